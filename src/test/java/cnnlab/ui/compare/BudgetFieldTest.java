package cnnlab.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.CostAxis;
import cnnlab.text.Messages;
import cnnlab.ui.Texts;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A budget for each cost. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class BudgetFieldTest {
  private final ObservableMap<CostAxis, Double> budgets = FXCollections.observableHashMap();
  private final ObjectProperty<CostAxis> axis = new SimpleObjectProperty<>(CostAxis.PARAMS);
  private final Texts texts = new Texts(Messages.ENGLISH);
  private TextField most;
  private Label unit;

  @BeforeEach
  void open() {
    WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          BudgetField field = new BudgetField(axis, budgets, texts);
          most = (TextField) field.getChildren().get(1);
          unit = (Label) field.getChildren().getLast();
        });
  }

  @ParameterizedTest
  @CsvSource({
    "25, 25, false",
    "' 0.5 ', 0.5, false",
    "'1,5', 1.5, false", // a decimal comma
    "1e-3, 0.001, false",
    "0, , true",
    "-3, , true",
    "NaN, , true",
    "Infinity, , true",
    "cheap, , true",
    "'  ', , false"
  })
  void whatIsTypedIsTheMostOrNone(String typed, Double budget, boolean wrong) {
    in(() -> most.setText("7"));
    in(() -> most.setText(typed));
    assertThat(budgets.get(CostAxis.PARAMS)).isEqualTo(budget);
    assertThat(most.getPseudoClassStates().contains(PseudoClass.getPseudoClass("error")))
        .isEqualTo(wrong);
  }

  @Test
  void eachCostKeepsItsOwnBudgetInItsUnit() {
    in(() -> most.setText("25.6"));
    in(() -> axis.set(CostAxis.LATENCY));
    assertThat(most.getText()).isEmpty();
    assertThat(unit.getText()).isEqualTo("ms");
    in(() -> most.setText("1234567"));
    in(() -> axis.set(CostAxis.PARAMS));
    assertThat(most.getText()).isEqualTo("25.6");
    assertThat(unit.getText()).isEqualTo("M");
    in(() -> texts.messagesProperty().set(Messages.CHINESE));
    in(() -> axis.set(CostAxis.THROUGHPUT));
    assertThat(unit.getText()).isEqualTo("张/秒");
    in(() -> axis.set(CostAxis.LATENCY));
    assertThat(budgets)
        .as("coming back changes none")
        .isEqualTo(Map.of(CostAxis.PARAMS, 25.6, CostAxis.LATENCY, 1234567.0));
  }

  @Test
  void somethingWrongIsNotKeptForAnotherCost() {
    in(() -> most.setText("cheap"));
    in(() -> axis.set(CostAxis.MACS));
    assertThat(most.getText()).isEmpty();
    assertThat(most.getPseudoClassStates()).doesNotContain(PseudoClass.getPseudoClass("error"));
    assertThat(budgets).isEmpty();
  }

  private static void in(Runnable action) {
    WaitForAsyncUtils.waitForAsyncFx(20_000, action);
  }
}
