/** The tab of the likeliest classes. */
package cnnlab.ui.inspect.prediction;
