package cnnlab.ui.compare;

import cnnlab.comparison.CostAxis;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ObservableMap;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;

/** What a run may cost at most; what does not fit fades. A budget for each cost is remembered. */
final class BudgetField extends HBox {
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");

  private final ObservableMap<CostAxis, Double> budgets;
  private final TextField most = new TextField();
  private CostAxis cost;

  /**
   * @param axis the cost whose budget is typed
   * @param budgets in the costs' units
   */
  BudgetField(
      ObservableValue<CostAxis> axis, ObservableMap<CostAxis, Double> budgets, Texts texts) {
    this.budgets = budgets;
    cost = axis.getValue();
    getStyleClass().add("budget-field");
    most.setId("compare-budget");
    most.setPrefColumnCount(5);
    most.accessibleTextProperty().bind(texts.bind("compare.budget.about"));
    Controls.tooltip(most, texts, "compare.budget.about");
    Label unit = new Label();
    unit.textProperty().bind(texts.bind(messages -> axis.getValue().unit(messages), axis));
    unit.setMinWidth(USE_PREF_SIZE);
    Label bound = new Label();
    bound.getStyleClass().add("muted");
    bound
        .textProperty()
        .bind(
            texts.bind(
                messages ->
                    messages.get(
                        axis.getValue().isGain() ? "compare.budget.least" : "compare.budget"),
                axis));
    bound.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(bound, most, unit);
    most.textProperty().subscribe(this::typed);
    axis.subscribe(
        now -> {
          cost = now;
          Double budget = budgets.get(now);
          most.setText(budget == null ? "" : Numbers.plain(budget));
        });
  }

  private void typed(String text) {
    Optional<Double> budget = number(text);
    boolean wrong = budget.isEmpty() && !text.isBlank();
    most.pseudoClassStateChanged(ERROR, wrong);
    if (budget.isPresent()) {
      budgets.put(cost, budget.get());
    } else {
      budgets.remove(cost);
    }
  }

  private static Optional<Double> number(String text) {
    try {
      double number = Double.parseDouble(text.strip().replace(',', '.'));
      return Double.isFinite(number) && number > 0 ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
