package cnnlab.run;

import cnnlab.arch.Architecture;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunTableCsv;
import cnnlab.text.UserProblem;
import cnnlab.weights.TensorSource;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A run whose files are damaged one by one. */
public final class MutatedRun {
  private MutatedRun() {}

  /** All files of a small run that has everything. */
  public static Map<String, byte[]> files(Path root, Architecture network, TensorSource weights)
      throws Exception {
    RunStore store = new RunStore(root);
    RunRecord sample = RunSamples.ofOwnNetwork(RunSamples.record(RunState.RUNNING), network);
    Path path;
    try (RunFolder folder = store.create(sample)) {
      path = folder.path();
      folder.iteration(new IterationMetrics(1, 1, 0.7, 0.5, 0.1, List.of(0.7, 0.6)));
      folder.iteration(new IterationMetrics(2, 1, 0.6, 0.5, 0.1));
      folder.health(new LayerMetrics(1, List.of(new LayerStatistics("conv", 1, 0.1, 0.2, 0))));
      folder.epoch(new EpochMetrics(1, 0.6, 0.5, 0.7, 0.5, Double.NaN, 0.1, 3, Metrics.NONE));
      long[][] counts = {{3, 1}, {0, 4}};
      folder.best(weights, new ConfusionMatrix(sample.labels(), counts));
      folder.checkpoint(new RunProgress(2, 0, 2, 0, 0, 0, 1), weights, weights);
      folder.data("0".repeat(64) + "\n" + "1".repeat(64));
      folder.skipped(UserProblem.of("file.empty", "a.png").at("a.png"));
      folder.problem(UserProblem.of("train.crashed", "none"));
      folder.update(folder.record().in(RunState.STOPPED));
    }
    store.describe(path, new RunNotes("title", List.of("tag"), "a note"));
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(path)) {
      for (Path file : all.toList()) {
        files.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** Shows it in a table and in its listing. */
  public static void use(StoredRun run) throws UserProblem {
    RunTableCsv.of(List.of(ComparedRun.of(run)));
    run.record().settings().learningRate(1, 2);
    run.checkpoint(Arena.ofAuto());
    run.dataFingerprint();
  }

  /** Goes on with it, and stops at once. */
  public static void resume(StoredRun run) throws UserProblem {
    int epochs = run.record().settings().epochs();
    try (RunFolder folder =
        new RunStore(run.folder().resolveSibling(""))
            .resume(run.folder(), run.record().settings().withEpochs(epochs))
            .folder()) {
      folder.log("went on");
    }
  }
}
