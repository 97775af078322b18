package cnnlab.cli;

import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.Interruption;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.SeedGroups;
import cnnlab.engine.Engine;
import cnnlab.report.ReportEvidence;
import cnnlab.report.RunsReport;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.TrainingControl;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what became of runs as a document. */
@Command(
    description =
        "Writes a report of one run or several, which needs nothing else and prints well: results"
            + " and costs with intervals and tests, learning curves, data, network, settings,"
            + " errors, origin, and how to repeat it. HTML, PDF, or LaTeX tables with figures.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Folders of runs, or their names or titles in the list; also of bundled ones.")
  private List<String> names = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description =
          "A file that ends in .html, .pdf or .tex (with figures as PDF files beside it).")
  private Path out = Path.of("report.html");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "html, pdf or latex, whose ending the file must have. Default: by its ending.")
  private @Nullable Format format;

  @Option(
      names = "--language",
      paramLabel = "en|zh",
      defaultValue = "en",
      description = "Language of the report. Default: ${DEFAULT-VALUE}.")
  private Messages language = Messages.ENGLISH;

  @Option(
      names = "--combine-seeds",
      description = "Tell of runs that differ in the seed alone as one.")
  private boolean combine;

  @Option(
      names = "--no-images",
      description =
          "Classify nothing and open no data: the report is without intervals, tests, examples and"
              + " images of errors.")
  private boolean withoutImages;

  @Option(names = "--runs", paramLabel = "DIR", description = "Where the runs are.")
  private @Nullable Path runs;

  /** Spelled as it is typed. */
  enum Format {
    html(".html"),
    pdf(".pdf"),
    latex(".tex");

    private final String ending;

    Format(String ending) {
      this.ending = ending;
    }
  }

  ReportCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    if (format != null && !out.toString().toLowerCase(Locale.ROOT).endsWith(format.ending)) {
      throw new ParameterException(
          spec.commandLine(),
          "--format " + format + " writes a file that ends in " + format.ending);
    }
    RunsReport.requireFormat(out);
    RunStore store = runs == null ? RunStore.usual() : new RunStore(runs);
    List<ComparedRun> found = new ArrayList<>();
    for (String name : names) {
      found.add(ComparedRun.of(store.named(name)));
    }
    List<ComparedRun> told = combine ? SeedGroups.combined(found) : found;
    TrainingControl control = new TrainingControl();
    try (Interruption _ = Interruption.stops(control)) {
      RunsReport.write(out, told, evidence(told, control), language);
    } catch (CancellationException stopped) {
      return 1;
    }
    return 0;
  }

  private ReportEvidence evidence(List<ComparedRun> told, TrainingControl control) {
    if (withoutImages) {
      return ReportEvidence.NONE;
    }
    CountLine line = new CountLine(spec.commandLine().getErr(), "percent of the images");
    return ReportEvidence.gather(
        engine,
        told,
        share -> {
          line.show((int) (100 * share), 100);
          return !control.isStopped();
        });
  }
}
