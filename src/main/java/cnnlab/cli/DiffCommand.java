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
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints two networks side by side. */
@Command(
    name = "diff",
    description =
        "Compares two networks layer by layer, aligned by the size of their maps: = same, ~"
            + " changed, < only in the first, > only in the second.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  private static final double MIB = 1 << 20;

  @Spec private CommandSpec spec = CommandSpec.create();

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

  /** A diff as JSON. */
  private record Summary(String a, String b, Sums totalA, Sums totalB, List<Part> stages) {}

  /** Totals as JSON. */
  private record Sums(long params, long macs, long activationBytes) {
    static Sums of(Totals totals) {
      return new Sums(totals.params(), totals.operations(), totals.activationBytes());
    }
  }

  /** A stage as JSON; reduction 0 means vectors. */
  private record Part(int reduction, Sums a, Sums b, List<Line> layers) {
    static Part of(Stage stage) {
      return new Part(
          stage.reduction(),
          Sums.of(stage.left()),
          Sums.of(stage.right()),
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
    ArchitectureDiff diff =
        ArchitectureDiff.of(analysis(first), analysis(second), Conventions.STANDARD);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      List<Part> stages = diff.stages().stream().map(Part::of).toList();
      Json.print(
          new Summary(first, second, Sums.of(diff.left()), Sums.of(diff.right()), stages), out);
    } else {
      print(diff, out);
    }
    return 0;
  }

  private Analysis analysis(String name) throws UserProblem {
    NetworkSettings published = Catalogue.entry(name).settings();
    return Analysis.of(
        Catalogue.build(
            new NetworkSettings(
                name,
                input == null ? published.inputSize() : input,
                classes == null ? published.classes() : classes,
                1,
                false)));
  }

  private void print(ArchitectureDiff diff, PrintWriter out) {
    Table table = new Table("<" + first, "<output", "<", "<" + second, "<output");
    for (Stage stage : diff.stages()) {
      table.row(sums(stage.left()), "", title(stage), sums(stage.right()), "");
      for (Row row : stage.rows()) {
        table.row(
            name(row.left()), shape(row.left()), mark(row), name(row.right()), shape(row.right()));
      }
    }
    table.row(sums(diff.left()), "", "all", sums(diff.right()), "");
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

  private static String sums(Totals totals) {
    return String.format(
        Locale.ROOT,
        "%,d parameters, %,d MACs, %.1f MiB",
        totals.params(),
        totals.operations(),
        totals.activationBytes() / MIB);
  }
}
