package cnnlab.ui.inspect.calculation;

import cnnlab.explain.calculation.Softmax;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.Figures;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** From a class's score to its probability, beside the classes with the largest exponentials. */
final class SoftmaxCard extends VBox {
  private static final int LISTED = 5;

  /**
   * @param labels the classes' names
   */
  SoftmaxCard(Texts texts, Softmax softmax, List<String> labels) {
    getStyleClass().add("step-card");
    GridPane table = new GridPane();
    table.getStyleClass().add("terms");
    int row = 0;
    for (int label : softmax.top(LISTED)) {
      table.addRow(row++, name(labels, label), exponential(softmax, label));
    }
    if (!softmax.top(LISTED).contains(softmax.label())) {
      table.addRow(row, name(labels, softmax.label()), exponential(softmax, softmax.label()));
    }
    getChildren()
        .addAll(
            Controls.label(texts, "calculation.softmax", "chosen-title"),
            table,
            StepCard.formula(
                figure(softmax.exponential(softmax.label()))
                    + " / "
                    + figure(softmax.sum())
                    + " = "
                    + Numbers.percent(softmax.probability())));
  }

  private static Label name(List<String> labels, int label) {
    return new Label(label < labels.size() ? labels.get(label) : Integer.toString(label));
  }

  private static Label exponential(Softmax softmax, int label) {
    Figures figures = new Figures(3);
    return new Label(
        "e^("
            + figures.of(softmax.logits()[label])
            + " − "
            + figures.factor(softmax.largest())
            + ") = "
            + figure(softmax.exponential(label)));
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, value < 0.001 ? "%.2e" : "%.4f", value);
  }
}
