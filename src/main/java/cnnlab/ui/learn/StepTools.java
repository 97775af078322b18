package cnnlab.ui.learn;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** What can be done with a lesson at any step: jump, begin the step again, present. */
final class StepTools extends HBox {
  private final LessonViewModel model;
  private final Texts texts;

  StepTools(LessonViewModel model, Services services) {
    this.model = model;
    texts = services.texts();
    getStyleClass().add("lesson-row");
    Button everything =
        Controls.iconButton(
            Material2OutlinedMZ.VISIBILITY, texts, "learn.unhide", model::showEverything);
    everything.setId("lesson-unhide");
    Controls.showIf(
        everything, services.navigation().hiddenProperty().map(hidden -> !hidden.isEmpty()));
    MenuButton steps = new MenuButton();
    steps.setId("lesson-steps");
    steps.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "no-arrow");
    Controls.icon(steps, Material2OutlinedAL.FORMAT_LIST_NUMBERED, texts, "learn.jump");
    steps.setMinWidth(Region.USE_PREF_SIZE);
    steps.setOnShowing(_ -> list(steps));
    Button reset =
        Controls.iconButton(Material2OutlinedMZ.REPLAY, texts, "learn.reset", model::reset);
    reset.setId("lesson-reset");
    Button present =
        Controls.iconButton(
            Material2OutlinedMZ.SLIDESHOW,
            texts,
            "learn.present",
            () -> model.presentingProperty().set(!model.presentingProperty().get()));
    present.setId("lesson-present");
    getChildren().addAll(everything, steps, reset, present);
  }

  private void list(MenuButton steps) {
    steps.getItems().clear();
    for (int i = 0; i < model.steps(); i++) {
      int target = i;
      var step = model.lessonProperty().get().steps().get(i);
      String title = model.lessonProperty().get().text(step, texts.messages()).title();
      MenuItem item = new MenuItem((i + 1) + "  " + title);
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> model.jump(target));
      steps.getItems().add(item);
    }
  }
}
