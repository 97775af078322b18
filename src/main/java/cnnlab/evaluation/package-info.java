/** What a trained network gets right and wrong on a data set, and how sure one can be of that. */
@NullMarked
package cnnlab.evaluation;

import org.jspecify.annotations.NullMarked;
