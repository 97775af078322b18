package cnnlab.engine;

/** The number of each example whose gradient is asked for. */
public sealed interface Target {

  /** The score of a class before softmax, of the main classifier. */
  record Logit(int label) implements Target {}

  /** The probability of a class, of the main classifier. */
  record Probability(int label) implements Target {}

  /** The cross-entropy of a class, of the main classifier. */
  record Loss(int label) implements Target {}

  /** The mean of one channel of a layer over all its places; the value of a vector's unit. */
  record Channel(String layer, int channel) implements Target {}

  /** The value of one channel of a layer at one place. */
  record Neuron(String layer, int channel, int row, int column) implements Target {}
}
