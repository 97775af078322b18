package cnnlab.training;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import java.util.Objects;

/**
 * What reading, changing and normalizing the examples of a data set costs training, though it is
 * done on a thread of its own: that thread takes a processor from the network.
 *
 * <p>The same network trains in turn on one batch held in memory and on batches as they are loaded,
 * so that a machine that slows down meanwhile slows both.
 */
final class LoadingCost {
  private static final int ROUNDS = 7;
  private static final long SEED = 1;

  private final Network network;
  private final double learningRate;
  private final Dataset data;
  private final Preprocessing preprocessing;
  private final Augmentation augmentation;
  private final int batchSize;

  LoadingCost(
      Network network, double learningRate, Benchmark.Load load, int batchSize, int inputSize)
      throws UserProblem {
    this.network = network;
    this.learningRate = learningRate;
    preprocessing = Preprocessing.measured(load.data().train(), inputSize);
    augmentation = load.augmentation();
    data = load.data().prepared(preprocessing, augmentation);
    this.batchSize = batchSize;
  }

  /**
   * The share by which an iteration takes longer, the median of {@value #ROUNDS} rounds; of noise
   * alone it can be below 0. A first round, in which images of files are decoded, counts in no
   * median.
   *
   * @param iterations of either kind in a round; no more than the data have batches
   */
  double share(int iterations) throws UserProblem {
    double[] shares = new double[ROUNDS];
    round(iterations, 0);
    for (int i = 0; i < ROUNDS; i++) {
      shares[i] = round(iterations, i + 1);
    }
    return Benchmark.median(shares);
  }

  private double round(int iterations, int epoch) throws UserProblem {
    Batch held = held(epoch);
    long start = System.nanoTime();
    for (int i = 0; i < iterations; i++) {
      network.train(held, learningRate);
    }
    double alone = (double) (System.nanoTime() - start) / iterations;
    int done = 0;
    start = System.nanoTime();
    try (BatchLoader batches = batches(epoch)) {
      for (Batch batch = batches.nextFilled(); batch != null && done < iterations; done++) {
        network.train(batch, learningRate);
        batch = batches.nextFilled();
      }
    }
    return (double) (System.nanoTime() - start) / done / alone - 1;
  }

  private Batch held(int epoch) throws UserProblem {
    try (BatchLoader batches = batches(epoch)) {
      Batch first = Objects.requireNonNull(batches.nextFilled());
      return new Batch(first.size(), first.pixels().clone(), first.labels().clone());
    }
  }

  private BatchLoader batches(int epoch) {
    return BatchLoader.training(data.train(), preprocessing, augmentation, batchSize, SEED, epoch);
  }
}
