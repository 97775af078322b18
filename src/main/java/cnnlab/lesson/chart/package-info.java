/** What is drawn of runs in a lesson: in its window, and on its handout. */
package cnnlab.lesson.chart;
