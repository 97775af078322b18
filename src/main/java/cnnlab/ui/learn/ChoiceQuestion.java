package cnnlab.ui.learn;

import java.util.List;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Answers of which one is chosen. */
final class ChoiceQuestion extends VBox {

  /**
   * @param answers their texts, by name
   */
  ChoiceQuestion(LessonViewModel model, String step, Map<String, String> answers) {
    getStyleClass().add("lesson-answers");
    ToggleGroup group = new ToggleGroup();
    answers.forEach(
        (name, text) -> {
          ToggleButton button = new ToggleButton(text);
          button.setId("answer-" + name);
          button.setMnemonicParsing(false);
          button.getStyleClass().add("answer-button");
          button.setWrapText(true);
          button.setMaxWidth(Double.MAX_VALUE);
          button.setToggleGroup(group);
          button.setSelected(model.answer(step).contains(name));
          button.setOnAction(
              _ -> {
                button.setSelected(true); // a second click must not take the answer away
                model.answer(List.of(name));
              });
          getChildren().add(button);
        });
  }
}
