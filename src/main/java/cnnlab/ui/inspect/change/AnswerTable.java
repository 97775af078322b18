package cnnlab.ui.inspect.change;

import cnnlab.inference.Prediction;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.ClassTexts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The likeliest classes in a narrow place: name, bar, percent. */
final class AnswerTable extends GridPane {
  private static final double BAR = 6;

  private final Texts texts;
  private final ClassTexts classes;

  AnswerTable(Texts texts, ClassTexts classes) {
    this.texts = texts;
    this.classes = classes;
    getStyleClass().add("terms");
  }

  /**
   * Shows them.
   *
   * @param type size of the type in pixels
   */
  void show(List<Prediction> predictions, double type) {
    getChildren().clear();
    for (int row = 0; row < predictions.size(); row++) {
      Prediction each = predictions.get(row);
      Label name = new Label(classes.text(each, texts.messages()));
      name.setMinWidth(0);
      setHgrow(name, Priority.ALWAYS);
      Region bar = new Region();
      bar.getStyleClass().addAll("term-bar", "share");
      bar.setMaxWidth(each.probability() * BAR * type);
      bar.setPrefWidth(bar.getMaxWidth());
      HBox bars = new HBox(bar);
      bars.setAlignment(Pos.CENTER_LEFT);
      bars.setMinWidth(BAR * type);
      Label share = new Label(Numbers.percent(each.probability()));
      share.setMinWidth(USE_PREF_SIZE);
      addRow(row, name, bars, share);
    }
  }
}
