package cnnlab.ui.train.form;

import cnnlab.arch.catalogue.Entry;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunRecord;
import cnnlab.run.RunWeights;
import cnnlab.text.Messages;
import cnnlab.ui.RunModel;
import cnnlab.ui.train.run.RunCharts;
import cnnlab.weights.BundledWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Weights that a run can start from.
 *
 * @param file path; empty for random weights
 * @param kind which weights they are: message key
 * @param title of their run
 * @param epoch after which they were kept
 */
record StartChoice(String file, String kind, String title, int epoch) {
  static final StartChoice RANDOM = new StartChoice("", "random", "", 0);

  /** Of a file that belongs to no run in the list. */
  static StartChoice ofFile(String file) {
    return new StartChoice(file, "file", Path.of(file).getFileName().toString(), 0);
  }

  /** The one of these that has the file, or the file itself. */
  static StartChoice named(String file, List<StartChoice> known) {
    return known.stream()
        .filter(choice -> choice.file().equals(file))
        .findFirst()
        .orElseGet(() -> ofFile(file));
  }

  /** What there is for a network: random ones first, then what came along and what runs kept. */
  static List<StartChoice> all(Entry network, List<RunModel> runs) {
    List<StartChoice> choices = new ArrayList<>(List.of(RANDOM));
    if (network.name().equals(BundledWeights.NETWORK)) {
      BundledWeights.file()
          .ifPresent(file -> choices.add(new StartChoice(file.toString(), "bundled", "", 0)));
    }
    runs.forEach(run -> choices.addAll(ofRun(run, network)));
    return choices;
  }

  private static List<StartChoice> ofRun(RunModel run, Entry network) {
    RunRecord record = run.recordProperty().get();
    Path folder = run.folderProperty().get();
    if (record == null
        || folder == null
        || !run.stateProperty().get().ended()
        || !record.architecture().name().equals(network.name())) {
      return List.of();
    }
    return RunCharts.best(run).map(best -> kept(run, folder, best)).orElse(List.of());
  }

  private static List<StartChoice> kept(RunModel run, Path folder, EpochMetrics best) {
    String title = run.titleProperty().get();
    return List.of(
        new StartChoice(RunWeights.BEST.in(folder).toString(), "best", title, best.epoch()),
        new StartChoice(RunWeights.LAST.in(folder).toString(), "last", title, run.epochs().size()));
  }

  String title(Messages messages) {
    return messages.get("train.from." + kind, title, epoch);
  }
}
