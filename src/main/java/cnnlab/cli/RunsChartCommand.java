package cnnlab.cli;

import cnnlab.chart.ChartColors;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartScene;
import cnnlab.chart.ChartStyle;
import cnnlab.cli.terminal.ChartReport;
import cnnlab.cli.terminal.Json;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.CostAxis;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.comparison.LearningCurves;
import cnnlab.comparison.LearningCurves.Along;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.comparison.PublishedReference;
import cnnlab.comparison.RunDifferences;
import cnnlab.comparison.SeedGroups;
import cnnlab.comparison.TradeoffScene;
import cnnlab.inference.SingleImageTimes;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Draws what Compare shows: runs' learning curves, or their accuracy against what it cost. */
@Command(
    name = "chart",
    description =
        "Draws learning curves, or accuracy against cost, as SVG, PNG or PDF; runs on several data"
            + " sets get a chart each, side by side.",
    mixinStandardHelpOptions = true)
final class RunsChartCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @ParentCommand private @Nullable RunsCommand parent;

  @Parameters(
      arity = "0..*",
      paramLabel = "RUN",
      description =
          "Folders of runs, or their names or titles in the list; also of bundled ones. Default:"
              + " all runs but these.")
  private List<String> names = List.of();

  @Option(names = "--kind", description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Kind kind = Kind.curves;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The file to write: .svg, .png or .pdf.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print the points drawn as JSON.")
  private boolean json;

  @Option(names = "--data", paramLabel = "NAME", description = "Only runs on this data set.")
  private @Nullable String data;

  @Option(names = "--loss", description = "Curves of the loss in place of accuracy.")
  private boolean loss;

  @Option(
      names = "--parts",
      split = ",",
      paramLabel = "PART",
      description = "Curves to draw: ${COMPLETION-CANDIDATES}. Default: validation.")
  private List<Split> parts = List.of(Split.validation);

  @Option(
      names = "--along",
      description =
          "What curves run along: ${COMPLETION-CANDIDATES} (minutes; 10^12 multiply-accumulates)."
              + " Default: ${DEFAULT-VALUE}.")
  private Spent along = Spent.epochs;

  @Option(
      names = "--combine-seeds",
      description =
          "One curve or bubble for runs that differ in the seed alone: their mean, with a band of"
              + " one standard deviation.")
  private boolean combine;

  @Option(
      names = "--across",
      description =
          "Cost that accuracy is set against: ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}.")
  private Cost across = Cost.params;

  @Option(
      names = "--area",
      description =
          "Cost that a bubble's area stands for: ${COMPLETION-CANDIDATES}. Default:"
              + " ${DEFAULT-VALUE}.")
  private Cost area = Cost.macs;

  @Option(
      names = "--budget",
      split = ",",
      paramLabel = "COST=N",
      description =
          "Fade runs that cost more: params and macs in millions, memory, inference and file in"
              + " MiB, time in minutes, latency in milliseconds.")
  private Map<Cost, Double> budgets = Map.of();

  @Option(
      names = "--published",
      description = "Also published networks, hollow; ImageNet's on an axis of their own.")
  private boolean published;

  @Option(names = "--log", description = "Loss or cost on a logarithmic axis.")
  private boolean log;

  @Option(names = "--dark", description = "Light on a dark ground.")
  private boolean dark;

  /** What is drawn; spelled as it is typed. */
  enum Kind {
    curves,
    tradeoff
  }

  /** Images that a curve was measured on; spelled as it is typed. */
  enum Split {
    training(Part.TRAINING),
    validation(Part.VALIDATION),
    test(Part.TEST);

    private final Part part;

    Split(Part part) {
      this.part = part;
    }
  }

  /** What curves run along; spelled as it is typed. */
  enum Spent {
    epochs(Along.EPOCHS),
    time(Along.TIME),
    macs(Along.MACS);

    private final Along along;

    Spent(Along along) {
      this.along = along;
    }
  }

  /** What accuracy costs; spelled as it is typed. */
  enum Cost {
    params(CostAxis.PARAMS),
    macs(CostAxis.MACS),
    memory(CostAxis.MEMORY),
    inference(CostAxis.INFERENCE_MEMORY),
    file(CostAxis.FILE_SIZE),
    time(CostAxis.TRAINING_TIME),
    throughput(CostAxis.THROUGHPUT),
    latency(CostAxis.LATENCY),
    energy(CostAxis.ENERGY);

    private final CostAxis axis;

    Cost(CostAxis axis) {
      this.axis = axis;
    }
  }

  @Override
  public Integer call() throws UserProblem {
    if (out == null && !json) {
      throw new ParameterException(
          spec.commandLine(),
          "Name the file to write with --out, or print the points with --json.");
    }
    List<ComparedRun> runs = runs();
    if (runs.size() > ChartColors.SERIES) {
      throw new ParameterException(
          spec.commandLine(),
          ("No more than %d runs can be told apart in one chart, and these are %d. Name those to"
                  + " draw, or choose a data set with --data.")
              .formatted(ChartColors.SERIES, runs.size()));
    }
    if (runs.stream().allMatch(run -> run.epochsDone() == 0)) {
      throw UserProblem.of("chart.no-runs");
    }
    List<ChartScene> scenes = kind == Kind.curves ? curves(runs) : tradeoff(runs);
    if (out != null) {
      new ChartPicture(scenes, new ChartStyle(colors(), ChartStyle.USUAL_FONT_SIZE)).write(out);
    }
    if (json) {
      Json.print(scenes.stream().map(ChartReport::of).toList(), spec.commandLine().getOut());
    }
    return 0;
  }

  /** Those asked for, newest first, or in the order in which they are named. */
  private List<ComparedRun> runs() throws UserProblem {
    RunStore store = parent == null ? RunStore.usual() : parent.store();
    List<StoredRun> found = new ArrayList<>();
    if (names.isEmpty()) {
      found.addAll(store.list());
    }
    for (String name : names) {
      found.add(store.named(name));
    }
    Map<String, Latency> latencies = latencies();
    List<ComparedRun> runs = new ArrayList<>();
    for (StoredRun run : found) {
      if (data == null || data.equals(run.record().dataset())) {
        String network = LatencyFile.key(run.record().architecture());
        runs.add(ComparedRun.of(run).with(latencies.get(network)));
      }
    }
    if (isAskedFor(Cost.latency) && runs.stream().allMatch(run -> run.latency() == null)) {
      throw UserProblem.of("chart.no-latency");
    }
    return combine ? SeedGroups.combined(runs) : runs;
  }

  /** What was measured on this machine; the engine, which names it, is opened only for that. */
  private Map<String, Latency> latencies() throws UserProblem {
    return parent == null || !isAskedFor(Cost.latency)
        ? Map.of()
        : LatencyFile.usual().on(SingleImageTimes.machine(parent.engine()));
  }

  private boolean isAskedFor(Cost cost) {
    return kind == Kind.tradeoff && (across == cost || area == cost || budgets.containsKey(cost));
  }

  private List<ChartScene> curves(List<ComparedRun> runs) {
    Set<Part> wanted = EnumSet.noneOf(Part.class);
    parts.forEach(split -> wanted.add(split.part));
    LearningCurves curves =
        new LearningCurves(
            loss ? Measure.LOSS : Measure.ACCURACY,
            along.along,
            wanted,
            Messages.ENGLISH,
            colors());
    RunDifferences differences = differences(runs);
    return datasets(runs)
        .<ChartScene>map(
            name ->
                curves.scene(
                    name,
                    curves.of(
                        on(name, runs),
                        run -> differences.labelOnItsData(run.record(), Messages.ENGLISH),
                        runs::indexOf,
                        _ -> false),
                    loss && log))
        .toList();
  }

  private List<ChartScene> tradeoff(List<ComparedRun> runs) throws UserProblem {
    List<PublishedReference> references = published ? PublishedReference.all() : List.of();
    List<String> names = datasets(runs).toList();
    Stream<String> beside =
        published
            ? PublishedReference.beside(names).stream().map(dataset -> dataset.title())
            : Stream.empty();
    TradeoffScene charts =
        new TradeoffScene(
            across.axis,
            area.axis,
            log,
            budgets.entrySet().stream()
                .collect(Collectors.toMap(it -> it.getKey().axis, Map.Entry::getValue)),
            Messages.ENGLISH,
            colors());
    RunDifferences differences = differences(runs);
    return Stream.concat(names.stream(), beside)
        .<ChartScene>map(
            name ->
                charts.of(
                    name,
                    on(name, runs),
                    PublishedReference.on(name, references),
                    run -> differences.labelOnItsData(run.record(), Messages.ENGLISH),
                    run -> Optional.of(runs.indexOf(run))))
        .toList();
  }

  private ChartColors colors() {
    return dark ? ChartColors.DARK : ChartColors.LIGHT;
  }

  private static RunDifferences differences(List<ComparedRun> runs) {
    return RunDifferences.of(runs.stream().map(ComparedRun::record).toList());
  }

  private static Stream<String> datasets(List<ComparedRun> runs) {
    return runs.stream().map(ComparedRun::dataset).distinct();
  }

  private static List<ComparedRun> on(String dataset, List<ComparedRun> runs) {
    return runs.stream().filter(run -> run.dataset().equals(dataset)).toList();
  }
}
