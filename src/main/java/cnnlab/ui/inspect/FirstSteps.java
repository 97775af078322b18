package cnnlab.ui.inspect;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What this place is for and how to begin, as long as there is no network to ask. */
final class FirstSteps extends VBox {
  private static final String[] STEPS = {"network", "image", "answer", "layers"};

  FirstSteps(Texts texts, Runnable openWeights, Runnable fetchWeights, Runnable train) {
    getStyleClass().addAll("empty-state", "first-steps");
    GridPane steps = new GridPane();
    steps.getStyleClass().add("steps");
    for (int row = 0; row < STEPS.length; row++) {
      Label number = new Label(Integer.toString(row + 1));
      number.getStyleClass().add("step-number");
      GridPane.setHalignment(number, HPos.CENTER);
      Label text = Controls.label(texts, "inspect.step." + STEPS[row]);
      text.setWrapText(true);
      steps.addRow(row, number, text);
    }
    Button open = new Button();
    open.textProperty().bind(texts.bind("inspect.network.open"));
    open.getStyleClass().add(Styles.ACCENT);
    open.setOnAction(_ -> openWeights.run());
    Button fetch = new Button();
    fetch.setId("inspect-fetch");
    fetch.textProperty().bind(texts.bind("weights.more"));
    fetch.setOnAction(_ -> fetchWeights.run());
    Controls.tooltip(fetch, texts, "weights.more.about");
    Button learn = new Button();
    learn.setId("inspect-train");
    learn.textProperty().bind(texts.bind("inspect.train"));
    learn.setOnAction(_ -> train.run());
    HBox buttons = new HBox(open, fetch, learn);
    buttons.getStyleClass().add("buttons");
    getChildren()
        .addAll(
            new FontIcon(Material2OutlinedAL.IMAGE_SEARCH),
            Controls.label(texts, "inspect.empty", "section-title", "first-steps-title"),
            steps,
            buttons);
  }
}
