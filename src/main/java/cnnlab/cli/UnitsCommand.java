package cnnlab.cli;

import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.OptionRange;
import cnnlab.cli.terminal.Table;
import cnnlab.data.Dataset;
import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.engine.Engine;
import cnnlab.evaluation.ClassMapping;
import cnnlab.explain.unit.AblationAccuracy;
import cnnlab.explain.unit.ConnectedUnit;
import cnnlab.explain.unit.Excitation;
import cnnlab.explain.unit.SplitWalk;
import cnnlab.explain.unit.TopActivations;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitConnections;
import cnnlab.explain.unit.UnitHome;
import cnnlab.files.Sha256;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.training.TrainingControl;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tells which images excite a unit, and which units it is connected to. */
@Command(
    description =
        "Prints which images of a data set excite a unit most and least, and the units that it is"
            + " connected to most strongly. The ranking is kept and used again.",
    mixinStandardHelpOptions = true)
final class UnitsCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkSource source = new NetworkSource();
  @Mixin private EvaluatedData data = new EvaluatedData();
  @Mixin private UnitOption unit = new UnitOption();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private int top = 9;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the ranking. Default: among what is kept about data sets.")
  private @Nullable Path out;

  @Option(
      names = "--ablate",
      description =
          "Also look what the classes lose while the unit gives 0 everywhere: the accuracy of each,"
              + " and which answers change.")
  private boolean ablate;

  @Option(
      names = "--images",
      paramLabel = "N",
      description = "For --ablate so many images, every class in proportion. Default: all.")
  private int limit;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  UnitsCommand(Engine engine) {
    this.engine = engine;
  }

  /** An image, by its number in the split, and where in the map its peak lies. */
  private record Image(int image, String label, float activation, int row, int column) {}

  /** A connected unit; the weight is the length of the kernel slice. */
  private record Connection(String layer, int unit, double weight) {}

  /** A class's accuracy in percent. */
  private record ClassAccuracy(
      @JsonProperty("class") String name, int images, double with, double without) {}

  /** An answer that becomes another while the unit is silent. */
  private record Change(String from, String to, int images) {}

  /** What silence costs. */
  private record Ablation(
      int images, double with, double without, List<ClassAccuracy> classes, List<Change> changes) {}

  /** All that is told of a unit. */
  private record Report(
      String layer,
      int unit,
      @JsonInclude(JsonInclude.Include.NON_NULL) Unit.@Nullable Place at,
      List<Integer> shape,
      List<Image> most,
      List<Image> least,
      List<Connection> inputs,
      List<Connection> outputs,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Ablation ablation) {}

  @Override
  public Integer call() throws UserProblem {
    source.checkUsage(spec.commandLine());
    OptionRange.require(spec.commandLine(), "--top", top, 1, TopActivations.KEPT);
    if (limit < 0) {
      throw new ParameterException(spec.commandLine(), "--images must be at least 1.");
    }
    Dataset images = data.open(source.run(), spec.commandLine());
    Split looked = data.split().of(images);
    String sha256 = Sha256.of(source.weights());
    Path folder =
        out != null
            ? out
            : UnitHome.of(sha256, images.name(), data.split().name().toLowerCase(Locale.ROOT));
    TrainingControl control = new TrainingControl();
    try (TrainedNetwork network = source.open(engine, spec.commandLine().getErr());
        Interruption _ = Interruption.stops(control)) {
      Unit asked = unit.of(network, spec.commandLine());
      int[] classes =
          ablate
              ? ClassMapping.of(images.name(), images.labels(), network.labels(), network.dataset())
              : new int[0];
      CountLine progress = new CountLine(spec.commandLine().getErr(), "images");
      SplitWalk.Listener listener =
          (done, all) -> {
            progress.show(done, all);
            return !control.isStopped();
          };
      Optional<TopActivations> found =
          TopActivations.of(
              network, sha256, looked, asked.layer(), asked.place(), folder, listener);
      if (found.isEmpty()) {
        return 0;
      }
      Ablation ablation = null;
      if (ablate) {
        Optional<AblationAccuracy> effect =
            AblationAccuracy.of(
                network,
                Subset.limited(looked, limit, 1),
                classes,
                Set.of(asked),
                Optional.empty(),
                listener);
        if (effect.isEmpty()) {
          return 0;
        }
        ablation = ablation(effect.get(), network.labels());
      }
      print(report(network, asked, found.get(), looked, images.labels(), ablation));
    }
    return 0;
  }

  private Report report(
      TrainedNetwork network,
      Unit asked,
      TopActivations found,
      Split looked,
      List<String> labels,
      @Nullable Ablation ablation)
      throws UserProblem {
    UnitConnections connections = new UnitConnections(network);
    Shape shape = Shapes.of(network.architecture()).get(asked.layer());
    return new Report(
        asked.layer(),
        asked.channel(),
        asked.place(),
        shape.dimensions(),
        images(found.most(asked.channel(), top), looked, labels),
        images(found.least(asked.channel(), top), looked, labels),
        connected(connections.inputs(asked)),
        connected(connections.outputs(asked)),
        ablation);
  }

  private static Ablation ablation(AblationAccuracy effect, List<String> labels) {
    AblationAccuracy.OfClass total = effect.total();
    return new Ablation(
        total.images(),
        100 * total.with(),
        100 * total.without(),
        effect.classes().stream()
            .map(
                each ->
                    new ClassAccuracy(
                        labels.get(each.label()),
                        each.images(),
                        100 * each.with(),
                        100 * each.without()))
            .toList(),
        effect.changes().stream()
            .map(
                each ->
                    new Change(
                        labels.get(each.from()), labels.get(each.to()), each.images().size()))
            .toList());
  }

  private static List<Image> images(List<Excitation> found, Split looked, List<String> labels) {
    return found.stream()
        .map(
            each ->
                new Image(
                    each.image(),
                    labels.get(looked.label(each.image())),
                    each.value(),
                    each.row(),
                    each.column()))
        .toList();
  }

  private List<Connection> connected(List<ConnectedUnit> units) {
    return units.stream()
        .limit(top)
        .map(each -> new Connection(each.unit().layer(), each.unit().channel(), each.weight()))
        .toList();
  }

  private void print(Report report) {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      Json.print(report, to);
      return;
    }
    images("excited most by", report.most, to);
    images("excited least by", report.least, to);
    connections("reads", report.inputs, to);
    connections("is read by", report.outputs, to);
    if (report.ablation != null) {
      ablation(report.ablation, to);
    }
  }

  private void ablation(Ablation ablation, PrintWriter to) {
    Table classes = new Table("<accuracy of", ">images", ">with it", ">without", ">lost");
    accuracy(classes, "all classes", ablation.images, ablation.with, ablation.without);
    ablation.classes.forEach(
        each -> accuracy(classes, each.name, each.images, each.with, each.without));
    classes.print(to);
    Table changes = new Table("<answer", "<becomes", ">images");
    ablation.changes.stream()
        .limit(top)
        .forEach(each -> changes.row(each.from, each.to, each.images));
    changes.print(to);
  }

  private static void accuracy(Table table, String name, int images, double with, double without) {
    table.row(name, images, percent(with), percent(without), percent(with - without));
  }

  private static String percent(double value) {
    return String.format(Locale.ROOT, "%.2f", value).replaceFirst("^-(0\\.0+)$", "$1");
  }

  private static void images(String title, List<Image> images, PrintWriter to) {
    Table table = new Table("<" + title, ">image", ">activation", ">row", ">column");
    images.forEach(
        each ->
            table.row(
                each.label,
                each.image,
                String.format(Locale.ROOT, "%.4g", each.activation),
                each.row,
                each.column));
    table.print(to);
  }

  private static void connections(String title, List<Connection> units, PrintWriter to) {
    Table table = new Table("<" + title, ">unit", ">weight");
    units.forEach(
        each -> table.row(each.layer, each.unit, String.format(Locale.ROOT, "%.4f", each.weight)));
    table.print(to);
  }
}
