package cnnlab.ui.inspect.image;

import cnnlab.chart.ChartPicture;
import cnnlab.data.image.PngFile;
import cnnlab.data.image.RgbImage;
import cnnlab.ui.FxImage;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.file.SaveFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;

/**
 * Saves and copies whatever is a picture on a screen: the one under the pointer by its context
 * menu, the one with the focus by keys, the whole view otherwise. Charts are written as they are
 * drawn, also as SVG and PDF, all else as it is seen.
 */
public final class PictureActions {
  private static final KeyCombination COPY =
      new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

  /** Style classes of what is a picture besides charts and images. */
  private static final Set<String> PICTURES =
      Set.of("heat-map", "tile", "large-tile", "number-grid", "image-pane", "film");

  /** Pixels of a file for one on screen. */
  private static final double SCALE = 2;

  private final Services services;
  private final Supplier<Optional<Node>> view;
  private @Nullable ContextMenu menu;

  /**
   * @param view what the screen shows as a whole; empty where that is nothing yet
   */
  public PictureActions(Services services, Supplier<Optional<Node>> view) {
    this.services = services;
    this.view = view;
  }

  /** Has all below a screen's root answer to context menu and keys. */
  public void install(Node root) {
    root.addEventHandler(
        ContextMenuEvent.CONTEXT_MENU_REQUESTED,
        event ->
            pictureAt(event.getTarget())
                .ifPresent(
                    picture -> {
                      show(picture, event.getScreenX(), event.getScreenY());
                      event.consume();
                    }));
    ScreenKeys.install(root, this::key);
  }

  private void key(KeyEvent event) {
    boolean copies = COPY.match(event);
    if (!copies && !SAVE.match(event)) {
      return;
    }
    pictureAt(event.getTarget())
        .or(view)
        .ifPresent(
            picture -> {
              if (copies) {
                copy(picture);
              } else {
                save(picture);
              }
              event.consume();
            });
  }

  /** Saves the whole view. */
  public void saveView() {
    view.get().ifPresent(this::save);
  }

  /** The innermost picture that a node lies in. */
  static Optional<Node> pictureAt(EventTarget target) {
    return Stream.iterate(
            target instanceof Node node ? node : null, node -> node != null, Node::getParent)
        .filter(PictureActions::isPicture)
        .findFirst();
  }

  private static boolean isPicture(Node node) {
    return node instanceof CurveChart
        || (node instanceof ImageView view && view.getImage() != null)
        || node.getStyleClass().stream().anyMatch(PICTURES::contains);
  }

  private void show(Node picture, double x, double y) {
    if (menu != null) {
      menu.hide();
    }
    ContextMenu shown =
        new ContextMenu(
            item("inspect.picture.copy", () -> copy(picture)),
            item("inspect.picture.save", () -> save(picture)));
    menu = shown;
    shown.show(picture, x, y);
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(services.texts().get(key));
    item.setId(key.replace('.', '-'));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void copy(Node picture) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(image(picture));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void save(Node picture) {
    services
        .files()
        .save(
            picture.getScene().getWindow(),
            services.texts().get("inspect.picture.save"),
            "image.png",
            picture instanceof CurveChart
                ? FileKinds.named("png", "svg", "pdf")
                : FileKinds.named("png"))
        .ifPresent(file -> write(picture, file));
  }

  /** Writes a picture as it is now; the file is written in the background. */
  void write(Node picture, Path file) {
    SaveFile.write(services, file, writing(picture));
  }

  private SaveFile.Writing writing(Node picture) {
    if (picture instanceof CurveChart chart) {
      ChartPicture drawn = chart.picture();
      return drawn::write;
    }
    RgbImage pixels = FxImage.rgb(image(picture));
    return file -> PngFile.write(file, pixels);
  }

  private Image image(Node picture) {
    SnapshotParameters how = new SnapshotParameters();
    how.setTransform(new Scale(SCALE, SCALE));
    how.setFill(services.appearance().palette().background());
    return picture.snapshot(how, null);
  }
}
