package cnnlab.ui.train.settings;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A number of the form, as typed. It follows its usual value until a person changes it. */
public final class Setting {
  private final StringProperty text = new SimpleStringProperty("");
  private final StringProperty usual = new SimpleStringProperty("");

  /** Whether it stays as it is, even where it happens to be what is usual. */
  private boolean taken;

  public StringProperty text() {
    return text;
  }

  public StringProperty usual() {
    return usual;
  }

  /** Whether a person chose something else than what is usual. */
  boolean chosen() {
    return taken || !text.get().strip().equals(usual.get());
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
    taken = true;
    text.set(value);
  }

  void reset() {
    taken = false;
    text.set(usual.get());
  }
}
