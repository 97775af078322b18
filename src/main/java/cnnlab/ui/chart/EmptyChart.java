package cnnlab.ui.chart;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What stands in place of a chart without values: one sentence, and a button that fills it. */
final class EmptyChart extends VBox {
  private final Texts texts;
  private final Label sentence = new Label();
  private final Button action = new Button();

  EmptyChart(Texts texts) {
    this.texts = texts;
    getStyleClass().add("empty-chart");
    sentence.setWrapText(true);
    sentence.getStyleClass().add("muted");
    action.getStyleClass().add(Styles.ACCENT);
    action.setVisible(false);
    action.managedProperty().bind(action.visibleProperty());
    getChildren().addAll(sentence, action);
    setPickOnBounds(false);
    say("chart.empty");
  }

  /**
   * Without a button.
   *
   * @param key message key of what will be here
   */
  void say(String key) {
    action.setVisible(false);
    sentence.textProperty().bind(texts.bind(key));
  }

  /**
   * @param key message key of what the button says
   */
  void offer(String key, Runnable fill) {
    action.textProperty().bind(texts.bind(key));
    action.setOnAction(_ -> fill.run());
    action.setVisible(true);
  }
}
