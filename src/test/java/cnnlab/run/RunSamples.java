package cnnlab.run;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.OptimizerSettings.Kind;
import cnnlab.text.UserProblem;
import java.util.List;

/** Runs to test with. */
public final class RunSamples {
  private RunSamples() {}

  public static RunSettings settings() {
    return settings(
        new NetworkSettings("resnet20", 32, 3, 1, false),
        "shapes",
        0.1,
        0,
        2,
        16,
        new OptimizerSettings(Kind.SGD, 0.1, 0.9, 5e-4),
        Schedule.COSINE,
        Augmentation.NONE,
        1);
  }

  /**
   * From random weights to the last epoch, at the schedule's rate throughout; test images wait for
   * the end.
   */
  public static RunSettings settings(
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
    return new RunSettings(
        network,
        data,
        validationShare,
        TestUse.AT_END,
        limit,
        epochs,
        batchSize,
        optimizer,
        schedule,
        augmentation,
        seed,
        0,
        List.of(),
        null,
        Corrections.NONE);
  }

  public static RunRecord record(RunState state) throws UserProblem {
    return record(state, "2026-11-24T03:31:47Z");
  }

  public static RunRecord record(RunState state, String created) throws UserProblem {
    Architecture architecture = Catalogue.build(settings().network());
    return new RunRecord(
        RunRecord.FORMAT,
        "ResNet-20 · pets",
        state,
        settings(),
        architecture,
        "pets",
        List.of("cat", "dog, small", "the \"fish\""),
        100,
        20,
        10,
        new Preprocessing(32, 32, List.of(0.4f, 0.5f, 0.6f), List.of(0.2f, 0.25f, 0.3f)),
        new Provenance("1.0", created, "25", "Linux", "a processor", 2, "an engine", null, null),
        12.5,
        321,
        null);
  }

  /** The same run of a network that lay in a file "mine.json". */
  public static RunRecord ofOwnNetwork(RunRecord run, Architecture own) {
    return run.with(run.settings().with(new NetworkSettings("mine.json", 32, 3, 1, false)))
        .withArchitecture(own);
  }

  public static EpochMetrics epoch(int epoch, double accuracy) {
    return new EpochMetrics(epoch, 1.5, 0.5, 1.25, accuracy, Double.NaN, 1e-5, 3.5, Metrics.NONE);
  }
}
