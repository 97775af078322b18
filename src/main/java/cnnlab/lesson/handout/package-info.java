/** A lesson on paper. */
package cnnlab.lesson.handout;
