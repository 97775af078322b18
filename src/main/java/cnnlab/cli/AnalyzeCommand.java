package cnnlab.cli;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the numbers of one network, layer by layer. */
@Command(
    name = "analyze",
    description =
        "Prints shapes, parameters, multiply-accumulates, activation memory and receptive field"
            + " of every layer.",
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkOptions network = new NetworkOptions();

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /** A network as JSON; the totals leave auxiliary classifiers out. */
  private record Summary(
      String name,
      List<Integer> input,
      long params,
      long auxiliaryParams,
      long macs,
      long activationBytes,
      int receptiveField,
      List<Line> layers) {
    static Summary of(Analysis analysis) {
      LayerStats input = analysis.layers().getFirst();
      return new Summary(
          analysis.architecture().name(),
          input.output().dimensions(),
          analysis.params(),
          analysis.auxiliaryParams(),
          analysis.macs(),
          analysis.activationBytes(),
          analysis.receptiveField(),
          analysis.layers().stream().map(Line::of).toList());
    }
  }

  /** A layer as JSON. */
  private record Line(
      String name,
      String op,
      List<String> inputs,
      List<Integer> outputShape,
      long params,
      long macs,
      long activationBytes,
      int receptiveField) {
    static Line of(LayerStats stats) {
      return new Line(
          stats.layer().name(),
          stats.layer().op().kind(),
          stats.layer().inputs(),
          stats.output().dimensions(),
          stats.params(),
          stats.macs(),
          stats.activationBytes(),
          stats.receptiveField());
    }
  }

  @Override
  public Integer call() throws UserProblem {
    Analysis analysis = Analysis.of(Catalogue.build(network.settings()));
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(Summary.of(analysis), out);
    } else {
      print(analysis, out);
    }
    return 0;
  }

  private static void print(Analysis analysis, PrintWriter out) {
    Table table =
        new Table(
            "<layer",
            "<operation",
            "<output",
            ">parameters",
            ">MACs",
            ">bytes",
            ">receptive field");
    for (LayerStats stats : analysis.layers()) {
      table.row(
          stats.layer().name(),
          stats.layer().op().kind(),
          shape(stats.output()),
          stats.params(),
          stats.macs(),
          stats.activationBytes(),
          stats.receptiveField());
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%n%s: %,d parameters, %,d MACs, %.1f MiB of activations, receptive field %d%n",
        analysis.architecture().name(),
        analysis.params(),
        analysis.macs(),
        analysis.activationBytes() / MIB,
        analysis.receptiveField());
    if (analysis.auxiliaryParams() > 0) {
      out.printf(
          Locale.ROOT,
          "Auxiliary classifiers, counted apart: %,d parameters%n",
          analysis.auxiliaryParams());
    }
  }

  private static String shape(Shape shape) {
    return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
