/** Weight files in the safetensors format, read without trust and written whole. */
package cnnlab.weights.safetensors;
