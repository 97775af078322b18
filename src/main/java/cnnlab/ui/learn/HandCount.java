package cnnlab.ui.learn;

import cnnlab.lesson.LessonProgress;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The class's predictions, counted by hand. */
final class HandCount extends VBox {

  HandCount(LessonViewModel model, String step, Map<String, String> answers, Texts texts) {
    getStyleClass().add("lesson-answers");
    answers.forEach(
        (name, text) -> {
          Label answer = new Label(text);
          answer.setWrapText(true);
          Label count = new Label();
          count.setId("count-" + name);
          count.getStyleClass().add("hand-count");
          count
              .textProperty()
              .bind(
                  model
                      .progressProperty()
                      .map((LessonProgress it) -> Integer.toString(it.count(step, name))));
          Button fewer =
              Controls.iconButton(
                  Material2OutlinedMZ.REMOVE,
                  texts,
                  "learn.count.less",
                  () -> model.count(name, -1));
          fewer.setId("fewer-" + name);
          Button more =
              Controls.iconButton(
                  Material2OutlinedAL.ADD, texts, "learn.count.more", () -> model.count(name, 1));
          more.setId("more-" + name);
          HBox.setHgrow(answer, Priority.ALWAYS);
          answer.setMaxWidth(Double.MAX_VALUE);
          HBox row = new HBox(answer, fewer, count, more);
          row.getStyleClass().addAll("lesson-row", "order-row");
          getChildren().add(row);
        });
  }
}
