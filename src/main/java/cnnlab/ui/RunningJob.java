package cnnlab.ui;

import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * The long job under way, shown in the status bar from wherever the person is. The screen that owns
 * the job sets it; on the JavaFX thread.
 */
public final class RunningJob {
  private final BooleanProperty active = new SimpleBooleanProperty();
  private final StringProperty text = new SimpleStringProperty("");
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private Consumer<Runnable> stop = Runnable::run;

  /** Whether there is one; while there is, closing the window asks first. */
  public BooleanProperty activeProperty() {
    return active;
  }

  /** One line: what, how far, how long still. May be bound. */
  public StringProperty textProperty() {
    return text;
  }

  /** 0 to 1, or -1 while unknown. */
  public DoubleProperty progressProperty() {
    return progress;
  }

  /**
   * What ends the job when the window is closed all the same. It returns at once, and runs what it
   * is given, on the JavaFX thread, when results are safe.
   */
  public void onStop(Consumer<Runnable> action) {
    FxThread.require();
    stop = action;
  }

  public void stop(Runnable whenSafe) {
    FxThread.require();
    stop.accept(whenSafe);
  }
}
