package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.chart.Curve;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.value.RunValues;
import cnnlab.run.EpochMetrics;
import cnnlab.run.StoredRun;
import cnnlab.ui.Controls;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** A recorded run, played epoch by epoch; it says that it is recorded. */
final class RunPlayer extends VBox {
  private static final Duration EPOCH = Duration.millis(500);

  private final Services services;
  private final CurveChart chart;
  private final Timeline clock = new Timeline(new KeyFrame(EPOCH, _ -> step()));
  private final Label told = new Label();
  private List<StoredRun> runs = List.of();
  private int epoch;

  RunPlayer(LessonStep.Run step, Services services) {
    this.services = services;
    getStyleClass().add("lesson-answers");
    chart = new CurveChart(services, "learn.epoch", "learn.accuracy");
    chart.setPercent(true);
    clock.setCycleCount(Animation.INDEFINITE);
    told.setWrapText(true);
    told.getStyleClass().addAll("muted", "small");
    Button play = new Button();
    play.setId("run-play");
    play.getStyleClass().add(Styles.ACCENT);
    play.textProperty().bind(services.texts().bind("learn.run.play"));
    play.setOnAction(_ -> play());
    Button all = new Button();
    all.setId("run-all");
    all.textProperty().bind(services.texts().bind("learn.run.all"));
    all.setOnAction(_ -> showAll());
    HBox row = new HBox(play, all);
    row.getStyleClass().add("lesson-row");
    getChildren()
        .addAll(
            Controls.paragraph(services.texts(), "learn.run.recorded", "muted", "small"),
            chart,
            told,
            row);
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                clock.stop();
              }
            });
    services
        .background()
        .run(
            "learn.run",
            () -> {
              RunValues values = new RunValues();
              List<StoredRun> read = new ArrayList<>();
              for (String name :
                  Stream.of(step.recorded(), step.beside() == null ? "" : step.beside())
                      .filter(name -> !name.isEmpty())
                      .toList()) {
                read.add(values.stored(name));
              }
              return read;
            },
            read -> {
              runs = read;
              show(1);
            },
            services.errors()::show);
  }

  private int last() {
    return runs.stream().mapToInt(run -> run.epochs().size()).max().orElse(0);
  }

  private void play() {
    show(epoch >= last() ? 1 : epoch);
    clock.playFromStart();
  }

  private void showAll() {
    clock.stop();
    show(last());
  }

  private void step() {
    show(epoch + 1);
    if (epoch >= last()) {
      clock.stop();
    }
  }

  private void show(int wanted) {
    epoch = Math.clamp(wanted, 1, Math.max(1, last()));
    List<Curve> curves = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      List<EpochMetrics> done =
          runs.get(i).epochs().stream().filter(each -> each.epoch() <= epoch).toList();
      String name = runs.get(i).record().titleBesideData();
      curves.add(curve(name + ", " + text("learn.metric.training"), i, Curve.Style.DASHED, done));
      curves.add(curve(name + ", " + text("learn.metric.validation"), i, Curve.Style.SOLID, done));
    }
    chart.setCurves(curves);
    told.setText(services.texts().get("learn.run.epoch", epoch, last()));
  }

  private String text(String key) {
    return services.texts().get(key);
  }

  private Curve curve(String name, int number, Curve.Style style, List<EpochMetrics> epochs) {
    boolean training = style == Curve.Style.DASHED;
    return new Curve(
        name,
        Palette.rgb(services.appearance().palette().series(number)),
        style,
        epochs.stream().mapToDouble(EpochMetrics::epoch).toArray(),
        epochs.stream()
            .mapToDouble(each -> training ? each.trainAccuracy() : each.valAccuracy())
            .toArray());
  }
}
