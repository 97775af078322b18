package cnnlab.ui.train.run;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunWeights;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import cnnlab.training.MovedData;
import cnnlab.training.ReusedSettings;
import cnnlab.training.TrainingListener.Progress;
import cnnlab.ui.ActionDialog;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.report.ReportSaver;
import cnnlab.ui.runs.RunActions;
import cnnlab.ui.train.settings.FormViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/** What can be done with the run in view. */
public final class TrainActions {
  private final TrainViewModel model;
  private final RunActions actions;
  private final FormViewModel form;
  private final Services services;
  private final Supplier<Window> window;

  /**
   * @param window above which dialogs open
   */
  public TrainActions(
      TrainViewModel model, FormViewModel form, Services services, Supplier<Window> window) {
    this.model = model;
    this.form = form;
    this.services = services;
    this.window = window;
    actions = new RunActions(services, window);
  }

  public void togglePause() {
    withRun(
        run -> {
          if (run == services.queue().currentProperty().get()) {
            services.queue().togglePause();
          }
        });
  }

  /** Asks for the learning rate of the next iteration of the run in view. */
  public void changeLearningRate() {
    withRun(
        run -> {
          Progress progress = run.progressProperty().get();
          if (run == services.queue().currentProperty().get() && progress != null) {
            String now = Numbers.significant(progress.learningRate());
            String question = services.texts().get("control.rate.next");
            ask("control.rate", "control.rate.change", question, now)
                .ifPresent(typed -> act(() -> changeLearningRate(typed)));
          }
        });
  }

  private void changeLearningRate(String typed) throws UserProblem {
    services.queue().changeLearningRate(TypedNumber.real(typed, "learningRate"));
  }

  /** Asks for title, tags and note of the run in view. */
  void describe() {
    withRun(actions::describe);
  }

  /** Lets the run in view, which waits, begin sooner (-1) or later (1). */
  public void move(int step) {
    withRun(run -> model.move(run, step));
  }

  public void stop() {
    withRun(
        run -> {
          if (model.isOurs(run)) {
            services.queue().stop(run);
          }
        });
  }

  /** Lets the run in view go on to the end of an iteration or epoch. */
  public void goOnUntil(RunModel.PauseAfter reached) {
    withRun(
        run -> {
          if (run == services.queue().currentProperty().get()) {
            services.queue().goOnUntil(reached);
          }
        });
  }

  /** Goes on with the run in view; of a finished one, asks for how many epochs. */
  void goOn() {
    withRun(
        run -> {
          int epochs = run.settings().epochs();
          if (run.stateProperty().get() == RunState.FINISHED) {
            String usual = Integer.toString(2 * epochs);
            String question = services.texts().get("train.more.epochs", epochs);
            ask("train.more", "train.go-on", question, usual)
                .ifPresent(typed -> act(() -> goOn(run, TypedNumber.whole(typed, "epochs"))));
          } else {
            goOn(run, epochs);
          }
        });
  }

  private void goOn(RunModel run, int epochs) {
    model.goOn(
        run,
        epochs,
        Optional.empty(),
        problem -> {
          if (MovedData.is(problem)) {
            askForData(run, epochs);
          } else {
            services.errors().show(problem);
          }
        });
  }

  private void askForData(RunModel run, int epochs) {
    String before = run.settings().data();
    ask("train.moved", "train.go-on", services.texts().get("train.moved.place", before), before)
        .ifPresent(typed -> model.goOn(run, epochs, Optional.of(typed), services.errors()::show));
  }

  /** What a person types. */
  private Optional<String> ask(String titleKey, String actKey, String question, String usual) {
    TextField typed = new TextField(usual);
    Node fields = ActionDialog.fields(ActionDialog.field(new Label(question), typed));
    boolean wanted =
        new ActionDialog(services, window.get(), titleKey, actKey, fields).beginningAt(typed).ask();
    return wanted ? Optional.of(typed.getText()) : Optional.empty();
  }

  private interface Action {
    void run() throws UserProblem;
  }

  private void act(Action action) {
    try {
      action.run();
    } catch (UserProblem problem) {
      services.errors().show(problem);
    }
  }

  void inspect() {
    withRun(actions::inspect);
  }

  void evaluate() {
    withRun(actions::evaluate);
  }

  void compare() {
    withRun(actions::compare);
  }

  /** Fills the form with the settings of the run in view. */
  public void again() {
    withRun(run -> act(() -> fill(reused(run))));
  }

  /** The settings of a run; one that never began has no network of its own kept. */
  private static RunSettings reused(RunModel run) throws UserProblem {
    Path folder = run.folderProperty().get();
    RunRecord record = run.recordProperty().get();
    return folder == null || record == null ? run.settings() : ReusedSettings.of(record, folder);
  }

  private void fill(RunSettings settings) throws UserProblem {
    form.take(settings);
    model.selectedProperty().set(null);
  }

  /** Fills the form with the settings of the run in view, to go on from weights that it kept. */
  void fork(RunWeights kept) {
    withRun(
        run -> {
          Path folder = run.folderProperty().get();
          if (folder != null) {
            String weights = kept.in(folder).toString();
            act(() -> fill(reused(run).with(new PretrainedSource(weights, ""))));
          }
        });
  }

  /** Shows the run that the one in view started from, if it is still there. */
  void showOrigin() {
    withRun(
        run -> {
          Path folder = run.folderProperty().get();
          RunRecord record = run.recordProperty().get();
          if (folder != null && record != null && record.provenance().origin() != null) {
            Path origin = folder.resolveSibling(record.provenance().origin().run());
            if (!model.show(origin)) {
              services.errors().show(UserProblem.of("run.none", origin.toString()));
            }
          }
        });
  }

  /** Asks for a file and writes a report of the run in view. */
  void report() {
    withRun(
        run -> {
          Path folder = run.folderProperty().get();
          if (folder != null) {
            new ReportSaver(services, window)
                .ask(() -> List.of(ComparedRun.of(services.runModels().read(folder))));
          }
        });
  }

  void export() {
    withRun(actions::export);
  }

  void delete() {
    withRun(actions::delete);
  }

  /** Asks for a file that holds a run, takes it in and shows it. */
  public void importRun() {
    actions.importRun(model.selectedProperty()::set);
  }

  public void importRun(Path file) {
    actions.importRun(file, model.selectedProperty()::set);
  }

  /** Brings the run deleted last back into the list and into view. */
  public void undoDelete() {
    actions.undoDelete(model.selectedProperty()::set);
  }

  /** Makes Delete and F2 work in a list of runs. */
  public void installKeys(Node list) {
    actions.installKeys(list, () -> Optional.ofNullable(model.selectedProperty().get()));
  }

  private void withRun(Consumer<RunModel> action) {
    Optional.ofNullable(model.selectedProperty().get()).ifPresent(action);
  }
}
