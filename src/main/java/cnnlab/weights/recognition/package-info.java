/** Which network of the catalogue some weights belong to, and what it expects of an image. */
package cnnlab.weights.recognition;
