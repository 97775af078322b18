package cnnlab.run;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.Augmentation;

/**
 * Everything a person chooses about a training run; with it and the seed, the run can be done
 * again.
 *
 * @param data name of a shipped data set, or a path
 * @param validationShare share of the examples kept for validation where the data has no split of
 *     its own
 * @param limit at most this many training examples; 0 for all
 */
public record RunSettings(
    NetworkSettings network,
    String data,
    double validationShare,
    int limit,
    int epochs,
    int batchSize,
    OptimizerSettings optimizer,
    Schedule schedule,
    Augmentation augmentation,
    long seed) {

  /** The same training of another network. */
  public RunSettings with(NetworkSettings newNetwork) {
    return new RunSettings(
        newNetwork,
        data,
        validationShare,
        limit,
        epochs,
        batchSize,
        optimizer,
        schedule,
        augmentation,
        seed);
  }

  /** The same training for another number of epochs. */
  public RunSettings withEpochs(int newEpochs) {
    return new RunSettings(
        network,
        data,
        validationShare,
        limit,
        newEpochs,
        batchSize,
        optimizer,
        schedule,
        augmentation,
        seed);
  }
}
