/** What a network is: layers, operations, shapes, tensors. */
package cnnlab.arch;
