/** Tensors by name, read from and written to safetensors files. */
package cnnlab.weights;
