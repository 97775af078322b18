/** Weights that others have published, by name: what they are, and how to get them. */
package cnnlab.weights.hub;
