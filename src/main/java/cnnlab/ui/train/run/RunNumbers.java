package cnnlab.ui.train.run;

import cnnlab.run.EpochMetrics;
import cnnlab.run.RunRecord;
import cnnlab.text.Messages;
import cnnlab.training.TrainingListener.Progress;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Texts;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Where a run is, how fast, how well: to be read from the back of the room. */
final class RunNumbers extends FlowPane {
  private static final String NONE = "–";

  private final Texts texts;
  private final Map<String, Label> values = new LinkedHashMap<>();
  private final Label timeName = new Label();

  RunNumbers(Texts texts) {
    this.texts = texts;
    getStyleClass().add("run-numbers");
    for (String name :
        new String[] {"best", "test", "epoch", "iteration", "speed", "time", "memory"}) {
      Label value = new Label(NONE);
      value.setId("run-" + name);
      value.getStyleClass().add("run-value");
      values.put(name, value);
      Label title = name.equals("time") ? timeName : Controls.label(texts, "train.number." + name);
      title.getStyleClass().add("stat-name");
      Controls.tooltip(value, texts, "train.number." + name + ".about");
      VBox tile = new VBox(value, title);
      tile.getStyleClass().add("stat-tile");
      tile.managedProperty().bind(tile.visibleProperty());
      getChildren().add(tile);
    }
  }

  void show(RunModel run) {
    Messages messages = texts.messages();
    boolean ended = run.stateProperty().get().ended();
    Progress progress = run.progressProperty().get();
    RunRecord record = run.recordProperty().get();
    Optional<EpochMetrics> best = RunCharts.best(run);
    set("best", best.map(epoch -> Numbers.percent(epoch.valAccuracy())).orElse(NONE));
    double test = test(record, best);
    set("test", Double.isNaN(test) ? NONE : Numbers.percent(test));
    value("test").getParent().setVisible(record != null && record.testExamples() > 0);
    int epoch = progress == null || ended ? run.epochs().size() : progress.epoch();
    set("epoch", epoch + " / " + run.settings().epochs());
    int iteration = run.iterationProperty().get();
    int all = run.iterationsPerEpoch() * run.settings().epochs();
    set(
        "iteration",
        record == null
            ? NONE
            : ended && iteration == all
                ? Numbers.exact(all, messages)
                : Numbers.exact(iteration, messages) + " / " + Numbers.exact(all, messages));
    double speed = record == null ? 0 : record.imagesPerSecond();
    if (!ended && progress != null) {
      speed = progress.imagesPerSecond();
    }
    set("speed", speed > 0 ? speed(speed) : NONE);
    timeName.setText(messages.get(ended ? "train.number.took" : "train.number.time"));
    set("time", time(run, progress, ended));
    long memory = record == null ? 0 : record.peakMiB();
    if (!ended && progress != null) {
      memory = progress.memoryMiB();
    }
    set("memory", memory > 0 ? Numbers.bytes(memory << 20) : NONE);
  }

  /** Accuracy of the best epoch on the test images; NaN while it is not known. */
  private static double test(@Nullable RunRecord record, Optional<EpochMetrics> best) {
    return record != null && record.test() != null
        ? record.test().scores().accuracy()
        : best.map(epoch -> epoch.test().accuracy()).orElse(Double.NaN);
  }

  private static String time(RunModel run, @Nullable Progress progress, boolean ended) {
    if (ended) {
      double seconds = run.epochs().stream().mapToDouble(EpochMetrics::seconds).sum();
      return run.epochs().isEmpty() ? NONE : Numbers.duration(seconds);
    }
    return progress == null ? NONE : Numbers.duration(progress.secondsLeft());
  }

  /** Images per second. */
  private static String speed(double speed) {
    return speed < 10
        ? String.format(Locale.ROOT, "%.1f", speed)
        : Numbers.brief(Math.round(speed));
  }

  private void set(String name, String text) {
    value(name).setText(text);
  }

  private Label value(String name) {
    return Objects.requireNonNull(values.get(name));
  }
}
