package cnnlab.ui.inspect.change;

import cnnlab.inference.Prediction;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.layout.ShareBar;
import cnnlab.ui.inspect.model.ClassTexts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** The likeliest classes in a narrow place: name, bar, percent. */
final class AnswerTable extends GridPane {
  /** Widths in the type's size. */
  private static final double NAME = 10;

  private static final double BAR = 2;

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
      name.setWrapText(true); // ImageNet's are long
      name.setMinHeight(USE_PREF_SIZE);
      name.setMaxWidth(NAME * type);
      ShareBar bar = new ShareBar(each.probability());
      bar.setMinWidth(BAR * type);
      setHgrow(bar, Priority.ALWAYS);
      Label share = new Label(Numbers.percent(each.probability()));
      share.setMinWidth(USE_PREF_SIZE);
      addRow(row, name, bar, share);
    }
  }
}
