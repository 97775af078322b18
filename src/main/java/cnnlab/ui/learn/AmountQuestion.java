package cnnlab.ui.learn;

import cnnlab.lesson.Question;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import cnnlab.ui.Texts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A number to type, kept as it was typed as soon as it is one. */
final class AmountQuestion extends VBox {

  AmountQuestion(LessonViewModel model, String step, Question.Amount amount, Texts texts) {
    getStyleClass().add("lesson-answers");
    TextField field = new TextField(String.join("", model.answer(step)));
    field.setId("answer-number");
    field.accessibleTextProperty().bind(texts.bind("learn.number"));
    field.promptTextProperty().bind(texts.bind("learn.number"));
    HBox.setHgrow(field, Priority.ALWAYS);
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    field
        .textProperty()
        .subscribe(
            (_, typed) -> {
              try {
                number(typed);
                problem.setText("");
                model.answer(List.of(typed.strip()));
              } catch (UserProblem wrong) {
                problem.setText(typed.isBlank() ? "" : texts.sentence(wrong));
                model.answer(List.of());
              }
            });
    Label unit = new Label(unit(amount));
    unit.setMinWidth(USE_PREF_SIZE);
    HBox row = new HBox(field, unit);
    row.getStyleClass().add("lesson-row");
    getChildren().addAll(row, problem);
  }

  /** In what the number is typed: percent, MiB, or as it is. */
  private static String unit(Question.Amount amount) {
    String format = amount.format() == null ? "" : amount.format();
    return switch (format) {
      case "%", "%0" -> "%";
      case "MiB" -> "MiB";
      default -> "";
    };
  }

  /** What was typed as the lab counts it: 5 percent are 0.05. */
  static double value(String typed, Question.Amount amount) throws UserProblem {
    double number = number(typed);
    return switch (unit(amount)) {
      case "%" -> number / 100;
      case "MiB" -> number * (1 << 20);
      default -> number;
    };
  }

  private static double number(String typed) throws UserProblem {
    return TypedNumber.real(typed.replace(",", ""), "answer");
  }
}
