package cnnlab.run;

/**
 * Weights that a run starts from instead of random ones.
 *
 * @param weights path of a safetensors file; a run's checkpoint brings the optimizer's state along
 * @param freeze the layers up to this layer or block keep their weights; empty for none
 */
public record PretrainedSource(String weights, String freeze) {}
