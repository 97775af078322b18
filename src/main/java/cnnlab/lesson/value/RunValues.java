package cnnlab.lesson.value;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.BundledRuns;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the bundled runs measured. */
public final class RunValues {
  private final Map<String, ComparedRun> known = new HashMap<>();

  /** The bundled run of this folder name. */
  public synchronized ComparedRun compared(String name) throws UserProblem {
    ComparedRun run = known.get(name);
    if (run == null) {
      run = ComparedRun.of(new RunStore(BundledRuns.root()).open(folder(name)));
      known.put(name, run);
    }
    return run;
  }

  /** Where a bundled run lies. */
  public static Path folder(String name) throws UserProblem {
    Path folder = BundledRuns.root().resolve(name);
    if (!name.matches("[\\w-]+") || !Files.isDirectory(folder)) {
      throw UserProblem.of("lesson.value.run", name);
    }
    return folder;
  }

  public StoredRun stored(String name) throws UserProblem {
    return compared(name).run();
  }

  List<EpochMetrics> epochs(String name) throws UserProblem {
    return stored(name).epochs();
  }

  EpochMetrics last(String name) throws UserProblem {
    return epochs(name).getLast();
  }

  /**
   * Validation accuracy after an epoch.
   *
   * @param arguments a run, and the number of the epoch from 1
   */
  double after(List<String> arguments) throws UserProblem {
    int epoch = TypedNumber.whole(arguments.get(1), "epoch");
    return epochs(arguments.getFirst()).stream()
        .filter(each -> each.epoch() == epoch)
        .findFirst()
        .orElseThrow(() -> UserProblem.of("lesson.value.epoch", arguments.getFirst(), epoch))
        .valAccuracy();
  }

  double testAccuracy(String name) throws UserProblem {
    return compared(name).testAccuracy();
  }
}
