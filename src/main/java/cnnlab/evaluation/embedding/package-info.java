/** Many numbers of each image reduced to two, so that the images can be laid out on a map. */
@NullMarked
package cnnlab.evaluation.embedding;

import org.jspecify.annotations.NullMarked;
