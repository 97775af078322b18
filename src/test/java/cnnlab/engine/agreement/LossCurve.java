package cnnlab.engine.agreement;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.engine.Engine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSettings;
import cnnlab.run.RunStore;
import cnnlab.run.Schedule;
import cnnlab.training.DefaultSettings;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * ResNet-20 on CIFAR-10 with the lab's executor or with DL4J's own layers; src/bench/loss-curves.sh
 * runs both. All else is the same: pipeline, order of the images, changes, weights to start from.
 */
final class LossCurve {
  private static final int CLASSES = 10;
  private static final int SIZE = 32;
  private static final int BATCH = 128;
  private static final OptimizerSettings NESTEROV =
      new OptimizerSettings(OptimizerSettings.Kind.NESTEROV, 0.05, 0.9, 0);

  private LossCurve() {}

  /** Arguments: "onednn" or "stock", CIFAR-10's folder, epochs, seed, images (0: all), runs. */
  static void main(String[] args) throws Exception {
    Path classes = Files.createTempDirectory("classes");
    Engine engine = args[0].equals("stock") ? new StockEngine(classes) : new OneDnnEngine();
    RunSettings settings =
        new RunSettings(
            new NetworkSettings("resnet20", SIZE, CLASSES, 1, false),
            args[1],
            DefaultSettings.VALIDATION_SHARE,
            TestUse.VALIDATION, // so that all training images are learned
            Integer.parseInt(args[4]),
            Integer.parseInt(args[2]),
            BATCH,
            NESTEROV,
            Schedule.CONSTANT,
            DefaultSettings.augmentation(SIZE),
            Long.parseLong(args[3]),
            0,
            List.of(),
            null,
            Corrections.NONE);
    new Training(engine, new RunStore(Path.of(args[5])))
        .run(settings, new Printing(args[0]), new TrainingControl());
    System.exit(0);
  }

  /** Prints the mean loss of every hundred iterations. */
  private static final class Printing implements TrainingListener {
    private static final int TOGETHER = 100;
    private final String engine;
    private double sum;

    Printing(String engine) {
      this.engine = engine;
    }

    @Override
    public void iteration(Progress progress) {
      sum += progress.loss();
      if (progress.iteration() % TOGETHER == 0) {
        System.out.printf(
            "%s, iteration %d: loss %.4f, %.0f images/s%n",
            engine, progress.iteration(), sum / TOGETHER, progress.imagesPerSecond());
        sum = 0;
      }
    }
  }
}
