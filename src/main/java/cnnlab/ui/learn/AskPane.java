package cnnlab.ui.learn;

import cnnlab.lesson.LessonStep;
import cnnlab.lesson.StepText;
import cnnlab.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/** Questions with room for an answer each, kept as it is written. */
final class AskPane extends VBox {
  private static final int ROWS = 2;

  AskPane(LessonViewModel model, LessonStep.Ask ask, StepText text, Texts texts) {
    getStyleClass().add("lesson-answers");
    List<String> kept = model.answer(ask.id());
    List<TextArea> fields = new ArrayList<>();
    for (int i = 0; i < ask.questions().size(); i++) {
      String name = ask.questions().get(i);
      Label question = new Label((i + 1) + ". " + text.items().get(name));
      question.setWrapText(true);
      TextArea field = new TextArea(i < kept.size() ? kept.get(i) : "");
      field.setId("ask-" + name);
      field.setWrapText(true);
      field.setPrefRowCount(ROWS);
      field.accessibleTextProperty().bind(texts.bind("learn.own-words"));
      question.setLabelFor(field);
      field
          .textProperty()
          .subscribe((_, _) -> model.answer(fields.stream().map(TextArea::getText).toList()));
      fields.add(field);
      getChildren().addAll(question, field);
    }
  }
}
