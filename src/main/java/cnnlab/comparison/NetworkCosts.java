package cnnlab.comparison;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;

/**
 * What follows from a network alone.
 *
 * @param params learnable, without auxiliary classifiers
 * @param macs multiply-accumulates for one image
 * @param trainingBytes the least that training takes
 * @param inferenceBytes the least that answering for one image takes
 * @param fileBytes of the weights as float32, running statistics of batch normalization among them
 */
public record NetworkCosts(
    long params, long macs, long trainingBytes, long inferenceBytes, long fileBytes) {

  static NetworkCosts of(Analysis analysis, MemoryEstimate training) {
    return new NetworkCosts(
        analysis.params(),
        analysis.macs(),
        training.total(),
        MemoryEstimate.inference(analysis, 1).total(),
        (analysis.params() + analysis.state()) * Float.BYTES);
  }
}
