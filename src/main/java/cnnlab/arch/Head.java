package cnnlab.arch;

/**
 * A classifier of the network.
 *
 * @param layer the layer that yields its logits
 * @param lossWeight its share in the training loss
 */
public record Head(String layer, double lossWeight) {}
