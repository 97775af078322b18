package cnnlab.ui.learn;

import cnnlab.lesson.Question;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A curve to draw: a handle for each of six moments from the first epoch to the last, which a
 * pointer drags and the arrow keys move.
 */
final class CurveQuestion extends VBox {
  private static final int HANDLES = 6;
  private static final double BEGIN = 50;

  private final List<Slider> handles = new ArrayList<>();

  CurveQuestion(LessonViewModel model, String step, Question.Curve curve, Services services) {
    getStyleClass().add("lesson-answers");
    List<String> kept = model.answer(step);
    HBox row = new HBox();
    row.getStyleClass().add("curve-handles");
    for (int i = 0; i < HANDLES; i++) {
      Slider handle =
          new Slider(0, 100, kept.size() == HANDLES ? Double.parseDouble(kept.get(i)) : BEGIN);
      handle.setOrientation(Orientation.VERTICAL);
      handle.setId("curve-" + i);
      handle.accessibleTextProperty().bind(services.texts().bind("learn.accuracy"));
      HBox.setHgrow(handle, Priority.ALWAYS);
      handles.add(handle);
      row.getChildren().add(handle);
    }
    Button done = new Button();
    done.setId("answer-curve");
    done.textProperty().bind(services.texts().bind("learn.curve.done"));
    done.setOnAction(_ -> model.answer(drawn()));
    getChildren()
        .addAll(
            Controls.paragraph(services.texts(), "learn.curve." + curve.metric(), "muted", "small"),
            row,
            Controls.paragraph(services.texts(), "learn.curve.axis", "muted", "small"),
            done);
  }

  private List<String> drawn() {
    return handles.stream().map(handle -> Long.toString(Math.round(handle.getValue()))).toList();
  }
}
