package cnnlab.ui.train;

import cnnlab.text.UserProblem;
import cnnlab.ui.Place;
import cnnlab.ui.Services;
import cnnlab.ui.WatchedRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

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
