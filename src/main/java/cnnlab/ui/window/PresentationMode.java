package cnnlab.ui.window;

import cnnlab.ui.FxThread;
import cnnlab.ui.Presentation;
import cnnlab.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Shows one picture alone on the full screen, until F11 or Escape. The window's layout stays where
 * it is underneath, out of sight and untouched, so that everything is as it was afterwards.
 */
final class PresentationMode {
  private final Stage stage;
  private final Texts texts;
  private final StackPane root;
  private final Node layout;
  private final Supplier<Presentation> source;
  private final StackPane stand = new StackPane();
  private @Nullable Presentation shown;
  private @Nullable LentNode lent;
  private @Nullable Node focused;

  /**
   * @param root holds the layout, and the stand while something is presented
   * @param source what the screen in view presents
   */
  PresentationMode(
      Stage stage, Texts texts, StackPane root, Node layout, Supplier<Presentation> source) {
    this.stage = stage;
    this.texts = texts;
    this.root = root;
    this.layout = layout;
    this.source = source;
    stand.setId("presentation");
    stand.getStyleClass().add("presentation");
    stage
        .fullScreenProperty()
        .subscribe(
            (was, is) -> {
              if (was && !is) {
                end(); // the desktop's own way out
              }
            });
  }

  boolean active() {
    return shown != null;
  }

  void toggle() {
    if (active()) {
      end();
    } else {
      begin();
    }
  }

  private void begin() {
    FxThread.require();
    focused = root.getScene().getFocusOwner();
    layout.setVisible(false);
    layout.setManaged(false);
    root.getChildren().add(root.getChildren().indexOf(layout) + 1, stand);
    show();
    stage.setFullScreenExitHint(texts.get("main.presentation.end"));
    stage.setFullScreen(true);
  }

  /** Puts everything back as it was; does nothing where nothing is presented. */
  void end() {
    if (!active()) {
      return;
    }
    giveBack();
    root.getChildren().remove(stand);
    layout.setManaged(true);
    layout.setVisible(true);
    stage.setFullScreen(false);
    if (focused != null) {
      focused.requestFocus();
    }
  }

  /** Shows what the screen presents now, where it is another picture than before. */
  void refresh() {
    if (shown != null && !source.get().picture().equals(shown.picture())) {
      giveBack();
      show();
    }
  }

  private void show() {
    Presentation presentation = source.get();
    shown = presentation;
    stand.getStylesheets().setAll(sheets(presentation.picture()));
    lent = LentNode.take(presentation.picture());
    stand.getChildren().setAll(presentation.picture());
    presentation.picture().requestFocus();
  }

  /** The style sheets of what the picture lies in: a screen has its own. */
  private static List<String> sheets(Node picture) {
    List<String> sheets = new ArrayList<>();
    for (Parent around = picture.getParent(); around != null; around = around.getParent()) {
      sheets.addAll(0, around.getStylesheets());
    }
    return sheets;
  }

  private void giveBack() {
    stand.getChildren().clear();
    if (lent != null) {
      lent.giveBack();
    }
    lent = null;
    shown = null;
  }

  /** Whether the key meant the presentation; the picture must not see it then. */
  boolean handle(KeyEvent key) {
    if (shown == null) {
      return false;
    }
    return switch (key.getCode()) {
      case ESCAPE -> {
        end();
        yield true;
      }
      case LEFT, UP, PAGE_UP -> step(key, source.get().previous());
      case RIGHT, DOWN, PAGE_DOWN -> step(key, source.get().next());
      default -> false;
    };
  }

  private boolean step(KeyEvent key, @Nullable Runnable step) {
    if (step == null || key.isControlDown() || key.isAltDown() || key.isMetaDown()) {
      return false;
    }
    step.run();
    refresh();
    return true;
  }
}
