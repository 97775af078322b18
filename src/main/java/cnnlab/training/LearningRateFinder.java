package cnnlab.training;

import cnnlab.data.Batch;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Looks for a good learning rate: a new network is trained for a hundred iterations while the rate
 * rises from next to nothing until the loss explodes (Smith 2017, arXiv:1506.01186). Nothing is
 * kept.
 */
public final class LearningRateFinder {
  private static final int STEPS = 100;
  private static final double LOWEST = 1e-6;
  private static final double SMOOTHING = 0.9;

  /** The loss has exploded when it is so many times the lowest. */
  private static final double EXPLODED = 4;

  /** The suggestion lies this far below the rate of the lowest loss, where it still falls. */
  private static final double CAUTION = 10;

  /** Fewer points tell nothing. */
  private static final int LEAST_POINTS = 10;

  /**
   * What one rate came to.
   *
   * @param loss mean of this iteration's and the former losses, the newest counting most
   */
  public record Point(double rate, double loss) {}

  private final Engine engine;

  public LearningRateFinder(Engine engine) {
    this.engine = engine;
  }

  /**
   * Tries rates until the loss explodes or the user has seen enough, on the caller's thread.
   *
   * @param onPoint is told each point as it is found
   * @throws UserProblem where settings or data do not fit
   */
  public List<Point> run(RunSettings settings, TrainingControl control, Consumer<Point> onPoint)
      throws UserProblem {
    return run(settings, RunPlan.open(settings), control, onPoint);
  }

  /** The same, on data opened before. */
  public List<Point> run(
      RunSettings settings, Dataset data, TrainingControl control, Consumer<Point> onPoint)
      throws UserProblem {
    return run(RunPlan.of(settings, data), control, onPoint);
  }

  /** The same, as planned: nothing is checked or opened again. */
  public List<Point> run(RunPlan begun, TrainingControl control, Consumer<Point> onPoint)
      throws UserProblem {
    RunSettings settings = begun.settings();
    var _ = RunPlan.requireMemory(engine, begun.architecture(), settings, begun.data());
    Preprocessing preprocessing = begun.preprocessing();
    Split train = begun.data().prepared(preprocessing, settings.augmentation()).train();
    double highest = SettingsCheck.highestLearningRate(settings.optimizer().kind());
    List<Point> points = new ArrayList<>();
    try (Network network = begun.network(engine)) {
      Curve curve = new Curve();
      for (int epoch = 1; points.size() < STEPS && !curve.exploded(); epoch++) {
        try (BatchLoader batches =
            BatchLoader.training(
                train,
                preprocessing,
                settings.augmentation(),
                settings.batchSize(),
                settings.seed(),
                epoch)) {
          Batch batch = batches.nextFilled();
          while (batch != null && points.size() < STEPS && !curve.exploded()) {
            if (control.isStopped()) {
              return points;
            }
            double rate = LOWEST * Math.pow(highest / LOWEST, points.size() / (STEPS - 1.0));
            double loss = curve.add(network.train(batch, rate).loss());
            if (!curve.exploded()) {
              points.add(new Point(rate, loss));
              onPoint.accept(points.getLast());
            }
            batch = batches.nextFilled();
          }
        }
      }
    }
    return points;
  }

  /** A tenth of the rate with the lowest loss; none where the loss never fell. */
  public static OptionalDouble suggestion(List<Point> points) {
    if (points.size() < LEAST_POINTS) {
      return OptionalDouble.empty();
    }
    Point lowest = points.getFirst();
    for (Point point : points) {
      lowest = point.loss() < lowest.loss() ? point : lowest;
    }
    double rate = lowest.rate() / CAUTION;
    return rate > points.getFirst().rate()
        ? OptionalDouble.of(rounded(rate))
        : OptionalDouble.empty();
  }

  /** To one digit: more would pretend a precision that there is not. */
  private static double rounded(double rate) {
    return Double.parseDouble(String.format(Locale.ROOT, "%.0e", rate));
  }

  /** The smoothed loss so far. */
  private static final class Curve {
    private double mean;
    private double known;
    private double lowest = Double.POSITIVE_INFINITY;
    private double last = 0;

    double add(double loss) {
      mean = SMOOTHING * mean + (1 - SMOOTHING) * loss;
      known = SMOOTHING * known + (1 - SMOOTHING);
      last = mean / known;
      lowest = Math.min(lowest, last);
      return last;
    }

    boolean exploded() {
      return !(last <= EXPLODED * lowest);
    }
  }
}
