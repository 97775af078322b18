package cnnlab.ui.learn;

import cnnlab.ui.Services;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Presents a lesson: the window on the projector shows the place and the panel alone, in type that
 * is read from the last row; where there is a second screen, the teacher has the desk there. A
 * clicker's keys turn the steps.
 */
final class Presenter {
  /** Pixels of type. */
  private static final double READABLE = 18;

  private final LessonViewModel model;
  private final Services services;
  private final Scene scene;
  private final Runnable onScreens;
  private final PresenterOverlay overlay = new PresenterOverlay();
  private final EventHandler<KeyEvent> keys = this::key;
  private final EventHandler<MouseEvent> pointer =
      event -> overlay.point(event.getSceneX(), event.getSceneY());
  private final ListChangeListener<Screen> screens = _ -> arrange();
  private final double type;
  private final Optional<Rectangle2D> place;
  private final Subscription cleared;
  private @Nullable Stage desk;
  private boolean swapped;

  private Presenter(LessonViewModel model, Services services, Scene scene, Runnable onScreens) {
    this.model = model;
    this.services = services;
    this.scene = scene;
    this.onScreens = onScreens;
    type = services.appearance().fontSizeProperty().get();
    place = stage().filter(it -> !it.isMaximized()).map(Presenter::bounds);
    cleared = model.indexProperty().subscribe((_, _) -> overlay.clear());
  }

  /**
   * Begins to present.
   *
   * @param onScreens called when a screen came or went, after the windows have followed
   */
  static Presenter install(
      LessonViewModel model, Services services, Scene scene, Runnable onScreens) {
    Presenter presenter = new Presenter(model, services, scene, onScreens);
    presenter.begin();
    return presenter;
  }

  private void begin() {
    services.navigation().bareProperty().set(true);
    services.navigation().overlayProperty().set(overlay);
    services.appearance().fontSizeProperty().set(Math.max(type, READABLE));
    listen(scene, true);
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, pointer);
    scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, pointer);
    Screen.getScreens().addListener(screens);
    arrange();
  }

  private void listen(Scene where, boolean on) {
    if (on) {
      where.addEventFilter(KeyEvent.KEY_PRESSED, keys);
    } else {
      where.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
    }
  }

  private Optional<Stage> stage() {
    return scene.getWindow() instanceof Stage stage ? Optional.of(stage) : Optional.empty();
  }

  private static Rectangle2D bounds(Stage stage) {
    return new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
  }

  /** The class has the projector, the teacher the computer's own screen, if there are two. */
  private void arrange() {
    Screen own = Screen.getPrimary();
    List<Screen> others = Screen.getScreens().stream().filter(it -> !it.equals(own)).toList();
    closeDesk();
    stage()
        .ifPresent(
            stage -> {
              if (!others.isEmpty()) {
                Screen other = others.getFirst();
                stage.setFullScreen(false);
                moveTo(stage, swapped ? own : other);
                openDesk(swapped ? other : own);
              }
              stage.setFullScreenExitHint(services.texts().get("learn.present.end"));
              stage.setFullScreen(true);
            });
    onScreens.run();
  }

  private static void moveTo(Stage stage, Screen screen) {
    Rectangle2D bounds = screen.getVisualBounds();
    stage.setMaximized(false);
    stage.setX(bounds.getMinX());
    stage.setY(bounds.getMinY());
    stage.setWidth(bounds.getWidth());
    stage.setHeight(bounds.getHeight());
  }

  private void openDesk(Screen screen) {
    Stage stage = new Stage();
    stage.titleProperty().bind(services.texts().bind("learn.notes"));
    Scene shown = new Scene(new PresenterDesk(model, services, overlay, this::swap));
    services.appearance().style(shown);
    listen(shown, true);
    stage.setScene(shown);
    moveTo(stage, screen);
    stage.setOnHidden(_ -> model.presentingProperty().set(false));
    stage.show();
    desk = stage;
  }

  private void swap() {
    swapped = !swapped;
    arrange();
  }

  private void closeDesk() {
    if (desk != null) {
      desk.setOnHidden(null);
      desk.close();
      desk = null;
    }
  }

  /** Whether the notes have a window of their own. */
  boolean hasDesk() {
    return desk != null;
  }

  /** Everything is where it was before. */
  void end() {
    Screen.getScreens().removeListener(screens);
    cleared.unsubscribe();
    listen(scene, false);
    scene.removeEventFilter(MouseEvent.MOUSE_MOVED, pointer);
    scene.removeEventFilter(MouseEvent.MOUSE_DRAGGED, pointer);
    services.navigation().overlayProperty().set(null);
    services.navigation().bareProperty().set(false);
    if (services.appearance().fontSizeProperty().get() == Math.max(type, READABLE)) {
      services.appearance().fontSizeProperty().set(type); // else somebody chose another meanwhile
    }
    boolean moved = hasDesk();
    closeDesk();
    stage()
        .ifPresent(
            stage -> {
              stage.setFullScreen(false);
              if (moved) {
                place.ifPresent(it -> restore(stage, it));
              }
            });
  }

  private static void restore(Stage stage, Rectangle2D place) {
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
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
      case B -> toggle(overlay.blackProperty());
      case L -> toggle(overlay.laserProperty());
      case D -> toggle(overlay.drawingProperty());
      case C -> overlay.clear();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private static void toggle(BooleanProperty property) {
    property.set(!property.get());
  }
}
