/** Weights of keras.applications, under torchvision's names. */
package cnnlab.weights.keras;
