package cnnlab.cli;

import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.RunDifferences;
import cnnlab.comparison.RunTableCsv;
import cnnlab.comparison.SeedGroups;
import cnnlab.comparison.Spread;
import cnnlab.engine.Engine;
import cnnlab.run.BundledRuns;
import cnnlab.run.RunArchive;
import cnnlab.run.RunListing;
import cnnlab.run.RunRecord;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import cnnlab.run.tensorboard.TensorBoardRun;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The runs that are kept: lists them, and carries them from one machine to another. */
@Command(
    description =
        "Lists the training runs, draws them, writes one to a file, takes one in from such a file.",
    subcommands = RunsChartCommand.class,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "list|chart|export|import")
final class RunsCommand {
  @Spec private CommandSpec spec = CommandSpec.create();
  private final Engine engine;

  @Option(
      names = "--runs",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Where the runs are. Default: $CNNLAB_RUNS, or .cnnlab/runs at home.")
  private @Nullable Path runs;

  RunsCommand(Engine engine) {
    this.engine = engine;
  }

  Engine engine() {
    return engine;
  }

  /**
   * A run as JSON, without what was not measured.
   *
   * @param valAccuracy of the best epoch
   * @param testAccuracy of the same
   * @param seeds runs whose mean this is, where there are several
   * @param valStd their standard deviation
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Line(
      String run,
      String title,
      List<String> tags,
      RunState state,
      int epochs,
      @Nullable Double valAccuracy,
      @Nullable Double testAccuracy,
      @Nullable Integer seeds,
      @Nullable Double valStd,
      @Nullable Double testStd) {

    static Line of(StoredRun run) {
      RunRecord record = run.record();
      TestResult test = record.test();
      return new Line(
          run.folder().toString(),
          record.title(),
          run.notes().tags(),
          record.state(),
          run.epochs().size(),
          run.bestEpoch().map(best -> best.valAccuracy()).orElse(null),
          test == null ? null : test.scores().accuracy(),
          null,
          null,
          null);
    }

    static Line of(ComparedRun run) {
      Spread validation = run.accuracy();
      Spread test = run.testSpread();
      return new Line(
          run.folder().toString(),
          run.record().title(),
          run.run().notes().tags(),
          run.record().state(),
          run.epochsDone(),
          validation.count() == 0 ? null : validation.mean(),
          test.count() == 0 ? null : test.mean(),
          run.seeds().size(),
          validation.std(),
          test.count() == 0 ? null : test.std());
    }
  }

  @Command(
      name = "list",
      description = "Lists the runs, newest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(names = "--json", description = "Print JSON.") boolean json,
      @Option(
              names = "--csv",
              description = "Print the table that Compare saves: settings, accuracies and costs.")
          boolean csv,
      @Option(names = "--bundled", description = "Those that come with CNN Lab instead.")
          boolean bundled,
      @Option(
              names = "--combine-seeds",
              description =
                  "One line for runs that differ in the seed alone, with mean and standard"
                      + " deviation.")
          boolean combine)
      throws UserProblem {
    RunListing listing = (bundled ? BundledRuns.store() : store()).listing();
    List<StoredRun> runs = listing.runs();
    if (json && csv) {
      throw new ParameterException(spec.commandLine(), "Choose --json or --csv.");
    }
    if (csv) {
      out().print(RunTableCsv.of(combine ? SeedGroups.combined(compared(runs)) : compared(runs)));
    } else if (combine) {
      printCombined(SeedGroups.combined(compared(runs)), json);
    } else if (json) {
      Json.print(runs.stream().map(Line::of).toList(), out());
    } else {
      print(runs);
    }
    listing.broken().forEach(broken -> err().println(broken.reason().inFull().getMessage()));
    return 0;
  }

  private static List<ComparedRun> compared(List<StoredRun> runs) throws UserProblem {
    List<ComparedRun> compared = new ArrayList<>();
    for (StoredRun run : runs) {
      compared.add(ComparedRun.of(run));
    }
    return compared;
  }

  private void printCombined(List<ComparedRun> runs, boolean json) {
    if (json) {
      Json.print(runs.stream().map(Line::of).toList(), out());
      return;
    }
    RunDifferences differences = RunDifferences.of(runs.stream().map(ComparedRun::record).toList());
    Table table = new Table("<title", ">seeds", ">validation", ">test");
    for (ComparedRun run : runs) {
      table.row(
          differences.label(run.record(), Messages.ENGLISH),
          run.seeds().size(),
          run.accuracy().percent(),
          run.testSpread().percent());
    }
    table.print(out());
  }

  private void print(List<StoredRun> runs) {
    RunDifferences differences = RunDifferences.of(runs.stream().map(StoredRun::record).toList());
    Table table = new Table("<run", "<title", "<state", ">epochs", ">validation", ">test");
    for (StoredRun run : runs) {
      Line line = Line.of(run);
      table.row(
          Path.of(line.run).getFileName(),
          differences.label(run.record(), Messages.ENGLISH),
          line.state.name().toLowerCase(Locale.ROOT),
          line.epochs,
          percent(line.valAccuracy),
          percent(line.testAccuracy));
    }
    table.print(out());
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
  }

  @Command(
      name = "export",
      description =
          "Writes a run to one file, which import takes in on any machine, or as event files for"
              + " TensorBoard.",
      mixinStandardHelpOptions = true)
  int export(
      @Parameters(
              paramLabel = "RUN",
              description = "A run's folder, or its name or title in the list.")
          String run,
      @Parameters(
              arity = "0..1",
              paramLabel = "FILE",
              description =
                  "Default: the run's name with "
                      + RunArchive.SUFFIX
                      + ", here; for TensorBoard the folder tensorboard.")
          @Nullable Path file,
      @Option(
              names = "--tensorboard",
              description =
                  "Write event files into the folder FILE, for tensorboard --logdir FILE: losses,"
                      + " accuracies, learning rate, confusion matrix.")
          boolean tensorBoard)
      throws UserProblem {
    RunStore store = store();
    StoredRun stored = store.named(run);
    if (tensorBoard) {
      Path logs = file == null ? Path.of("tensorboard") : file;
      out().println(TensorBoardRun.write(stored, logs));
      return 0;
    }
    Path folder = stored.folder();
    Path target = file == null ? Path.of(folder.getFileName() + RunArchive.SUFFIX) : file;
    store.export(folder, target.toAbsolutePath());
    out().println(target);
    return 0;
  }

  @Command(
      name = "import",
      description = "Takes in runs that were exported, and prints their folders.",
      mixinStandardHelpOptions = true)
  int takeIn(@Parameters(arity = "1..*", paramLabel = "FILE") List<Path> files) throws UserProblem {
    for (Path file : files) {
      out().println(store().importRun(file));
    }
    return 0;
  }

  /** Where the runs are. */
  RunStore store() {
    return runs == null ? RunStore.usual() : new RunStore(runs);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
