package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The way to the step before and to the next one. */
final class StepWays extends HBox {
  private final LessonViewModel model;
  private final Button next = new Button();

  StepWays(LessonViewModel model, Texts texts) {
    this.model = model;
    getStyleClass().add("lesson-ways");
    Button back = new Button();
    back.setId("lesson-back");
    back.textProperty().bind(texts.bind("learn.back"));
    back.setGraphic(new FontIcon(Material2OutlinedAL.ARROW_BACK));
    back.disableProperty().bind(model.indexProperty().isEqualTo(0));
    back.setOnAction(_ -> model.back());
    next.setId("lesson-next");
    next.getStyleClass().add(Styles.ACCENT);
    next.textProperty().bind(texts.bind("learn.next"));
    next.setOnAction(_ -> model.next());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(back, space, next);
    model.progressProperty().subscribe(this::allowNext);
    model.presentingProperty().subscribe(this::allowNext);
    model.indexProperty().subscribe(this::allowNext);
    model.lessonProperty().subscribe(this::allowNext);
  }

  private void allowNext() {
    next.setDisable(model.isLast() || model.owesAnswer());
  }
}
