package cnnlab.cli.data;

import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.FetchLine;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.Table;
import cnnlab.data.DataCheck;
import cnnlab.data.DataOverview;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what a data set holds, as the data page does. */
@Command(
    description =
        "Tells what a data set holds: classes, images, sizes, what was passed over; with --check"
            + " also what shows only when every image is decoded. Ends with 1 where images cannot"
            + " be read or training images are among the others.",
    mixinStandardHelpOptions = true)
public final class DataCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(
      arity = "1",
      paramLabel = "DATA",
      description = "A known data set's name, or the path of a folder or an archive.")
  private String place = "";

  @Option(
      names = "--check",
      description = "Decode every image: names those that cannot be read, finds duplicates.")
  private boolean checks;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Override
  public Integer call() throws UserProblem {
    PrintWriter err = spec.commandLine().getErr();
    FetchLine.fetch(place, err);
    DataParts parts = Datasets.open(place);
    double share = DefaultSettings.validationShare(parts);
    Dataset data = parts.split(new Splitting(share, TestUse.AT_END, 1));
    CountLine progress = new CountLine(err, "images");
    DataCheck check =
        !checks
            ? null
            : DataCheck.of(
                data,
                (done, all) -> {
                  progress.show(done, all);
                  return true;
                });
    DataReport report = DataReport.of(parts, data, check);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      Json.print(report, out);
    } else {
      print(report, parts.sharesTraining(TestUse.AT_END) ? share : 0, out);
    }
    boolean sound = check == null || (check.unreadable().isEmpty() && check.shared() == 0);
    return sound ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static void print(DataReport report, double share, PrintWriter out) {
    Table table = new Table("<class", ">training", ">validation", ">test");
    report
        .classes()
        .forEach(each -> table.row(each.name(), each.train(), each.validation(), each.test()));
    table.row("all", report.train(), report.validation(), report.test());
    table.print(out);
    DataOverview.Sizes sides = report.sides();
    out.printf(
        Locale.ROOT,
        "%s: %d classes; images of %s x %s pixels; largest class %.1f times the smallest%n",
        report.name(),
        report.classes().size(),
        range(sides.leastWidth(), sides.mostWidth()),
        range(sides.leastHeight(), sides.mostHeight()),
        report.imbalance());
    if (share > 0) {
      out.printf(Locale.ROOT, "Validation: %.0f %% of the training images.%n", 100 * share);
    }
    report.notes().forEach(note -> out.println("Note: " + note));
    if (report.check() != null) {
      print(report.check(), out);
    }
  }

  private static String range(int least, int most) {
    return least == most ? Integer.toString(least) : least + "-" + most;
  }

  private static void print(DataReport.Check check, PrintWriter out) {
    int unreadable = check.unreadable().size();
    line(out, "train.check.read", unreadable, unreadable, check.images());
    check.unreadable().forEach(problem -> out.println("  " + problem));
    line(out, "train.check.shared", check.shared(), check.shared());
    line(out, "train.check.training", check.twiceInTraining(), check.twiceInTraining());
    line(out, "train.check.held-back", check.twiceHeldBack(), check.twiceHeldBack());
    line(out, "train.check.contradictory", check.contradictory(), check.contradictory());
    for (List<String> pair : check.pairs()) {
      out.println("  " + String.join(" = ", pair));
    }
  }

  private static void line(PrintWriter out, String key, Object... counts) {
    out.println(Messages.ENGLISH.get(key, counts));
  }
}
