package cnnlab.cli;

import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.data.Dataset;
import cnnlab.data.image.Split;
import cnnlab.engine.Engine;
import cnnlab.explain.unit.ConnectedUnit;
import cnnlab.explain.unit.Excitation;
import cnnlab.explain.unit.TopActivations;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitConnections;
import cnnlab.explain.unit.UnitHome;
import cnnlab.files.Sha256;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.training.TrainingControl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  UnitsCommand(Engine engine) {
    this.engine = engine;
  }

  /** An image, by its number in the split, and where in the map its peak lies. */
  private record Image(int image, String label, float activation, int row, int column) {}

  /** A connected unit; the weight is the length of the kernel slice. */
  private record Connection(String layer, int unit, double weight) {}

  /** All that is told of a unit. */
  private record Report(
      String layer,
      int unit,
      List<Integer> shape,
      List<Image> most,
      List<Image> least,
      List<Connection> inputs,
      List<Connection> outputs) {}

  @Override
  public Integer call() throws UserProblem {
    source.checkUsage(spec.commandLine());
    if (top < 1 || top > TopActivations.MOST) {
      throw new ParameterException(
          spec.commandLine(), "--top must be from 1 to " + TopActivations.MOST + ".");
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
      Unit asked = unit.of(network);
      CountLine progress = new CountLine(spec.commandLine().getErr(), "images");
      Optional<TopActivations> found =
          TopActivations.of(
              network,
              sha256,
              looked,
              asked.layer(),
              folder,
              (done, all) -> {
                progress.show(done, all);
                return !control.isStopped();
              });
      if (found.isPresent()) {
        print(report(network, asked, found.get(), looked, images.labels()));
      }
    }
    return 0;
  }

  private Report report(
      TrainedNetwork network, Unit asked, TopActivations found, Split looked, List<String> labels)
      throws UserProblem {
    UnitConnections connections = new UnitConnections(network);
    Shape shape = Shapes.of(network.architecture()).get(asked.layer());
    return new Report(
        asked.layer(),
        asked.channel(),
        shape.dimensions(),
        images(found.most(asked.channel(), top), looked, labels),
        images(found.least(asked.channel(), top), looked, labels),
        connected(connections.inputs(asked)),
        connected(connections.outputs(asked)));
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
