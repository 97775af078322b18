package cnnlab.ui.train;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A number of the form, as typed. It follows its usual value until a person changes it.
 *
 * @param name as {@link cnnlab.run.SettingsCheck} locates problems
 * @param taken whether it stays as it is, even where it happens to be what is usual
 */
record Setting(String name, StringProperty text, StringProperty usual, BooleanProperty taken) {

  Setting(String name) {
    this(
        name,
        new SimpleStringProperty(""),
        new SimpleStringProperty(""),
        new SimpleBooleanProperty());
  }

  /** Whether a person chose something else than what is usual. */
  boolean chosen() {
    return taken.get() || !text.get().strip().equals(usual.get());
  }

  /** Another network, other data: another value is usual now. */
  void usually(String value) {
    boolean follows = !chosen();
    usual.set(value);
    if (follows) {
      text.set(value);
    }
  }

  /** Takes a value as a person's choice, whatever turns out to be usual. */
  void choose(String value) {
    taken.set(true);
    text.set(value);
  }

  void reset() {
    taken.set(false);
    text.set(usual.get());
  }
}
