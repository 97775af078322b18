package cnnlab.cli;

import cnnlab.cli.terminal.ComparisonReport;
import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.comparison.RunDifferences;
import cnnlab.data.DataParts;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.engine.Engine;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.evaluation.NetworkPredictions;
import cnnlab.evaluation.SharedImages;
import cnnlab.run.PretrainedWeights;
import cnnlab.run.RunRecord;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.training.TrainingControl;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether one trained network is really better than another. */
@Command(
    description =
        "Classifies the same images with several networks and says where they agree, and whether"
            + " the difference of their accuracies could be chance: McNemar's exact test (mid-p)"
            + " and a paired bootstrap interval.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "2..*",
      paramLabel = "NETWORK",
      description =
          "A run's folder, or its name or title in the list, also of a bundled one; or a weight"
              + " file, or fetched weights by their name.")
  private List<String> names = List.of();

  @Option(
      names = "--split",
      paramLabel = "SPLIT",
      description =
          "test, val, train or all. Default: the test images; those that validated all runs where"
              + " the data have none.")
  private @Nullable EvaluatedSplit split;

  @Option(names = "--runs", paramLabel = "DIR", description = "Where the runs are.")
  private @Nullable Path runs;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  CompareCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    List<Optional<StoredRun>> found = new ArrayList<>();
    RunStore store = runs == null ? RunStore.usual() : new RunStore(runs);
    for (String name : names) {
      found.add(PretrainedWeights.run(store, name));
    }
    List<EvaluatedNetwork> networks = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      networks.add(network(names.get(i), found.get(i)));
    }
    SharedImages images = images(found);
    List<NetworkPredictions> judged = new ArrayList<>();
    TrainingControl control = new TrainingControl();
    try (Interruption _ = Interruption.stops(control)) {
      for (int i = 0; i < names.size() && !control.isStopped(); i++) {
        CountLine progress = new CountLine(spec.commandLine().getErr(), "images");
        Optional<List<ExamplePrediction>> examples =
            networks
                .get(i)
                .examples(
                    engine,
                    images.data(),
                    images.split(),
                    (done, all) -> {
                      progress.show(done, all);
                      return !control.isStopped();
                    });
        String title = title(i, found);
        examples.ifPresent(it -> judged.add(new NetworkPredictions(title, it)));
      }
    }
    if (judged.size() == names.size()) {
      print(ComparisonReport.of(images, judged));
    }
    return 0;
  }

  private static EvaluatedNetwork network(String name, Optional<StoredRun> run) throws UserProblem {
    return run.isPresent()
        ? EvaluatedNetwork.of(run.get())
        : EvaluatedNetwork.of(PublishedWeights.file(Path.of(name)), null, null, null);
  }

  /** As the title tells them apart; a weight file's name. */
  private String title(int index, List<Optional<StoredRun>> found) {
    List<RunRecord> records =
        found.stream().flatMap(Optional::stream).map(StoredRun::record).toList();
    String title =
        found
            .get(index)
            .map(run -> RunDifferences.of(records).labelOnItsData(run.record(), Messages.ENGLISH))
            .orElseGet(() -> Path.of(names.get(index)).getFileName().toString());
    boolean twice = names.indexOf(names.get(index)) < index;
    return twice ? title + " (" + (index + 1) + ")" : title;
  }

  private SharedImages images(List<Optional<StoredRun>> found) throws UserProblem {
    List<RunRecord> records =
        found.stream().flatMap(Optional::stream).map(StoredRun::record).toList();
    if (data.name().isEmpty()) {
      if (records.size() < found.size()) {
        throw new ParameterException(spec.commandLine(), "--data is missing.");
      }
      SharedImages own = SharedImages.of(records);
      return split == null ? own : new SharedImages(own.data(), split);
    }
    DataParts parts = data.open(spec.commandLine().getErr());
    Splitting usual = new Splitting(DefaultSettings.validationShare(parts), TestUse.AT_END, 1);
    return new SharedImages(parts.split(usual), split == null ? EvaluatedSplit.TEST : split);
  }

  private void print(ComparisonReport report) {
    if (json) {
      Json.print(report, spec.commandLine().getOut());
    } else {
      report.print(spec.commandLine().getOut());
    }
  }
}
