package cnnlab.ui.train;

import cnnlab.run.RunState;
import cnnlab.text.UserProblem;
import cnnlab.ui.Place;
import cnnlab.ui.Services;
import cnnlab.ui.TypedNumber;
import cnnlab.ui.WatchedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.TextInputDialog;

/** What can be done with the run in view. */
final class RunActions {
  private final TrainViewModel model;
  private final FormViewModel form;
  private final Services services;

  RunActions(TrainViewModel model, FormViewModel form, Services services) {
    this.model = model;
    this.form = form;
    this.services = services;
  }

  void togglePause() {
    withRun(
        run -> {
          if (run == services.queue().currentProperty().get()) {
            services.queue().togglePause();
          }
        });
  }

  void stop() {
    withRun(
        run -> {
          if (model.isOurs(run)) {
            services.queue().stop(run);
          }
        });
  }

  /** Lets the run in view go on to the end of an iteration or epoch. */
  void goOnUntil(WatchedRun.PauseAfter reached) {
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
            askEpochs(epochs).ifPresent(more -> goOn(run, more));
          } else {
            goOn(run, epochs);
          }
        });
  }

  private void goOn(WatchedRun run, int epochs) {
    model.goOn(run, epochs, services.errors()::show);
  }

  private Optional<Integer> askEpochs(int before) {
    TextInputDialog dialog = new TextInputDialog(Integer.toString(2 * before));
    dialog.setHeaderText(null);
    dialog.setTitle(services.texts().get("train.more"));
    dialog.setContentText(services.texts().get("train.more.epochs", before));
    services.appearance().style(dialog.getDialogPane().getScene());
    try {
      Optional<String> typed = dialog.showAndWait();
      return typed.isPresent()
          ? Optional.of(TypedNumber.whole(typed.get(), "epochs"))
          : Optional.empty();
    } catch (UserProblem notANumber) {
      services.errors().show(notANumber);
      return Optional.empty();
    }
  }

  void inspect() {
    go(Place.INSPECT);
  }

  void compare() {
    go(Place.COMPARE);
  }

  /** Fills the form with the settings of the run in view. */
  void again() {
    withRun(
        run -> {
          try {
            form.take(run.settings());
            model.selectedProperty().set(null);
          } catch (UserProblem unknown) {
            services.errors().show(unknown);
          }
        });
  }

  void delete() {
    withRun(
        run -> {
          if (run.stateProperty().get().ended()) {
            model.delete(run);
          }
        });
  }

  private void go(Place place) {
    withRun(
        run -> {
          Path folder = Objects.requireNonNull(run.folderProperty().get());
          var _ = services.navigation().open(place, List.of(folder));
        });
  }

  private void withRun(Consumer<WatchedRun> action) {
    Optional.ofNullable(model.selectedProperty().get()).ifPresent(action);
  }
}
