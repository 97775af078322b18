/** The list of runs and the queue. */
package cnnlab.ui.train.list;
