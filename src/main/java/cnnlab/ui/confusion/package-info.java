/** A confusion matrix of two to a thousand classes, drawn as one picture. */
package cnnlab.ui.confusion;
