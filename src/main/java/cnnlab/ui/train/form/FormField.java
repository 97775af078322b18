package cnnlab.ui.train.form;

import javafx.css.PseudoClass;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** A control of the form with its name above and below it what is to be said of it. */
final class FormField extends VBox {
  static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  /** Narrower than this a number cannot be read. */
  private static final double LEAST_EM = 6;

  /** A choice may be a path, which need not be seen whole. */
  private static final double MOST_EM = 16;

  /** A box's arrow and edges. */
  private static final double ARROW_EM = 2.4;

  private final Label label;
  private final Control control;

  FormField(Label label, Control control, Label sentence) {
    this.label = label;
    this.control = control;
    getStyleClass().add("form-field");
    getChildren().addAll(label, control, sentence);
  }

  /** As wide as its name and what is chosen, which are not cut where that can be helped. */
  @Override
  protected double computeMinWidth(double height) {
    double em = label.getFont().getSize();
    double content =
        control instanceof ComboBox<?> box
            ? Math.min(box.getButtonCell().prefWidth(-1) + ARROW_EM * em, MOST_EM * em)
            : LEAST_EM * em;
    return Math.max(label.prefWidth(-1), content);
  }
}
