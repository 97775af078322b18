package cnnlab.ui.train.form;

import cnnlab.arch.catalogue.Entry;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunRecord;
import cnnlab.run.RunWeights;
import cnnlab.text.Messages;
import cnnlab.ui.RunModel;
import cnnlab.ui.train.run.RunCharts;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Weights that a run can start from.
 *
 * @param file path; empty for random weights
 * @param kind which weights they are: message key
 * @param run that they are of; null where they are of none in the list
 * @param epoch after which they were kept
 */
record StartChoice(String file, String kind, @Nullable RunModel run, int epoch) {
  static final StartChoice RANDOM = new StartChoice("", "random", null, 0);

  /** Of a file that belongs to no run in the list. */
  static StartChoice ofFile(String file) {
    return new StartChoice(file, "file", null, 0);
  }

  /** The one of these that has the file, or the file itself. */
  static StartChoice named(String file, List<StartChoice> known) {
    return known.stream()
        .filter(choice -> choice.file().equals(file))
        .findFirst()
        .orElseGet(() -> ofFile(file));
  }

  /** What there is for a network: random ones first, then what was fetched and what runs kept. */
  static List<StartChoice> all(Entry network, List<RunModel> runs) {
    List<StartChoice> choices = new ArrayList<>(List.of(RANDOM));
    PublishedWeights.of(network.name()).stream()
        .filter(PublishedWeights::isHere)
        .map(weights -> new StartChoice(weights.place().toString(), "published", null, 0))
        .forEach(choices::add);
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
    StartChoice first =
        new StartChoice(RunWeights.BEST.in(folder).toString(), "best", run, best.epoch());
    String newest = RunWeights.LAST.in(folder).toString();
    return run.isBundled()
        ? List.of(first)
        : List.of(first, new StartChoice(newest, "last", run, run.epochs().size()));
  }

  String title(Messages messages) {
    String title = run == null ? fileName() : run.label(messages);
    return messages.get("train.from." + kind, title, epoch);
  }

  private String fileName() {
    return file.isEmpty() ? "" : Path.of(file).getFileName().toString();
  }
}
