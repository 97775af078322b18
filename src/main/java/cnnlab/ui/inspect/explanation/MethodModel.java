package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.Explanation;
import cnnlab.ui.ProgressJob;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** One method's explanation of the image in view, and how far it has come. */
final class MethodModel {
  private final AttributionMethod method;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final BooleanProperty givenUp = new SimpleBooleanProperty();
  private final ObjectProperty<@Nullable Explanation> explanation = new SimpleObjectProperty<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(ProgressJob.IDLE);
  private long began;

  MethodModel(AttributionMethod method, boolean shown) {
    this.method = method;
    this.shown.set(shown);
  }

  AttributionMethod method() {
    return method;
  }

  /** Whether it is among those that are looked at. */
  BooleanProperty shownProperty() {
    return shown;
  }

  /** Whether the user has cancelled it. */
  BooleanProperty givenUpProperty() {
    return givenUp;
  }

  /** Null until it is worked out. */
  ObjectProperty<@Nullable Explanation> explanationProperty() {
    return explanation;
  }

  /** Share of the work done, 0 to 1; {@link ProgressJob#IDLE} while there is none. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  boolean isMissing() {
    return explanation.get() == null && !givenUp.get();
  }

  void begin() {
    began = System.nanoTime();
    progress.set(0);
  }

  void progress(double share) {
    progress.set(share);
  }

  void end(@Nullable Explanation found) {
    progress.set(ProgressJob.IDLE);
    explanation.set(found);
  }

  /** As if it had never been asked for. */
  void forget() {
    end(null);
    givenUp.set(false);
  }

  /** Seconds until it is done, by the pace so far. */
  double secondsLeft() {
    double elapsed = (System.nanoTime() - began) / 1e9;
    return progress.get() > 0 ? elapsed * (1 - progress.get()) / progress.get() : 0;
  }
}
