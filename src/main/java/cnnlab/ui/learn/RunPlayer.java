package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.lesson.LessonStep;
import cnnlab.lesson.chart.WatchedRun;
import cnnlab.lesson.value.RunValues;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.TrainingListener.Progress;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.StringConverter;

/**
 * Runs as they learn: live ones are trained at a button, recorded ones are played epoch by epoch.
 * It always says which of the two is seen.
 */
final class RunPlayer extends VBox {
  private static final Duration SECOND = Duration.seconds(1);

  /** Epochs a second. */
  private static final List<Integer> SPEEDS = List.of(1, 2, 5, 10);

  private static final int USUAL_SPEED = 2;

  private final Services services;
  private final Texts texts;
  private final WatchedCharts charts;
  private final Timeline clock = new Timeline(new KeyFrame(SECOND, _ -> step()));
  private final Label source = paragraph();
  private final Label told = paragraph();
  private final LiveTraining live;
  private final BooleanProperty read = new SimpleBooleanProperty();
  private List<WatchedRun> recorded = List.of();
  private int epoch;

  /**
   * @param folder the lesson's
   * @param names what to call the runs of the lesson's own
   * @param live the live runs of the step, whichever player shows them
   */
  RunPlayer(
      LessonStep.Run step,
      Path folder,
      Map<String, String> names,
      LiveTraining live,
      Services services) {
    this.services = services;
    texts = services.texts();
    getStyleClass().add("lesson-answers");
    charts = new WatchedCharts(step.charts(), services);
    this.live = live;
    clock.setCycleCount(Animation.INDEFINITE);
    told.setId("run-told");
    source.setId("run-source");
    FlowPane controls = new FlowPane();
    controls.getStyleClass().add("run-controls");
    controls.setMinHeight(USE_PREF_SIZE);
    setVgrow(charts, Priority.ALWAYS);
    getChildren().addAll(controls, source, charts, told);
    if (!step.train().isEmpty()) {
      controls.getChildren().addAll(trainingControls());
      WhileShown.follow(this, live.changesProperty(), this::showLive);
      source.setText(texts.get("learn.run.will-train", step.train().size()));
    }
    if (!step.played().isEmpty()) {
      Button play = button("run-play", "learn.run.play", this::play);
      Button all = button("run-all", "learn.run.all", this::showAll);
      for (Button each : List.of(play, all)) {
        each.disableProperty().bind(read.not());
        controls.getChildren().add(each);
      }
      controls.getChildren().add(speed());
      read(step, folder, names);
    }
    showLive();
    sceneProperty()
        .subscribe(
            scene -> {
              if (scene == null) {
                clock.stop();
              }
            });
  }

  private static Label paragraph() {
    Label label = new Label();
    label.getStyleClass().addAll("muted", "small");
    label.setWrapText(true);
    label.setMinHeight(USE_PREF_SIZE);
    return label;
  }

  /** Stop takes the place of Train while there is something to stop. */
  private List<Node> trainingControls() {
    Button train = button("run-train", "learn.run.train", live::start);
    train.getStyleClass().add(Styles.ACCENT);
    train.visibleProperty().bind(live.activeProperty().not());
    train.managedProperty().bind(train.visibleProperty());
    Button stop = button("run-stop", "learn.run.stop", live::stop);
    stop.visibleProperty().bind(live.activeProperty());
    stop.managedProperty().bind(stop.visibleProperty());
    return List.of(train, stop);
  }

  private Node speed() {
    ChoiceBox<Integer> speed = new ChoiceBox<>();
    speed.setId("run-speed");
    speed.accessibleTextProperty().bind(texts.bind("learn.run.speed"));
    speed.getItems().setAll(SPEEDS);
    speed.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(Integer value) {
            return texts.get("learn.run.speed.value", value);
          }

          @Override
          public Integer fromString(String text) {
            throw new UnsupportedOperationException("A speed is chosen, not typed");
          }
        });
    speed.valueProperty().subscribe(value -> clock.setRate(value == null ? 1 : value));
    speed.setValue(USUAL_SPEED);
    return speed;
  }

  private Button button(String id, String key, Runnable action) {
    Button button = new Button();
    button.setId(id);
    button.textProperty().bind(texts.bind(key));
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void read(LessonStep.Run step, Path folder, Map<String, String> names) {
    services
        .background()
        .run(
            "learn.run",
            () -> {
              RunValues values = new RunValues(folder);
              List<WatchedRun> runs = new ArrayList<>();
              for (String name : step.played()) {
                StoredRun run = values.stored(name);
                String title = names.getOrDefault(name, run.record().titleBesideData());
                runs.add(WatchedRun.of(title, run));
              }
              return runs;
            },
            runs -> {
              recorded = runs;
              read.set(true);
              if (!live.begun()) {
                show(1);
              }
            },
            services.errors()::show);
  }

  private void showLive() {
    if (!live.begun()) {
      return;
    }
    clock.stop();
    source.setText(texts.get("learn.run.live"));
    charts.show(live.watched());
    told.setText(
        live.activeProperty().get()
            ? live.current().map(this::progress).orElse(texts.get("learn.run.waiting"))
            : ended());
  }

  private String ended() {
    Map<String, UserProblem> failed = live.failed();
    if (!failed.isEmpty()) {
      return texts.get(
          "learn.run.failed",
          String.join(" · ", failed.keySet()),
          texts.sentence(failed.values().iterator().next()),
          texts.get("learn.run.train"));
    }
    return texts.get(live.stopped() ? "learn.run.stopped" : "learn.run.trained");
  }

  private String progress(RunModel run) {
    Progress progress = run.progressProperty().get();
    return progress == null
        ? texts.get("learn.run.waiting")
        : texts.get(
            "learn.run.progress",
            run.titleProperty().get(),
            progress.epoch(),
            progress.epochs(),
            Numbers.duration(progress.secondsLeft()));
  }

  private int last() {
    return recorded.stream().mapToInt(WatchedRun::last).max().orElse(0);
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
    charts.show(recorded, epoch);
    source.setText(texts.get("learn.run.recorded"));
    told.setText(texts.get("learn.run.epoch", epoch, last()));
  }
}
