package cnnlab.ui.learn;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Things to put in order, the largest first. */
final class OrderQuestion extends VBox {
  private final LessonViewModel model;
  private final Map<String, String> items;
  private final Texts texts;
  private final List<String> order;
  private final VBox rows = new VBox();

  OrderQuestion(LessonViewModel model, String step, Map<String, String> items, Texts texts) {
    this.model = model;
    this.items = items;
    this.texts = texts;
    List<String> kept = model.answer(step);
    order = new ArrayList<>(kept.size() == items.size() ? kept : items.keySet());
    getStyleClass().add("lesson-answers");
    rows.getStyleClass().add("lesson-answers");
    Button done = new Button();
    done.setId("answer-order");
    done.textProperty().bind(texts.bind("learn.order.done"));
    done.setOnAction(_ -> model.answer(order));
    getChildren().addAll(Controls.paragraph(texts, "learn.order", "muted", "small"), rows, done);
    show();
  }

  private void show() {
    rows.getChildren().clear();
    for (int i = 0; i < order.size(); i++) {
      int place = i;
      Label name = new Label((i + 1) + ".  " + items.get(order.get(i)));
      name.setWrapText(true);
      name.setMaxWidth(Double.MAX_VALUE);
      HBox.setHgrow(name, Priority.ALWAYS);
      Button up =
          Controls.iconButton(
              Material2OutlinedAL.ARROW_UPWARD, texts, "learn.order.up", () -> move(place));
      up.setId("up-" + order.get(i));
      up.setDisable(i == 0);
      HBox row = new HBox(name, up);
      row.getStyleClass().addAll("lesson-row", "order-row");
      rows.getChildren().add(row);
    }
  }

  private void move(int place) {
    Collections.swap(order, place, place - 1);
    if (!model.answer(model.step().id()).isEmpty()) {
      model.answer(order);
    }
    show();
  }
}
