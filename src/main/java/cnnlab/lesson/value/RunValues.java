package cnnlab.lesson.value;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.BundledRuns;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunHistory;
import cnnlab.run.StoredRun;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What runs measured: the bundled ones, and those of a lesson. */
public final class RunValues {
  /** Before the name of a run that was trained while its lesson was checked. */
  public static final String LIVE = "live:";

  private final Path lesson;
  private final Map<String, ComparedRun> known = new HashMap<>();
  private final Map<String, RunHistory> histories = new HashMap<>();

  /**
   * @param lesson the lesson's folder, for recorded runs of its own
   */
  public RunValues(Path lesson) {
    this.lesson = lesson;
  }

  /** Tells of a run that was trained just now, by its name behind {@link #LIVE}. */
  public synchronized void trained(String name, StoredRun run) throws UserProblem {
    known.put(LIVE + name, ComparedRun.of(run));
    histories.put(LIVE + name, run.history());
  }

  /** Tells that runs trained are gone. */
  public synchronized void forgetTrained() {
    known.keySet().removeIf(name -> name.startsWith(LIVE));
    histories.keySet().removeIf(name -> name.startsWith(LIVE));
  }

  /** The run of this folder name. */
  public synchronized ComparedRun compared(String name) throws UserProblem {
    ComparedRun run = known.get(name);
    if (run == null) {
      run = ComparedRun.of(BundledRuns.store().open(folder(name)));
      known.put(name, run);
    }
    return run;
  }

  /** Where a run lies: a bundled one, or one of the lesson's. */
  public Path folder(String name) throws UserProblem {
    if (name.matches("[\\w-]+")) {
      for (Path root : List.of(BundledRuns.root(), lesson)) {
        if (Files.isRegularFile(root.resolve(name).resolve("run.json"))) {
          return root.resolve(name);
        }
      }
    }
    throw UserProblem.of("lesson.value.run", name);
  }

  /** Whether it is one of the lesson's. */
  public boolean isOwn(String name) throws UserProblem {
    return folder(name).startsWith(lesson);
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

  /** What happened within the epochs. */
  public synchronized RunHistory history(String name) throws UserProblem {
    RunHistory history = histories.get(name);
    if (history == null) {
      history = stored(name).history();
      histories.put(name, history);
    }
    return history;
  }

  /**
   * Norm of a layer's gradient, the mean of where it was measured in an epoch.
   *
   * @param arguments a run, a layer, and the number of the epoch from 1
   */
  double gradient(List<String> arguments) throws UserProblem {
    String run = arguments.getFirst();
    String layer = arguments.get(1);
    int epoch = TypedNumber.whole(arguments.get(2), "epoch");
    Double norm = EpochGradients.of(history(run), epoch).norms().get(layer);
    if (norm == null) {
      throw UserProblem.of("lesson.value.layer", run, layer);
    }
    return norm;
  }
}
