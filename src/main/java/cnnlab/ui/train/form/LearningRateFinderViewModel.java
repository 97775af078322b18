package cnnlab.ui.train.form;

import cnnlab.engine.Engine;
import cnnlab.engine.MemoryProblem;
import cnnlab.text.UserProblem;
import cnnlab.training.LearningRateFinder;
import cnnlab.training.LearningRateFinder.Point;
import cnnlab.training.RunPlan;
import cnnlab.training.TrainingControl;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The search for a learning rate: the losses so far, and what they suggest. */
final class LearningRateFinderViewModel {
  private final Engine engine;
  private final Background background;
  private final TrainingControl control = new TrainingControl();
  private final LiveFeed<Point> feed;
  private final ObservableList<Point> points = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<OptionalDouble> suggestion =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();

  LearningRateFinderViewModel(Engine engine, Background background) {
    this.engine = engine;
    this.background = background;
    feed = new LiveFeed<>(points::addAll);
  }

  /** Rates tried and their losses, rates rising. */
  ObservableList<Point> points() {
    return points;
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Once the search has ended; empty where the loss never fell. */
  ReadOnlyObjectProperty<OptionalDouble> suggestionProperty() {
    return suggestion.getReadOnlyProperty();
  }

  /** Why nothing could be tried. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  void start(RunPlan plan) {
    busy.set(true);
    background.run(
        "train.rate-search",
        () -> search(plan),
        found -> {
          suggestion.set(LearningRateFinder.suggestion(found));
          busy.set(false);
        },
        wrong -> {
          problem.set(wrong);
          busy.set(false);
        });
  }

  /** An unexpected error ends it too, as a problem. */
  private List<Point> search(RunPlan plan) throws UserProblem {
    try {
      return new LearningRateFinder(engine).run(plan, control, feed::add);
    } catch (RuntimeException | Error crash) {
      throw MemoryProblem.orCrash(plan.settings(), crash);
    }
  }

  /** Ends the search before its next iteration. */
  void stop() {
    control.stop();
  }
}
