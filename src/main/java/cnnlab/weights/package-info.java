/** Tensors by name, what is known of them, and how they fit a network. */
package cnnlab.weights;
