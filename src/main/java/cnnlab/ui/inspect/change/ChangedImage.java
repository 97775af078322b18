package cnnlab.ui.inspect.change;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.perturbation.Stroke;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.layout.Side;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The changed image, and what the pointer does to it: lays the patch, draws, or erases. */
final class ChangedImage extends FlowPane {
  /** The side in the type's size at least and at most, and its share of the card's width. */
  private static final double LEAST = 12;

  private static final double MOST = 20;
  private static final double SHARE = 0.4;

  private static final double NUDGE = 0.05;
  private static final double THICKEST = 0.15;
  private static final double USUAL = 0.04;

  private enum Tool {
    PATCH,
    BRUSH,
    ERASER
  }

  /** Colors that can be told apart by all eyes. */
  private enum Ink {
    BLACK(0x000000),
    WHITE(0xffffff),
    GRAY(0x808080),
    RED(0xd62728),
    YELLOW(0xffd700),
    GREEN(0x2ca02c),
    BLUE(0x1f77b4);

    private final int rgb;

    Ink(int rgb) {
      this.rgb = rgb;
    }
  }

  private final Texts texts;
  private final ChangeViewModel model;
  private final ImageView image = new ImageView();
  private final StackPane view = new StackPane(image);
  private final ToggleGroup tools = new ToggleGroup();
  private final ComboBox<Ink> ink;
  private final Slider radius = new Slider(0.01, THICKEST, USUAL);

  ChangedImage(Services services, ChangeViewModel model) {
    this.model = model;
    texts = services.texts();
    getStyleClass().add("tile-bar");
    image.setId("changed-image");
    image
        .fitWidthProperty()
        .bind(
            Side.within(
                services.appearance().fontSizeProperty(), LEAST, MOST, widthProperty(), SHARE));
    image.fitHeightProperty().bind(image.fitWidthProperty());
    image.setOnMousePressed(this::press);
    image.setOnMouseDragged(this::drag);
    image.setOnMouseReleased(_ -> release());
    view.setId("changed-image-keys");
    view.getStyleClass().add("changed-image");
    view.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    view.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    view.setFocusTraversable(true);
    view.accessibleTextProperty().bind(texts.bind("change.image.about"));
    view.setOnKeyPressed(this::nudge);
    model.imageProperty().subscribe(this::show);
    ink =
        TextCell.box(
            texts,
            (each, messages) ->
                messages.get("change.color." + each.name().toLowerCase(Locale.ROOT)));
    ink.setId("brush-color");
    ink.getItems().setAll(Ink.values());
    ink.setValue(Ink.BLACK);
    ink.accessibleTextProperty().bind(texts.bind("change.color"));
    radius.setId("brush-radius");
    radius.getStyleClass().add("brush-radius");
    radius.accessibleTextProperty().bind(texts.bind("change.radius"));
    Controls.tooltip(radius, texts, "change.radius");
    Button undo =
        Controls.iconButton(Material2OutlinedMZ.UNDO, texts, "change.undo", model::undoStroke);
    undo.setId("brush-undo");
    model.changeProperty().subscribe(change -> undo.setDisable(change.strokes().isEmpty()));
    HBox which =
        new HBox(
            tool(Tool.PATCH, "change.patch"),
            tool(Tool.BRUSH, "change.brush"),
            tool(Tool.ERASER, "change.eraser"));
    which.getStyleClass().add("play-controls");
    HBox brush = new HBox(ink, radius, undo);
    brush.getStyleClass().add("play-controls");
    getChildren().addAll(which, brush);
  }

  /** The image itself; the arrow keys move the patch. */
  StackPane view() {
    return view;
  }

  private ToggleButton tool(Tool tool, String key) {
    ToggleButton button = new ToggleButton();
    button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
    button.textProperty().bind(texts.bind(key));
    Controls.tooltip(button, texts, key + ".about");
    button.setUserData(tool);
    button.setToggleGroup(tools);
    button.setSelected(tool == Tool.PATCH);
    button.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (button.isSelected()) {
            event.consume(); // one of them is always chosen
          }
        });
    return button;
  }

  private Tool tool() {
    return tools.getSelectedToggle() == null
        ? Tool.PATCH
        : (Tool) tools.getSelectedToggle().getUserData();
  }

  private void show(@Nullable RgbImage shown) {
    image.setImage(shown == null ? null : Thumbnail.image(shown));
    image.setSmooth(shown != null && shown.width() > image.getFitWidth());
  }

  private double x(MouseEvent event) {
    return event.getX() / image.getFitWidth();
  }

  private double y(MouseEvent event) {
    return event.getY() / image.getFitHeight();
  }

  private void press(MouseEvent event) {
    view.requestFocus();
    switch (tool()) {
      case PATCH -> model.movePatch(x(event), y(event));
      case BRUSH -> model.beginStroke(ink.getValue().rgb, radius.getValue(), x(event), y(event));
      case ERASER -> model.beginStroke(Stroke.ERASER, radius.getValue(), x(event), y(event));
    }
    event.consume(); // a tab pane takes the focus of whatever is pressed in it
  }

  private void drag(MouseEvent event) {
    if (tool() == Tool.PATCH) {
      model.movePatch(x(event), y(event));
    } else {
      model.extendStroke(x(event), y(event));
    }
  }

  private void release() {
    if (tool() != Tool.PATCH) {
      model.endStroke();
    }
  }

  private void nudge(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT -> model.nudgePatch(-NUDGE, 0);
      case RIGHT -> model.nudgePatch(NUDGE, 0);
      case UP -> model.nudgePatch(0, -NUDGE);
      case DOWN -> model.nudgePatch(0, NUDGE);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
