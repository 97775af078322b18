package cnnlab.cli;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.ArchitectureDiff;
import cnnlab.analysis.ArchitectureDiff.Row;
import cnnlab.analysis.ArchitectureDiff.Stage;
import cnnlab.analysis.Conventions;
import cnnlab.analysis.LayerStats;
import cnnlab.analysis.OpText;
import cnnlab.analysis.Totals;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints two networks side by side. */
@Command(
    description =
        "Compares two networks layer by layer, aligned by the size of their maps: = same, ~"
            + " changed, < only in the first, > only in the second.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private CountingOptions counting = new CountingOptions();

  @Parameters(index = "0", paramLabel = "A", description = "A network.")
  private String first = "";

  @Parameters(index = "1", paramLabel = "B", description = "Another network.")
  private String second = "";

  @Option(names = "--input", paramLabel = "N", description = "Side of the image in pixels.")
  private @Nullable Integer input;

  @Option(names = "--classes", paramLabel = "N", description = "Number of classes.")
  private @Nullable Integer classes;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  /**
   * A diff as JSON.
   *
   * @param counting in which way the costs are counted; operations are either macs or flops
   */
  private record Summary(
      String a, String b, Conventions counting, Sums totalA, Sums totalB, List<Part> stages) {}

  /** Totals as JSON. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Sums(
      long params, @Nullable Long macs, @Nullable Long flops, long activationBytes) {
    static Sums of(Totals totals, Conventions counting) {
      return new Sums(
          totals.params(),
          counting.flops() ? null : totals.operations(),
          counting.flops() ? totals.operations() : null,
          totals.activationBytes());
    }
  }

  /** A stage as JSON; reduction 0 means vectors. */
  private record Part(int reduction, Sums a, Sums b, List<Line> layers) {
    static Part of(Stage stage, Conventions counting) {
      return new Part(
          stage.reduction(),
          Sums.of(stage.left(), counting),
          Sums.of(stage.right(), counting),
          stage.rows().stream().map(Line::of).toList());
    }
  }

  /** A pair of layers as JSON. */
  private record Line(String relation, @Nullable String a, @Nullable String b) {
    static Line of(Row row) {
      return new Line(
          row.relation().name().toLowerCase(Locale.ROOT),
          row.left().map(it -> it.layer().name()).orElse(null),
          row.right().map(it -> it.layer().name()).orElse(null));
    }
  }

  @Override
  public Integer call() throws UserProblem {
    Conventions how = counting.conventions();
    ArchitectureDiff diff = ArchitectureDiff.of(analysis(first, how), analysis(second, how), how);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      List<Part> stages = diff.stages().stream().map(stage -> Part.of(stage, how)).toList();
      Sums left = Sums.of(diff.left(), how);
      Json.print(new Summary(first, second, how, left, Sums.of(diff.right(), how), stages), out);
    } else {
      print(diff, how, out);
    }
    return 0;
  }

  private Analysis analysis(String name, Conventions how) throws UserProblem {
    NetworkSettings published = Catalogue.entry(name).settings();
    return Analysis.of(
        Catalogue.build(
            new NetworkSettings(
                name,
                input == null ? published.inputSize() : input,
                classes == null ? published.classes() : classes,
                1,
                how.heads())));
  }

  private void print(ArchitectureDiff diff, Conventions how, PrintWriter out) {
    Table table = new Table("<" + first, "<output", "<", "<" + second, "<output");
    for (Stage stage : diff.stages()) {
      table.row(sums(stage.left(), how), "", title(stage), sums(stage.right(), how), "");
      for (Row row : stage.rows()) {
        table.row(
            name(row.left()), shape(row.left()), mark(row), name(row.right()), shape(row.right()));
      }
    }
    table.row(sums(diff.left(), how), "", "all", sums(diff.right(), how), "");
    table.print(out);
  }

  private static String title(Stage stage) {
    return stage.reduction() == 0 ? "vector" : "1/" + stage.reduction();
  }

  private static String mark(Row row) {
    return switch (row.relation()) {
      case SAME -> "  =";
      case CHANGED -> "  ~";
      case ONLY_LEFT -> "  <";
      case ONLY_RIGHT -> "  >";
    };
  }

  private static String name(Optional<LayerStats> stats) {
    return stats
        .map(it -> "  " + it.layer().name() + ": " + OpText.of(it.layer().op(), Messages.ENGLISH))
        .orElse("");
  }

  private static String shape(Optional<LayerStats> stats) {
    return stats.map(it -> it.output().toString().replace(" × ", "x")).orElse("");
  }

  private static String sums(Totals totals, Conventions how) {
    return String.format(
        Locale.ROOT,
        "%,d parameters, %,d %s, %s",
        totals.params(),
        totals.operations(),
        how.operationsName(),
        CountingOptions.megabytes(totals.activationBytes(), how));
  }
}
