package cnnlab.ui.train;

import cnnlab.text.UserProblem;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.Services;
import cnnlab.ui.WatchedRun;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A run, live or long ended: its numbers and curves. */
final class RunPage extends VBox {
  private final Services services;
  private final TrainViewModel model;
  private final RunHeading heading;
  private final RunNumbers numbers;
  private final ConfusionPicture confusion;
  private final RunCharts charts;
  private final Label problem = new Label(null, new FontIcon(Material2OutlinedAL.ERROR_OUTLINE));
  private final Pace pace = new Pace();
  private final LiveFeed<WatchedRun> progress = new LiveFeed<>(pace::period, _ -> grow());
  private Subscription watching = Subscription.EMPTY;

  RunPage(TrainViewModel model, Services services, RunActions actions) {
    this.model = model;
    this.services = services;
    getStyleClass().add("run-page");
    heading = new RunHeading(services.texts(), actions);
    numbers = new RunNumbers(services.texts());
    confusion = new ConfusionPicture(services);
    charts = new RunCharts(model, services, confusion);
    problem.setId("run-problem");
    problem.getStyleClass().add("run-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.setMinHeight(USE_PREF_SIZE);
    setVgrow(charts, Priority.ALWAYS);
    LeftOutNote leftOut = new LeftOutNote(model.leftOutProperty(), services.texts());
    getChildren().addAll(heading, problem, leftOut, numbers, charts);
    model.selectedProperty().subscribe(this::watch);
    model.confusionProperty().subscribe(this::refresh);
    services.texts().messagesProperty().subscribe(this::refresh);
    services.appearance().paletteProperty().subscribe(this::refresh);
  }

  private void watch(@Nullable WatchedRun run) {
    watching.unsubscribe();
    if (run == null) {
      return;
    }
    charts.reset();
    ListChangeListener<Object> epochDone = _ -> refresh();
    run.epochs().addListener(epochDone);
    watching =
        Subscription.combine(
            run.stateProperty().subscribe(this::refresh),
            run.titleProperty().subscribe(this::refresh),
            run.notesProperty().subscribe(this::refresh),
            run.pauseWishedProperty().subscribe(this::refresh),
            run.problemProperty().subscribe(this::refresh),
            run.iterationProperty().subscribe(() -> iterated(run)),
            () -> run.epochs().removeListener(epochDone));
    refresh();
  }

  private void iterated(WatchedRun run) {
    numbers.show(run);
    progress.add(run);
  }

  /** Draws a run that goes on, if that would be seen. */
  private void grow() {
    WatchedRun run = model.selectedProperty().get();
    if (run != null && charts.wouldGrow(run)) {
      refresh();
    }
  }

  private void refresh() {
    WatchedRun run = model.selectedProperty().get();
    if (run != null) {
      pace.draw(this, () -> show(run));
    }
  }

  private void show(WatchedRun run) {
    heading.show(run, model.isOurs(run));
    numbers.show(run);
    charts.show(run);
    var record = run.recordProperty().get();
    confusion.show(model.confusionProperty().get(), record == null ? "" : record.dataset());
    UserProblem why = run.problemProperty().get();
    problem.setText(why == null ? "" : services.texts().sentence(why));
    problem.setVisible(why != null);
    problem.setManaged(why != null);
  }
}
