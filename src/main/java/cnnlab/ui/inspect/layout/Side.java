package cnnlab.ui.inspect.layout;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleBinding;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableNumberValue;

/** The side of a square image that grows with the room there is. */
public final class Side {
  private Side() {}

  /**
   * A share of a width, within bounds in the type's size, in pixels.
   *
   * @param type size of the type in pixels
   */
  public static DoubleBinding within(
      ObservableNumberValue type,
      double least,
      double most,
      ObservableDoubleValue width,
      double share) {
    return Bindings.createDoubleBinding(
        () ->
            Math.floor(
                Math.clamp(
                    width.get() * share, least * type.doubleValue(), most * type.doubleValue())),
        type,
        width);
  }
}
