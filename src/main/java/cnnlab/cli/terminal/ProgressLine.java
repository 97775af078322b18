package cnnlab.cli.terminal;

import cnnlab.run.EpochMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.RunRecord;
import cnnlab.run.TestResult;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.FineTuningText;
import cnnlab.training.TrainingListener;
import java.io.Console;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells a user in a terminal how a run goes: one line that changes, and one per epoch that stays.
 * Where nobody watches, a line every ten seconds.
 */
public final class ProgressLine implements TrainingListener {
  private static final long WATCHED = Duration.ofMillis(200).toNanos();
  private static final long UNWATCHED = Duration.ofSeconds(10).toNanos();

  private final PrintWriter err;
  private final boolean watched;
  private long last = System.nanoTime();
  private final SkippedImages skipped =
      new SkippedImages(this::line, "the run's log.txt names all.");

  public ProgressLine(PrintWriter err) {
    this.err = err;
    watched = Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }

  @Override
  public void state(RunRecord run) {
    switch (run.state()) {
      case RUNNING -> {
        line(
            String.format(
                Locale.ROOT,
                "%s: %,d training, %,d validation%s images, %,d classes, input %d px",
                run.title(),
                run.trainExamples(),
                run.validationExamples(),
                run.testExamples() == 0
                    ? ""
                    : String.format(Locale.ROOT, " and %,d test", run.testExamples()),
                run.labels().size(),
                run.preprocessing().inputSize()));
        Optional.ofNullable(run.provenance().origin()).ifPresent(this::started);
        if (run.settings().startFrom() != null) {
          line(FineTuningText.of(run.settings(), Messages.ENGLISH));
        }
      }
      case STOPPED -> line("Stopped; the run is kept.");
      case FINISHED -> Optional.ofNullable(run.test()).ifPresent(this::tested);
      case QUEUED, PAUSED, FAILED -> {} // seen elsewhere
    }
  }

  private void tested(TestResult result) {
    Metrics scores = result.scores();
    line(
        String.format(
            Locale.ROOT,
            "Test, weights of epoch %d: loss %.4f, accuracy %.2f %%%s",
            result.epoch(),
            scores.loss(),
            100 * scores.accuracy(),
            Double.isNaN(scores.top5())
                ? ""
                : String.format(Locale.ROOT, ", top 5 %.2f %%", 100 * scores.top5())));
  }

  private void started(PretrainedOrigin origin) {
    line(
        String.format(
            Locale.ROOT,
            "Starts from %s%s%s",
            origin.title(),
            origin.epoch() > 0 ? ", epoch " + origin.epoch() : "",
            origin.optimizer() ? ", with the optimizer's state" : ""));
    if (!origin.replaced().isEmpty()) {
      line("Begin at random: " + String.join(", ", origin.replaced()));
    }
  }

  @Override
  public void iteration(Progress progress) {
    long now = System.nanoTime();
    if (now - last < (watched ? WATCHED : UNWATCHED)) {
      return;
    }
    last = now;
    String text =
        String.format(
            Locale.ROOT,
            "Epoch %d/%d, iteration %d/%d: loss %.3f, %.0f images/s, %s left, %d MiB",
            progress.epoch(),
            progress.epochs(),
            progress.iteration(),
            progress.iterations(),
            progress.loss(),
            progress.imagesPerSecond(),
            TerminalText.time(progress.secondsLeft()),
            progress.memoryMiB());
    if (watched) {
      err.print(TerminalText.OVER + text);
      err.flush();
    } else {
      err.println(text);
    }
  }

  @Override
  public void epoch(EpochMetrics metrics) {
    line(
        String.format(
            Locale.ROOT,
            "Epoch %d: training loss %.4f, accuracy %.2f %%;"
                + " validation loss %.4f, accuracy %.2f %%%s",
            metrics.epoch(),
            metrics.trainLoss(),
            100 * metrics.trainAccuracy(),
            metrics.valLoss(),
            100 * metrics.valAccuracy(),
            metrics.test().isMeasured()
                ? String.format(
                    Locale.ROOT,
                    "; test loss %.4f, accuracy %.2f %%",
                    metrics.test().loss(),
                    100 * metrics.test().accuracy())
                : ""));
  }

  @Override
  public void skipped(UserProblem problem) {
    skipped.name(problem);
  }

  private void line(String text) {
    err.println((watched ? TerminalText.OVER : "") + text);
  }
}
