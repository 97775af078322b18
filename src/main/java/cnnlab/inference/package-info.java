/**
 * A trained network with its preprocessing and labels: predictions, activations, time per layer.
 */
package cnnlab.inference;
