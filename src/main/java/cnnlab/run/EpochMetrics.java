package cnnlab.run;

/**
 * What one pass over the training data came to.
 *
 * @param epoch from 1
 * @param trainLoss mean cross-entropy over the epoch's training examples, while the weights changed
 * @param trainAccuracy share of them classified right, 0 to 1
 * @param valLoss mean cross-entropy on the validation split after the epoch
 * @param valAccuracy share of the validation split classified right, 0 to 1
 * @param learningRate at the epoch's end
 * @param seconds wall-clock time of the epoch, without pauses
 */
public record EpochMetrics(
    int epoch,
    double trainLoss,
    double trainAccuracy,
    double valLoss,
    double valAccuracy,
    double learningRate,
    double seconds) {}
