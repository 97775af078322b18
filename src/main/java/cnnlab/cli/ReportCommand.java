package cnnlab.cli;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.SeedGroups;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.report.RunsReport;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes what became of runs as a document. */
@Command(
    description =
        "Writes a report of one run or several as a single HTML file that needs nothing else and"
            + " prints well: results and costs, learning curves, settings, errors and origin.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  @Parameters(
      arity = "1..*",
      paramLabel = "RUN",
      description = "Folders of runs, or their names or titles in the list; also of bundled ones.")
  private List<String> names = List.of();

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The HTML file.")
  private Path out = Path.of("report.html");

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

  @Option(names = "--runs", paramLabel = "DIR", description = "Where the runs are.")
  private @Nullable Path runs;

  @Override
  public Integer call() throws UserProblem {
    RunStore store = runs == null ? RunStore.usual() : new RunStore(runs);
    List<ComparedRun> found = new ArrayList<>();
    for (String name : names) {
      found.add(ComparedRun.of(store.named(name)));
    }
    String html = RunsReport.html(combine ? SeedGroups.combined(found) : found, language);
    try {
      AtomicFile.write(out, html);
    } catch (IOException e) {
      throw FileProblem.of(e, out);
    }
    return 0;
  }
}
