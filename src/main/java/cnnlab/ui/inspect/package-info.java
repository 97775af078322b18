/** The place where a network is asked: predictions, activations, explanation. */
package cnnlab.ui.inspect;
