package cnnlab.ui.train.run;

import atlantafx.base.theme.Styles;
import cnnlab.run.EpochMetrics;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunNotes;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunWeights;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModel.PauseAfter;
import cnnlab.ui.Texts;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Which run is in view, its state, and what can be done with it now. */
final class RunHeading extends VBox {
  private final Texts texts;
  private final Label title = new Label();
  private final Label state = new Label();
  private final Label settings = new Label();
  private final Label notes = new Label();
  private final Button describe;
  private final Button sooner;
  private final Button later;
  private final Button rate;
  private final Button iteration;
  private final Button epoch;
  private final Button goOn;
  private final Button pause;
  private final Button stop;
  private final Button inspect;
  private final Button evaluate;
  private final Button compare;
  private final SplitMenuButton again = new SplitMenuButton();
  private final MenuItem forkBest = new MenuItem();
  private final MenuItem forkLast = new MenuItem();
  private final Hyperlink lineage = new Hyperlink();
  private final Button report;
  private final Button export;
  private final Button delete;

  RunHeading(Texts texts, TrainActions actions) {
    this.texts = texts;
    title.setId("run-title");
    title.getStyleClass().add("run-title");
    title.setMinWidth(0);
    state.setId("run-state");
    state.getStyleClass().add("run-state");
    state.setMinWidth(USE_PREF_SIZE);
    settings.getStyleClass().addAll("muted", "small");
    settings.setMinWidth(0);
    settings.setWrapText(true);
    settings.maxWidthProperty().bind(widthProperty());
    notes.setId("run-notes");
    notes.getStyleClass().add("small");
    notes.setMinWidth(0);
    lineage.setId("run-lineage");
    lineage.getStyleClass().add("small");
    lineage.setMinWidth(0);
    lineage.setOnAction(_ -> actions.showOrigin());
    describe =
        Controls.iconButton(
            Material2OutlinedAL.EDIT, texts, "control.notes.about", actions::describe);
    describe.setId("describe");
    sooner = button("sooner", Material2OutlinedAL.ARROW_DOWNWARD, () -> actions.move(-1));
    later = button("later", Material2OutlinedAL.ARROW_UPWARD, () -> actions.move(1));
    rate = button("rate", Material2OutlinedAL.EXPOSURE, actions::changeLearningRate);
    iteration =
        Controls.iconButton(
            Material2OutlinedMZ.SKIP_NEXT,
            texts,
            "train.step.iteration",
            () -> actions.goOnUntil(PauseAfter.ITERATION));
    iteration.setId("step-iteration");
    epoch =
        Controls.iconButton(
            Material2OutlinedAL.FAST_FORWARD,
            texts,
            "train.step.epoch",
            () -> actions.goOnUntil(PauseAfter.EPOCH));
    epoch.setId("step-epoch");
    goOn = button("go-on", Material2OutlinedMZ.PLAY_ARROW, actions::goOn);
    pause = button("pause", Material2OutlinedMZ.PAUSE, actions::togglePause);
    stop = button("stop", Material2OutlinedMZ.STOP, actions::stop);
    inspect = button("inspect", Material2OutlinedAL.IMAGE_SEARCH, actions::inspect);
    inspect.getStyleClass().add(Styles.ACCENT);
    evaluate = button("evaluate", Material2OutlinedAL.FACT_CHECK, actions::evaluate);
    compare = button("compare", Material2OutlinedMZ.STACKED_LINE_CHART, actions::compare);
    again.setId("again");
    again.setGraphic(new FontIcon(Material2OutlinedMZ.REPLAY));
    again.textProperty().bind(texts.bind("train.again"));
    again.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(again, texts, "train.again.about");
    again.setOnAction(_ -> actions.again());
    forkBest.setId("fork-best");
    forkBest.setOnAction(_ -> actions.fork(RunWeights.BEST));
    forkLast.setId("fork-last");
    forkLast.setOnAction(_ -> actions.fork(RunWeights.LAST));
    again.getItems().setAll(forkBest, forkLast);
    report =
        Controls.iconButton(
            Material2OutlinedAL.DESCRIPTION, texts, "train.report.about", actions::report);
    report.setId("report");
    export =
        Controls.iconButton(
            Material2OutlinedMZ.SAVE_ALT, texts, "train.export.about", actions::export);
    export.setId("export");
    delete =
        Controls.iconButton(
            Material2OutlinedAL.DELETE_OUTLINE, texts, "train.delete.about", actions::delete);
    delete.setId("delete");
    HBox name = new HBox(title, describe);
    name.getStyleClass().add("run-name");
    name.maxWidthProperty().bind(widthProperty());
    FlowPane about = new FlowPane(name, state, settings);
    about.getStyleClass().add("run-about");
    FlowPane actionsRow =
        new FlowPane(
            sooner, later, pause, iteration, epoch, rate, stop, inspect, evaluate, compare, goOn,
            again, report, export, delete);
    actionsRow.getStyleClass().add("run-actions");
    getStyleClass().add("run-heading");
    getChildren().addAll(about, actionsRow, lineage, notes);
  }

