package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.data.Dataset;
import cnnlab.data.transform.Augmentation;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.machine.ProcessMemory;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How fast a network trains and answers on this machine, on made-up images.
 *
 * @param network the catalogue's name
 * @param trainImagesPerSecond median over the iterations after the warm-up
 * @param inferImagesPerSecond the same, of prediction
 * @param peakMiB the most memory the program took
 * @param forecastMiB what was forecast for it
 * @param loadingShare by which an iteration takes longer when its images are loaded and changed
 *     meanwhile; null where no data were given
 */
public record Benchmark(
    String network,
    int inputSize,
    int batch,
    double trainImagesPerSecond,
    double inferImagesPerSecond,
    long peakMiB,
    long forecastMiB,
    @Nullable Double loadingShare) {
  private static final int WARM_UP = 3;
  private static final long SEED = 1;
  private static final OptimizerSettings OPTIMIZER =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 1e-3, 0.9, 5e-4);

  /** Images to load, and the random changes to them. */
  public record Load(Dataset data, Augmentation augmentation) {}

  /** One iteration; its time is measured. */
  private interface Step {
    void run() throws UserProblem;
  }

  /**
   * Measures {@code iterations} of training and as many of prediction.
   *
   * @param load what to load images from; null for made-up ones alone
   */
  public static Benchmark run(
      Engine engine, NetworkSettings settings, int batch, int iterations, @Nullable Load load)
      throws UserProblem {
    Architecture architecture = Catalogue.build(settings);
    long forecast =
        new MemoryCheck(engine, architecture, OPTIMIZER.kind(), Set.of()).benchmark(batch);
    Batch images = images(architecture.input(), settings.classes(), batch);
    double train;
    double infer;
    Double loading = null;
    try (Network network = engine.forTraining(architecture, OPTIMIZER, batch, SEED)) {
      train = batch / median(iterations, () -> network.train(images, OPTIMIZER.learningRate()));
      long _ = ProcessMemory.nowMiB();
      if (load != null) {
        loading =
            new LoadingCost(network, OPTIMIZER.learningRate(), load, batch, settings.inputSize())
                .share(iterations);
      }
    }
    try (Network network = engine.forInference(architecture)) {
      infer = batch / median(iterations, () -> network.predict(images));
      long _ = ProcessMemory.nowMiB();
    }
    return new Benchmark(
        settings.name(),
        settings.inputSize(),
        batch,
        train,
        infer,
        ProcessMemory.peakMiB(),
        forecast >> 20,
        loading);
  }

  /** Made-up pixels with made-up labels, the same every time. */
  public static Batch images(Op.Input input, int classes, int batch) {
    Random random = new Random(SEED);
    int values = input.channels() * input.height() * input.width();
    float[] pixels = new float[batch * values];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int[] labels = random.ints(batch, 0, classes).toArray();
    return new Batch(batch, pixels, labels);
  }

  /** Seconds of the middle iteration. */
  private static double median(int iterations, Step step) throws UserProblem {
    for (int i = 0; i < WARM_UP; i++) {
      step.run();
    }
    double[] seconds = new double[iterations];
    for (int i = 0; i < iterations; i++) {
      long start = System.nanoTime();
      step.run();
      seconds[i] = (System.nanoTime() - start) / 1e9;
    }
    return median(seconds);
  }

  /** The middle value; of an even number of them, the mean of both in the middle. Sorts them. */
  public static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
