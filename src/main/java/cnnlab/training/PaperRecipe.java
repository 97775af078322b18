package cnnlab.training;

import cnnlab.arch.catalogue.Family;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.Schedule;
import java.util.Optional;

/**
 * How the authors of a family trained it.
 *
 * @param batchSize images per iteration
 * @param schedule the nearest to theirs
 */
public record PaperRecipe(OptimizerSettings optimizer, int batchSize, Schedule schedule) {
  /** Fewer iterations an epoch than this, and a data set is small for a batch. */
  private static final int LEAST_ITERATIONS = 50;

  private static final int SMALLEST_BATCH = 8;

  /** The recipe of a family's paper; none where its optimizer is not among ours. */
  public static Optional<PaperRecipe> of(Family family) {
    return switch (family) {
      // Section 5: batch 128, momentum 0.9, weight decay 0.0005; 0.01, divided by 10 three times.
      case ALEXNET -> Optional.of(sgd(0.01, 5e-4, 128, Schedule.STEP));
      // Section 3.1: batch 256, momentum 0.9, weight decay 5e-4; 0.01, divided by 10 three times.
      case VGG -> Optional.of(sgd(0.01, 5e-4, 256, Schedule.STEP));
      // Section 6 gives momentum 0.9 and a fall by 4 % every 8 epochs, which in a short run is
      // none; rate, weight decay and batch are those of Caffe's bvlc_googlenet.
      case GOOGLENET -> Optional.of(sgd(0.01, 2e-4, 32, Schedule.CONSTANT));
      // Section 3.4: batch 256, momentum 0.9, weight decay 0.0001; 0.1, divided by 10 on plateaus.
      case RESNET -> Optional.of(sgd(0.1, 1e-4, 256, Schedule.STEP));
      // Section 4.2: batch 128, weight decay 0.0001, momentum 0.9; 0.1, divided by 10 after 32 k
      // and 48 k of 64 k iterations. The plain networks are trained alike.
      case RESNET_CIFAR, PLAIN -> Optional.of(sgd(0.1, 1e-4, 128, Schedule.STEP));
      // Stochastic diagonal Levenberg-Marquardt; RMSProp; none.
      case LENET, INCEPTION, OWN -> Optional.empty();
    };
  }

  /**
   * The same for so many training examples. Where they are few, the batch is halved until an epoch
   * has enough iterations, and the learning rate with it (Goyal and others 2017, arXiv:1706.02677).
   */
  public PaperRecipe scaledTo(int examples) {
    int batch = batchSize;
    double rate = optimizer.learningRate();
    while (batch > SMALLEST_BATCH && examples / batch < LEAST_ITERATIONS) {
      batch /= 2;
      rate /= 2;
    }
    return sgd(rate, optimizer.weightDecay(), batch, schedule);
  }

  private static PaperRecipe sgd(double rate, double weightDecay, int batch, Schedule schedule) {
    return new PaperRecipe(
        new OptimizerSettings(
            OptimizerSettings.Kind.SGD, rate, DefaultSettings.MOMENTUM, weightDecay),
        batch,
        schedule);
  }
}
