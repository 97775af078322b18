package cnnlab.ui.train.run;

import cnnlab.text.UserProblem;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.Presentation;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.confusion.ConfusionMatrixPicture;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A run, live or long ended: its numbers and curves. */
public final class RunPage extends VBox {
  private final Services services;
  private final TrainViewModel model;
  private final RunHeading heading;
  private final RunNumbers numbers;
  private final ConfusionMatrixPicture confusion;
  private final ErrorsViewModel errors;
  private final RunCharts charts;
  private final LayerStatisticsPicture layers;
  private final RunLog log;
  private final RunTabs tabs;
  private final Label problem = new Label(null, new FontIcon(Material2OutlinedAL.ERROR_OUTLINE));
  private final RedrawThrottle pace = new RedrawThrottle();
  private final LiveFeed<RunModel> progress = new LiveFeed<>(pace::period, _ -> grow());
  private Subscription watching = Subscription.EMPTY;

  public RunPage(TrainViewModel model, Services services, TrainActions actions) {
    this.model = model;
    this.services = services;
    getStyleClass().add("run-page");
    heading = new RunHeading(services.texts(), actions);
    numbers = new RunNumbers(services.texts());
    confusion = new ConfusionMatrixPicture(services);
    charts = new RunCharts(model, services);
    layers = new LayerStatisticsPicture(services);
    log = new RunLog(services);
    errors = new ErrorsViewModel(services);
    tabs =
        new RunTabs(services, charts, layers, new ConfusionPane(confusion, errors, services), log);
    tabs.getSelectionModel().selectedItemProperty().subscribe((_, _) -> readLog());
    problem.setId("run-problem");
    problem.getStyleClass().add("run-problem");
    problem.setWrapText(true);
    problem.setMaxWidth(Double.MAX_VALUE);
    problem.setMinHeight(USE_PREF_SIZE);
    setVgrow(tabs, Priority.ALWAYS);
    SkippedNote skipped = new SkippedNote(model.skippedProperty(), services.texts());
    VBox below = new VBox(numbers, tabs);
    below.getStyleClass().add("run-below");
    ScrollPane scroll = new ScrollPane(below); // large type leaves the pictures little room
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("form-scroll");
    setVgrow(scroll, Priority.ALWAYS);
    getChildren().addAll(heading, problem, skipped, scroll);
    model.selectedProperty().subscribe(this::watch);
    model.confusionProperty().subscribe(this::refresh);
    services.texts().messagesProperty().subscribe(this::refresh);
    services.appearance().paletteProperty().subscribe(this::refresh);
  }

  private void watch(@Nullable RunModel run) {
    watching.unsubscribe();
    errors.show(run);
    if (run == null) {
      return;
    }
    charts.reset();
    readLog();
    ListChangeListener<Object> epochDone =
        _ -> {
          refresh();
          readLog();
        };
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

  private void readLog() {
    RunModel run = model.selectedProperty().get();
    if (run != null && tabs.showsLog()) {
      log.show(run);
    }
  }

  /** What of the run can be looked at. */
  public TabPane tabs() {
    return tabs;
  }

  /** The picture in view alone, with the runs of the list before and after it. */
  public Presentation presentation() {
    return tabs.presentation(() -> step(-1), () -> step(1));
  }

  private void step(int by) {
    int to = model.runs().indexOf(model.selectedProperty().get()) + by;
    if (to >= 0 && to < model.runs().size()) {
      model.selectedProperty().set(model.runs().get(to));
    }
  }

  private void iterated(RunModel run) {
    numbers.show(run);
    progress.add(run);
  }

  /** Draws a run that goes on, if that would be seen. */
  private void grow() {
    RunModel run = model.selectedProperty().get();
    if (run != null && charts.wouldGrow(run)) {
      refresh();
    }
  }

  private void refresh() {
    RunModel run = model.selectedProperty().get();
    if (run != null) {
      pace.draw(this, () -> show(run));
    }
  }

  private void show(RunModel run) {
    heading.show(run, model.isOurs(run));
    numbers.show(run);
    charts.show(run);
    layers.show(run.health());
    var record = run.recordProperty().get();
    confusion.show(model.confusionProperty().get(), record == null ? "" : record.dataset());
    UserProblem why = run.problemProperty().get();
    problem.setText(why == null ? "" : services.texts().sentence(why));
    problem.setVisible(why != null);
    problem.setManaged(why != null);
  }
}
