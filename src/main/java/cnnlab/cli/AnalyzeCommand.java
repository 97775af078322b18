package cnnlab.cli;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.Erratum;
import cnnlab.analysis.LayerReport;
import cnnlab.analysis.LayerStats;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints the numbers of one network, layer by layer. */
@Command(
    description =
        "Prints shapes, parameters, multiply-accumulates, activation memory and receptive field"
            + " of every layer.",
    mixinStandardHelpOptions = true)
final class AnalyzeCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkOptions network = new NetworkOptions();
  @Mixin private CountingOptions counting = new CountingOptions();

  @ArgGroup private Form form = new Form();

  /** At most one of these; without, aligned columns. */
  private static final class Form {
    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--csv", description = "Print the layers as comma-separated values.")
    private boolean csv;

    @Option(names = "--markdown", description = "Print the layers as a Markdown table.")
    private boolean markdown;
  }

  /**
   * A network as JSON.
   *
   * @param counting in which way the costs are counted; operations are either macs or flops
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Summary(
      String name,
      List<Integer> input,
      Conventions counting,
      long params,
      long auxiliaryParams,
      @Nullable Long macs,
      @Nullable Long flops,
      long activationBytes,
      int receptiveField,
      List<Line> layers) {
    static Summary of(Analysis analysis, Conventions counting) {
      LayerStats input = analysis.layers().getFirst();
      long operations = counting.operations(analysis);
      return new Summary(
          analysis.architecture().name(),
          input.output().dimensions(),
          counting,
          counting.params(analysis),
          analysis.auxiliaryParams(),
          counting.flops() ? null : operations,
          counting.flops() ? operations : null,
          counting.activationBytes(analysis),
          analysis.receptiveField(),
          analysis.layers().stream().map(layer -> Line.of(layer, counting)).toList());
    }
  }

  /** A layer as JSON. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      String name,
      String op,
      List<String> inputs,
      List<Integer> outputShape,
      long params,
      @Nullable Long macs,
      @Nullable Long flops,
      long activationBytes,
      int receptiveField) {
    static Line of(LayerStats stats, Conventions counting) {
      return new Line(
          stats.layer().name(),
          stats.layer().op().kind(),
          stats.layer().inputs(),
          stats.output().dimensions(),
          counting.params(stats),
          counting.flops() ? null : counting.operations(stats),
          counting.flops() ? counting.operations(stats) : null,
          counting.activationBytes(stats),
          stats.receptiveField());
    }
  }

  @Override
  public Integer call() throws UserProblem {
    Analysis analysis = Analysis.of(Catalogue.build(network.settings(spec.commandLine().getErr())));
    Conventions conventions = counting.conventions();
    PrintWriter out = spec.commandLine().getOut();
    if (form.json) {
      Json.print(Summary.of(analysis, conventions), out);
    } else if (form.csv) {
      out.print(LayerReport.csv(analysis, conventions));
    } else if (form.markdown) {
      out.print(LayerReport.markdown(analysis, conventions, Messages.ENGLISH));
    } else {
      print(analysis, conventions, out);
    }
    out.flush();
    return 0;
  }

  private static void print(Analysis analysis, Conventions conventions, PrintWriter out) {
    Table table =
        new Table(
            "<layer",
            "<operation",
            "<output",
            ">parameters",
            ">" + conventions.operationsName(),
            ">bytes",
            ">receptive field");
    for (LayerStats stats : analysis.layers()) {
      table.row(
          stats.layer().name(),
          stats.layer().op().kind(),
          shape(stats.output()),
          conventions.params(stats),
          conventions.operations(stats),
          conventions.activationBytes(stats),
          stats.receptiveField());
    }
    table.print(out);
    out.printf(
        Locale.ROOT,
        "%n%s: %,d parameters, %,d %s, %s of activations, receptive field %d%n",
        analysis.architecture().name(),
        conventions.params(analysis),
        conventions.operations(analysis),
        conventions.operationsName(),
        CountingOptions.megabytes(conventions.activationBytes(analysis), conventions),
        analysis.receptiveField());
    if (analysis.auxiliaryParams() > 0 && !conventions.heads()) {
      out.printf(
          Locale.ROOT,
          "Auxiliary classifiers, counted apart: %,d parameters%n",
          analysis.auxiliaryParams());
    }
    for (Erratum erratum : Erratum.of(analysis.architecture().name())) {
      out.printf(
          "Printed otherwise (%s)%s: %s; it follows: %s%n",
          erratum.source(),
          erratum.place().isEmpty() ? "" : ", " + erratum.place(),
          erratum.printed(),
          erratum.computed());
    }
  }

  private static String shape(Shape shape) {
    return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining("x"));
  }
}
