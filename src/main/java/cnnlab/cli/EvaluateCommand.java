package cnnlab.cli;

import cnnlab.cli.terminal.CountLine;
import cnnlab.cli.terminal.Interruption;
import cnnlab.cli.terminal.Json;
import cnnlab.cli.terminal.ScoresReport;
import cnnlab.cli.terminal.SkippedImages;
import cnnlab.cli.terminal.Table;
import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.evaluation.ClassScores;
import cnnlab.evaluation.ConfusedPair;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.Evaluation;
import cnnlab.evaluation.EvaluationResult;
import cnnlab.evaluation.Interval;
import cnnlab.evaluation.Scores;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.TrainingControl;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures a trained network on a data set. */
@Command(
    description =
        "Predicts a data set's images and prints accuracy, loss, calibration and the confusion"
            + " matrix. Predictions are kept, and reused while weights and data are the same.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final int PAIRS_SHOWN = 5;

  private final Engine engine;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private NetworkSource source = new NetworkSource();
  @Mixin private EvaluatedData data = new EvaluatedData();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Where to keep the predictions. Default: beside the run; else with the data sets at"
              + " home.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  EvaluateCommand(Engine engine) {
    this.engine = engine;
  }

  @Override
  public Integer call() throws UserProblem {
    source.checkUsage(spec.commandLine());
    PrintWriter err = spec.commandLine().getErr();
    Dataset images = data.open(source.run(), spec.commandLine());
    EvaluatedNetwork found = source.evaluated();
    EvaluatedNetwork network = out == null ? found : found.keptIn(out);
    TrainingControl control = new TrainingControl();
    try (Interruption _ = Interruption.stops(control)) {
      var _ =
          network.evaluate(
              engine,
              note -> err.println(note.text(Messages.ENGLISH)),
              images,
              data.split(),
              evaluation -> {
                Optional<EvaluationResult> result = evaluation.run(new Report(err, control));
                if (result.isPresent()) {
                  print(result.get());
                }
                return result;
              });
    }
    return 0;
  }

  /** Tells a user how far it is, and which images cannot be read. */
  private static final class Report implements Evaluation.Listener {
    private final CountLine count;
    private final SkippedImages skipped;
    private final TrainingControl control;

    Report(PrintWriter err, TrainingControl control) {
      count = new CountLine(err, "images");
      skipped = new SkippedImages(err::println, "all are counted.");
      this.control = control;
    }

    @Override
    public boolean progress(int done, int all) {
      count.show(done, all);
      return !control.isStopped();
    }

    @Override
    public void skipped(UserProblem why) {
      skipped.name(why);
    }
  }

  private void print(EvaluationResult result) throws UserProblem {
    PrintWriter to = spec.commandLine().getOut();
    if (json) {
      Json.print(ScoresReport.of(result), to);
      return;
    }
    Scores scores = result.scores();
    to.printf(
        Locale.ROOT,
        "%,d images%s%n",
        scores.images(),
        scores.skipped() == 0 ? "" : String.format(Locale.ROOT, ", %,d skipped", scores.skipped()));
    share(to, "top-1 accuracy", scores.top1(), scores.top1Interval());
    if (!Double.isNaN(scores.top5())) {
      share(to, "top-5 accuracy", scores.top5(), scores.top5Interval());
    }
    to.printf(Locale.ROOT, "%-26s %8.4f%n", "loss", scores.loss());
    to.printf(
        Locale.ROOT,
        "%-26s %8.4f   temperature %.3f%n",
        "calibration error",
        scores.calibration().ece(),
        scores.temperature());
    Table table = new Table("<class", ">images", ">precision", ">recall", ">F1");
    scores.classes().stream().filter(each -> each.support() > 0).forEach(each -> row(table, each));
    row(table, scores.macro());
    table.print(to);
    for (ConfusedPair pair : scores.confusedPairs().stream().limit(PAIRS_SHOWN).toList()) {
      to.printf(
          Locale.ROOT,
          "%s predicted as %s: %,d (%.1f %%)%n",
          scores.classes().get(pair.label()).name(),
          scores.classes().get(pair.predicted()).name(),
          pair.examples(),
          100 * pair.share());
    }
  }

  private static void share(PrintWriter to, String name, double share, Interval interval) {
    to.printf(
        Locale.ROOT,
        "%-26s %7.2f %%  (95 %%: %.2f to %.2f)%n",
        name,
        100 * share,
        100 * interval.low(),
        100 * interval.high());
  }

  private static void row(Table table, ClassScores scores) {
    table.row(
        scores.name(),
        scores.support(),
        percent(scores.precision()),
        percent(scores.recall()),
        percent(scores.f1()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
