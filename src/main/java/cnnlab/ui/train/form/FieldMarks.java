package cnnlab.ui.train.form;

import javafx.scene.control.Control;
import org.controlsfx.validation.Severity;
import org.controlsfx.validation.ValidationMessage;
import org.controlsfx.validation.decoration.ValidationDecoration;

/**
 * Marks a control by a style class of its own. (ControlsFX's decorations put a pane of theirs
 * around the whole window, which then loses its background.)
 */
final class FieldMarks implements ValidationDecoration {
  private static final String ERROR = "field-error";
  private static final String WARNING = "field-warning";

  @Override
  public void removeDecorations(Control target) {
    target.getStyleClass().removeAll(ERROR, WARNING);
  }

  @Override
  public void applyValidationDecoration(ValidationMessage message) {
    boolean error = message.getSeverity() == Severity.ERROR;
    message.getTarget().getStyleClass().add(error ? ERROR : WARNING);
  }

  @Override
  public void applyRequiredDecoration(Control target) {
    // no field has to be filled in: each has its default
  }
}
