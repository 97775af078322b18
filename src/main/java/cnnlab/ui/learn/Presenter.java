package cnnlab.ui.learn;

import cnnlab.ui.Services;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Presents a lesson: the window on the projector shows the place and the panel alone, on the full
 * screen; where there is a second screen, the teacher has the notes there. A clicker's keys turn
 * the steps.
 */
final class Presenter {
  private final LessonViewModel model;
  private final Services services;
  private final Scene scene;
  private final PresenterOverlay overlay = new PresenterOverlay();
  private final EventHandler<KeyEvent> keys = this::key;
  private final EventHandler<MouseEvent> pointer =
      event -> overlay.point(event.getSceneX(), event.getSceneY());
  private @Nullable Stage notes;

  private Presenter(LessonViewModel model, Services services, Scene scene) {
    this.model = model;
    this.services = services;
    this.scene = scene;
  }

  /** Presents whenever the lesson says so. */
  static Presenter install(LessonViewModel model, Services services, Scene scene) {
    Presenter presenter = new Presenter(model, services, scene);
    presenter.begin();
    return presenter;
  }

  private void begin() {
    services.navigation().bareProperty().set(true);
    services.navigation().overlayProperty().set(overlay);
    scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, pointer);
    scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, pointer);
    List<Screen> screens = Screen.getScreens();
    if (screens.size() > 1 && scene.getWindow() instanceof Stage stage) {
      Rectangle2D own = screens.getFirst().getVisualBounds();
      Rectangle2D projector = screens.get(1).getVisualBounds();
      stage.setX(projector.getMinX());
      stage.setY(projector.getMinY());
      notes = notes(own);
      notes.show();
    }
    if (scene.getWindow() instanceof Stage stage) {
      stage.setFullScreenExitHint(services.texts().get("learn.present.end"));
      stage.setFullScreen(true);
    }
  }

  private Stage notes(Rectangle2D where) {
    Stage stage = new Stage();
    stage.titleProperty().bind(services.texts().bind("learn.notes"));
    Scene shown = new Scene(new PresenterNotes(model, services));
    services.appearance().style(shown);
    shown.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    stage.setScene(shown);
    stage.setX(where.getMinX());
    stage.setY(where.getMinY());
    stage.setWidth(where.getWidth() / 2);
    stage.setHeight(where.getHeight() * 0.8);
    stage.setOnHidden(_ -> model.presentingProperty().set(false));
    return stage;
  }

  /** Whether the notes have a window of their own. */
  boolean hasNotes() {
    return notes != null;
  }

  void end() {
    scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    scene.removeEventFilter(MouseEvent.MOUSE_MOVED, pointer);
    scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, pointer);
    services.navigation().overlayProperty().set(null);
    services.navigation().bareProperty().set(false);
    if (scene.getWindow() instanceof Stage stage) {
      stage.setFullScreen(false);
    }
    if (notes != null) {
      notes.setOnHidden(null);
      notes.close();
    }
  }

  private void key(KeyEvent event) {
    boolean typing = event.getTarget() instanceof TextInputControl && event.getCode().isLetterKey();
    if (typing || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    switch (event.getCode()) {
      case PAGE_DOWN -> model.next();
      case PAGE_UP -> model.back();
      case ESCAPE -> model.presentingProperty().set(false);
      case B -> overlay.toggleBlack();
      case L -> overlay.toggleLaser();
      case D -> overlay.toggleDrawing();
      case C -> overlay.clear();
      default -> {
        return;
      }
    }
    event.consume();
  }
}
