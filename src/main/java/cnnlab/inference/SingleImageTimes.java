package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.engine.Device;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.machine.EnergyMeter;
import cnnlab.run.Provenance;
import cnnlab.text.UserProblem;
import cnnlab.training.Benchmark;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** How long a network takes to answer for one image alone, pass by pass. */
public final class SingleImageTimes {
  private static final int WARM_UP = 5;
  private static final int MOST_PASSES = 100;
  private static final int FEWEST_PASSES = 10;
  private static final double LONG_ENOUGH_SECONDS = 3;

  private SingleImageTimes() {}

  /**
   * What passes took.
   *
   * @param seconds of each
   * @param joules of the processor for each, on average; null where the machine does not tell
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  public record Measured(double[] seconds, @Nullable Double joules) {}

  /**
   * Measures a network with random weights on made-up pixels: a hundred passes, or as many as three
   * seconds allow.
   *
   * @param goOn told, now and then, the share done, 0 to 1; its answer false ends the work
   * @return empty if it was ended early
   */
  public static Optional<Measured> measure(
      Engine engine, Architecture architecture, DoublePredicate goOn) throws UserProblem {
    int classes = Shapes.of(architecture).get(architecture.mainHead().layer()).channels();
    Batch image = Benchmark.images(architecture.input(), classes, 1);
    double[] seconds = new double[MOST_PASSES];
    int passes = 0;
    double all = 0;
    try (Network network = engine.forInference(architecture)) {
      for (int i = 0; i < WARM_UP; i++) {
        network.predict(image);
      }
      Optional<EnergyMeter> energy = EnergyMeter.start();
      while (passes < MOST_PASSES && (passes < FEWEST_PASSES || all < LONG_ENOUGH_SECONDS)) {
        if (!goOn.test((double) passes / MOST_PASSES)) {
          return Optional.empty();
        }
        long start = System.nanoTime();
        network.predict(image);
        seconds[passes] = (System.nanoTime() - start) / 1e9;
        all += seconds[passes++];
      }
      int count = passes;
      Double joules = energy.flatMap(EnergyMeter::joules).map(sum -> sum / count).orElse(null);
      return Optional.of(new Measured(Arrays.copyOf(seconds, passes), joules));
    }
  }

  /** What computes here: "AMD EPYC 9654, 8 threads, oneDNN 2.5.2, CPU". */
  public static String machine(Engine engine) throws UserProblem {
    Device device = engine.device();
    return "%s, %d threads, %s"
        .formatted(Provenance.processor(), device.threads(), device.backend());
  }
}
