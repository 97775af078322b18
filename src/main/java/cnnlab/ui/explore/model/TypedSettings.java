package cnnlab.ui.explore.model;

import cnnlab.arch.NetworkSettings;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A network's settings as they are typed: numbers, or what is on its way to be one. */
public final class TypedSettings {
  private final StringProperty inputSize = new SimpleStringProperty();
  private final StringProperty classes = new SimpleStringProperty();
  private final StringProperty width = new SimpleStringProperty();
  private final BooleanProperty auxiliary = new SimpleBooleanProperty();
  private final Runnable onTyped;
  private boolean writing;

  /**
   * @param onTyped called after every change that was not {@link #write written}
   */
  TypedSettings(Runnable onTyped) {
    this.onTyped = onTyped;
    inputSize.subscribe((_, _) -> typed());
    classes.subscribe((_, _) -> typed());
    width.subscribe((_, _) -> typed());
    auxiliary.subscribe((_, _) -> typed());
  }

  private void typed() {
    if (!writing) {
      onTyped.run();
    }
  }

  /** Side of the input in pixels. */
  public StringProperty inputSizeProperty() {
    return inputSize;
  }

  public StringProperty classesProperty() {
    return classes;
  }

  /** Multiplier on channels. */
  public StringProperty widthProperty() {
    return width;
  }

  public BooleanProperty auxiliaryProperty() {
    return auxiliary;
  }

  /**
   * The settings of a network.
   *
   * @throws UserProblem at the field whose text is no number
   */
  NetworkSettings read(String network) throws UserProblem {
    return new NetworkSettings(
        network,
        TypedNumber.whole(inputSize.get(), "inputSize"),
        TypedNumber.whole(classes.get(), "classes"),
        TypedNumber.real(width.get(), "width"),
        auxiliary.get());
  }

  void write(NetworkSettings settings) {
    writing = true;
    inputSize.set(Integer.toString(settings.inputSize()));
    classes.set(Integer.toString(settings.classes()));
    width.set(settings.width() == 1 ? "1" : Double.toString(settings.width()));
    auxiliary.set(settings.auxiliary());
    writing = false;
  }

  /** Writes settings unless they are typed already, perhaps in another way ("1.0"). */
  void writeUnlessTyped(NetworkSettings settings) {
    try {
      if (read(settings.name()).equals(settings)) {
        return;
      }
    } catch (UserProblem notANumber) {
      // it gives way to the settings
    }
    write(settings);
  }
}
