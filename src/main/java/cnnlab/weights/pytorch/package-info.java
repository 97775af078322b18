/**
 * Weight files of PyTorch, read without running anything that is in them, and written as {@code
 * torch.load(file, weights_only=True)} opens them.
 */
package cnnlab.weights.pytorch;
