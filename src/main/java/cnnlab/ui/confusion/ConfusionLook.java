package cnnlab.ui.confusion;

import cnnlab.evaluation.ClassOrder;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** How a confusion matrix is to be shown. */
final class ConfusionLook {
  private final ObjectProperty<ClassOrder> order = new SimpleObjectProperty<>(ClassOrder.GIVEN);
  private final ObjectProperty<ConfusionMeasure> measure =
      new SimpleObjectProperty<>(ConfusionMeasure.COUNTS);
  private final BooleanProperty onlyErrors = new SimpleBooleanProperty();
  private final StringProperty search = new SimpleStringProperty("");

  ObjectProperty<ClassOrder> orderProperty() {
    return order;
  }

  ObjectProperty<ConfusionMeasure> measureProperty() {
    return measure;
  }

  /** Whether correct predictions are left out. */
  BooleanProperty onlyErrorsProperty() {
    return onlyErrors;
  }

  /** Part of the names of classes to point out; "" for none. */
  StringProperty searchProperty() {
    return search;
  }
}
