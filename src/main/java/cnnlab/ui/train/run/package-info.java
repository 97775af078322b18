/** One run as it goes: curves, layer statistics, confusion matrix, actions. */
package cnnlab.ui.train.run;