  private Button button(String name, Ikon icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(name);
    button.textProperty().bind(texts.bind("train." + name));
    button.setOnAction(_ -> action.run());
    button.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(button, texts, "train." + name + ".about");
    return button;
  }

  /**
   * @param ours whether the run can be paused and stopped from here
   */
  void show(RunModel run, boolean ours) {
    title.setText(run.titleProperty().get());
    RunState now = run.stateProperty().get();
    StateText.show(state, now, texts);
    if (run.isBundled()) {
      state.setText(texts.get("control.bundled"));
    }
    settings.setText(describe(run.settings(), texts.messages()));
    boolean goesOn = ours && (now == RunState.RUNNING || now == RunState.PAUSED);
    boolean wished = run.pauseWishedProperty().get();
    pause.textProperty().bind(texts.bind(wished ? "train.resume" : "train.pause"));
    if (pause.getGraphic() instanceof FontIcon icon) {
      icon.setIconCode(wished ? Material2OutlinedMZ.PLAY_ARROW : Material2OutlinedMZ.PAUSE);
    }
    offer(pause, goesOn);
    describeNotes(run.notesProperty().get());
    boolean own = run.folderProperty().get() != null && !run.isBundled();
    offer(describe, own);
    offer(sooner, now == RunState.QUEUED);
    offer(later, now == RunState.QUEUED);
    stop.textProperty().bind(texts.bind(now == RunState.QUEUED ? "control.dequeue" : "train.stop"));
    offer(rate, goesOn && run.progressProperty().get() != null);
    offer(iteration, goesOn && now == RunState.PAUSED);
    offer(epoch, goesOn);
    offer(stop, ours && !now.ended());
    boolean learned = now.ended() && !run.epochs().isEmpty();
    offer(inspect, learned);
    offer(evaluate, learned);
    offer(compare, learned);
    goOn.textProperty().bind(texts.bind(now == RunState.FINISHED ? "train.more" : "train.go-on"));
    UserProblem problem = run.problemProperty().get();
    boolean diverged = problem != null && problem.key().startsWith("train.diverged");
    offer(goOn, now.ended() && own && !diverged);
    offer(again, now.ended());
    describeFork(run, learned);
    describeOrigin(run);
    offer(report, learned);
    offer(export, now.ended() && run.folderProperty().get() != null);
    offer(delete, now.ended() && !run.isBundled());
  }

  private void describeFork(RunModel run, boolean learned) {
    forkBest.setVisible(learned);
    forkLast.setVisible(learned && !run.isBundled());
    int best = RunCharts.best(run).map(EpochMetrics::epoch).orElse(0);
    int last = run.epochs().size();
    forkBest.setText(texts.get("train.fork.best", best));
    forkLast.setText(texts.get("train.fork.last", last));
  }

  private void describeOrigin(RunModel run) {
    RunRecord record = run.recordProperty().get();
    PretrainedOrigin origin = record == null ? null : record.provenance().origin();
    PretrainedSource from = run.settings().startFrom();
    if (origin != null && from != null) {
      Stream<String> parts =
          Stream.of(
              origin.epoch() > 0
                  ? texts.get("train.from.of-epoch", origin.title(), origin.epoch())
                  : texts.get("train.from.of", origin.title()),
              origin.optimizer() ? texts.get("train.from.of-optimizer") : "",
              from.freeze().isEmpty() ? "" : texts.get("train.from.of-frozen", from.freeze()),
              origin.replaced().isEmpty()
                  ? ""
                  : texts.get("train.from.of-new", String.join(", ", origin.replaced())));
      lineage.setText(parts.filter(part -> !part.isEmpty()).collect(Collectors.joining(" · ")));
      lineage.setDisable(origin.run().isEmpty());
    }
    offer(lineage, origin != null);
  }

  private void describeNotes(RunNotes said) {
    notes.setText(
        Stream.of(said.hashtags(), said.note().replace('\n', ' '))
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" · ")));
    notes.setVisible(!notes.getText().isEmpty());
    notes.setManaged(notes.isVisible());
  }

  private static void offer(ButtonBase button, boolean offered) {
    button.setVisible(offered);
    button.setManaged(offered);
  }

  private static String describe(RunSettings settings, Messages messages) {
    String optimizer = settings.optimizer().kind().name().toLowerCase(Locale.ROOT);
    String schedule = settings.schedule().name().toLowerCase(Locale.ROOT);
    return messages.get(
        "train.run.settings",
        settings.network().inputSize(),
        settings.batchSize(),
        messages.get("train.optimizer." + optimizer),
        Numbers.plain(settings.optimizer().learningRate()),
        messages.get("train.schedule." + schedule));
  }
}
