package cnnlab.ui.learn;

import cnnlab.lesson.LessonStep;
import cnnlab.lesson.Question;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * What fills the teacher's own window while the class looks at the projector: where the lesson
 * stands, notes, hands to count, what comes next, and everything that a clicker's keys do.
 */
final class PresenterDesk extends BorderPane {
  private final LessonViewModel model;
  private final Texts texts;
  private final VBox content = new VBox();
  private final PresenterNotes notes;

  /**
   * @param onSwap has this window and the projector's change their screens
   */
  PresenterDesk(
      LessonViewModel model, Services services, PresenterOverlay overlay, Runnable onSwap) {
    this.model = model;
    texts = services.texts();
    notes = new PresenterNotes(model, services);
    setId("presenter-desk");
    getStyleClass().addAll("lab", "presenter-desk");
    getStylesheets()
        .add(Objects.requireNonNull(LessonPanel.class.getResource("learn.css")).toExternalForm());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button swap =
        Controls.iconButton(Material2OutlinedMZ.SWAP_HORIZ, texts, "learn.present.swap", onSwap);
    swap.setId("desk-swap");
    HBox tools =
        new HBox(
            new StepTools(model, services),
            space,
            toggle(Material2OutlinedAL.BRIGHTNESS_3, "black", overlay.blackProperty()),
            toggle(Material2OutlinedAL.FLARE, "laser", overlay.laserProperty()),
            toggle(Material2OutlinedAL.BRUSH, "draw", overlay.drawingProperty()),
            swap);
    tools.getStyleClass().addAll("lesson-row", "lesson-heading");
    content.getStyleClass().add("lesson-step");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    setTop(tools);
    setCenter(scroll);
    setBottom(new StepWays(model, texts));
    model.wordsProperty().subscribe(this::show);
  }

  private ToggleButton toggle(Ikon icon, String name, BooleanProperty on) {
    ToggleButton button = new ToggleButton();
    button.setId("desk-" + name);
    Controls.icon(button, icon, texts, "learn.present." + name);
    button.selectedProperty().bindBidirectional(on);
    return button;
  }

  private void show() {
    LessonViewModel.Words words = model.wordsProperty().get();
    if (words == null) {
      return;
    }
    Label title = new Label((model.indexProperty().get() + 1) + "  " + words.text().title());
    title.setId("desk-title");
    title.getStyleClass().add("step-title");
    title.setWrapText(true);
    content.getChildren().setAll(title, notes);
    if (words.step() instanceof LessonStep.Predict predict
        && predict.question() instanceof Question.Choice) {
      content.getChildren().add(1, new HandCount(model, predict.id(), words.text().items(), texts));
    }
  }
}
