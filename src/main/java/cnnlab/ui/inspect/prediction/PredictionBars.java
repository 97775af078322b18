package cnnlab.ui.inspect.prediction;

import cnnlab.inference.Prediction;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.ShareBar;
import cnnlab.ui.inspect.model.ClassTexts;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The likeliest classes as bars of their probability, on the scale 0 to 100 %. */
public final class PredictionBars extends GridPane {
  private static final double LABEL_SHARE = 40;

  private final Texts texts;
  private final ClassTexts labels;
  private final ObjectProperty<@Nullable Integer> chosen;
  private final ToggleGroup choice = new ToggleGroup();

  /**
   * @param chosen the class that more is to be told about
   */
  public PredictionBars(Texts texts, ClassTexts labels, ObjectProperty<@Nullable Integer> chosen) {
    this.chosen = chosen;
    this.texts = texts;
    this.labels = labels;
    getStyleClass().add("prediction-bars");
    chosen.subscribe(
        now ->
            choice
                .getToggles()
                .forEach(toggle -> toggle.setSelected(toggle.getUserData().equals(now))));
    ColumnConstraints label = new ColumnConstraints();
    label.setPercentWidth(LABEL_SHARE);
    ColumnConstraints bar = new ColumnConstraints();
    bar.setHgrow(Priority.ALWAYS);
    ColumnConstraints figure = new ColumnConstraints();
    figure.setMinWidth(Region.USE_PREF_SIZE);
    getColumnConstraints().setAll(label, bar, figure);
  }

  public void show(List<Prediction> predictions) {
    getChildren().clear();
    choice.getToggles().clear();
    for (int row = 0; row < predictions.size(); row++) {
      addRow(row, predictions.get(row));
    }
  }

  private void addRow(int row, Prediction prediction) {
    Label name = new Label();
    name.getStyleClass().add("prediction-label");
    name.textProperty().bind(texts.bind(messages -> labels.text(prediction, messages)));
    Label figure = new Label(Numbers.percent(prediction.probability()));
    figure.getStyleClass().add("prediction-figure");
    ShareBar bar = new ShareBar(prediction.probability());
    if (row == 0) {
      name.getStyleClass().add("first");
      figure.getStyleClass().add("first");
    }
    ToggleButton button = new ToggleButton(null, name);
    button.getStyleClass().setAll("prediction-choice");
    button.setMaxWidth(Double.MAX_VALUE);
    button.accessibleTextProperty().bind(name.textProperty());
    button.setUserData(prediction.index());
    button.setToggleGroup(choice);
    button.setSelected(Integer.valueOf(prediction.index()).equals(chosen.get()));
    button.setOnAction(
        _ -> {
          button.setSelected(true);
          chosen.set(prediction.index());
        });
    addRow(row, button, bar, figure);
  }
}
