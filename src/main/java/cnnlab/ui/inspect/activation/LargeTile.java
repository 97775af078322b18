package cnnlab.ui.inspect.activation;

import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.image.Spot;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** One tile large; the pointer or the arrow keys point at one of its values. */
public final class LargeTile extends Region {
  /** How the pointer points at a value. */
  public enum Pointing {
    /** As long as it is over it. */
    HOVER,
    /** The value that it was over last stays. */
    LAST,
    /** A click chooses a value; another one on the same, or Escape, none. */
    CLICK
  }

  /** So that a vector, which is one row, can be seen. */
  private static final double LEAST = 24;

  private final ImageView view = new ImageView();
  private final Rectangle frame = new Rectangle();
  private final ObjectProperty<@Nullable Spot> spot;
  private final DoubleProperty side = new SimpleDoubleProperty();
  private Scale scale = Scale.TILE;
  private @Nullable Tiles tiles;
  private int tile;

  LargeTile(ObjectProperty<@Nullable Spot> spot) {
    this(spot, Pointing.HOVER);
  }

  public LargeTile(ObjectProperty<@Nullable Spot> spot, Pointing pointing) {
    this.spot = spot;
    setId("large-tile");
    getStyleClass().add("large-tile");
    setFocusTraversable(true);
    frame.getStyleClass().add("spot-frame");
    frame.setMouseTransparent(true);
    frame.setVisible(false);
    getChildren().addAll(view, frame);
    spot.subscribe(this::mark);
    view.setOnMouseClicked(
        event -> {
          requestFocus();
          if (pointing == Pointing.CLICK) {
            Spot at = at(event);
            spot.set(at == null || at.equals(spot.get()) ? null : at);
          }
        });
    if (pointing != Pointing.CLICK) {
      view.setOnMouseMoved(event -> spot.set(at(event)));
    }
    if (pointing == Pointing.HOVER) {
      view.setOnMouseExited(_ -> spot.set(null));
      focusedProperty().subscribe(_ -> spot.set(null));
    }
    setOnKeyPressed(this::walk);
    side.subscribe(this::draw);
  }

  private @Nullable Spot at(MouseEvent event) {
    Tiles shown = tiles;
    return shown == null ? null : TileCell.spot(shown, tile, view, event);
  }

  /** The longer side in pixels. */
  public DoubleProperty sideProperty() {
    return side;
  }

  public void show(Tiles shown, int shownTile, Scale shownScale) {
    tiles = shown;
    tile = shownTile;
    scale = shownScale;
    draw();
  }

  private void draw() {
    Tiles shown = tiles;
    if (shown == null || side.get() < 1) {
      return;
    }
    double pixel = side.get() / Math.max(shown.width(), shown.height());
    view.setImage(TileCell.image(shown, tile, scale, side.get()));
    view.setFitWidth(Math.max(LEAST, shown.width() * pixel));
    view.setFitHeight(Math.max(LEAST, shown.height() * pixel));
    setMinSize(view.getFitWidth(), view.getFitHeight());
    setMaxSize(view.getFitWidth(), view.getFitHeight());
    mark();
  }

  private void mark() {
    Spot at = spot.get();
    Tiles shown = tiles;
    boolean here = at != null && shown != null && at.tile() == tile;
    frame.setVisible(here);
    if (at != null && shown != null && here) {
      double width = view.getFitWidth() / shown.width();
      double height = view.getFitHeight() / shown.height();
      frame.setX(at.column() * width);
      frame.setY(at.row() * height);
      frame.setWidth(width);
      frame.setHeight(height);
    }
  }

  /** From the middle on, by the arrow keys. */
  private void walk(KeyEvent event) {
    Tiles shown = tiles;
    if (event.getCode() == KeyCode.ESCAPE && spot.get() != null) {
      spot.set(null);
      event.consume();
      return;
    }
    if (shown == null || !event.getCode().isArrowKey()) {
      return;
    }
    Spot at = spot.get();
    Spot from =
        at != null && at.tile() == tile
            ? at
            : new Spot(tile, shown.height() / 2, shown.width() / 2);
    int down = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    int right = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
    spot.set(
        new Spot(
            tile,
            Math.clamp((long) from.row() + down, 0, shown.height() - 1),
            Math.clamp((long) from.column() + right, 0, shown.width() - 1)));
    event.consume();
  }
}
