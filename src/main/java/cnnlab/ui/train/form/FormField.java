package cnnlab.ui.train.form;

import javafx.css.PseudoClass;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control of the form with its name above and below it what is to be said of it. */
final class FormField extends VBox {
  static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  /** Narrower than this a number cannot be read. */
  private static final double LEAST_EM = 6;

  private final Label label;

  FormField(Label label, Control control, Label sentence) {
    this.label = label;
    getStyleClass().add("form-field");
    getChildren().addAll(label, control, sentence);
  }

  /** As wide as its name, which is not broken where that can be helped. */
  @Override
  protected double computeMinWidth(double height) {
    return Math.max(label.prefWidth(-1), LEAST_EM * label.getFont().getSize());
  }
}
