/** The tab of what in the image an answer rests on. */
package cnnlab.ui.inspect.explanation;
