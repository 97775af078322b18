package cnnlab.ui.train;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/**
 * A number of the form, as typed. It follows its usual value until a person changes it.
 *
 * @param name as {@link cnnlab.run.SettingsCheck} locates problems
 */
record Setting(String name, StringProperty text, StringProperty usual) {

  Setting(String name) {
    this(name, new SimpleStringProperty(""), new SimpleStringProperty(""));
  }

  /** Whether a person chose something else than what is usual. */
  boolean chosen() {
    return !text.get().strip().equals(usual.get());
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
    usual.set("");
    text.set(value);
  }

  void reset() {
    text.set(usual.get());
  }
}
