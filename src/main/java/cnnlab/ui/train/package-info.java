/** The place where a network learns: what to train and how, and the runs as they go. */
package cnnlab.ui.train;
