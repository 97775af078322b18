package cnnlab.ui.inspect.activation;

import cnnlab.ui.PixelImage;
import cnnlab.ui.WhileShown;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.image.Spot;
import javafx.css.PseudoClass;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;

/** One tile of the grid. */
final class TileCell extends GridCell<Integer> {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

  private final ImageView view = new ImageView();
  private final Tiles tiles;
  private final Scale scale;
  private final LayersViewModel model;

  /**
   * A cell for one layer's tiles.
   *
   * @param onPressed called when the pointer chose it
   */
  TileCell(Tiles tiles, Scale scale, LayersViewModel model, Runnable onPressed) {
    this.tiles = tiles;
    this.scale = scale;
    this.model = model;
    getStyleClass().add("tile");
    view.setPreserveRatio(true);
    setOnMouseClicked(
        _ -> {
          choose();
          onPressed.run();
        });
    view.setOnMouseMoved(event -> model.spotProperty().set(spot(event)));
    view.setOnMouseExited(_ -> model.spotProperty().set(null));
    WhileShown.follow(this, model.tileProperty(), this::mark);
  }

  private void choose() {
    Integer tile = getItem();
    if (tile != null) {
      model.chooseTile(tile);
    }
  }

  private void mark() {
    Integer tile = getItem();
    pseudoClassStateChanged(SELECTED, tile != null && tile == model.shownTile(tiles));
  }

  private @Nullable Spot spot(MouseEvent event) {
    Integer tile = getItem();
    return tile == null ? null : spot(tiles, tile, view, event);
  }

  @Override
  protected void updateItem(Integer tile, boolean empty) {
    super.updateItem(tile, empty);
    // A cell of former tiles may be given an item of more numerous new ones before it goes.
    if (empty || tile == null || tile >= tiles.count()) {
      setGraphic(null);
    } else {
      double side = getGridView().getCellWidth();
      view.setImage(image(tiles, tile, scale, side));
      view.setFitWidth(side);
      view.setFitHeight(side);
      setGraphic(view);
    }
    mark();
  }

  /** The value under the pointer, which is within the view. */
  static Spot spot(Tiles tiles, int tile, ImageView view, MouseEvent event) {
    double width = view.getLayoutBounds().getWidth();
    double height = view.getLayoutBounds().getHeight();
    return new Spot(
        tile,
        Math.clamp((int) (event.getY() / height * tiles.height()), 0, tiles.height() - 1),
        Math.clamp((int) (event.getX() / width * tiles.width()), 0, tiles.width() - 1));
  }

  /**
   * A tile as an image that is at least so wide or high: every value a square of pixels, so that no
   * enlargement can blur it.
   */
  static Image image(Tiles tiles, int tile, Scale scale, double side) {
    int square = Math.max(1, Math.ceilDiv((int) side, Math.max(tiles.width(), tiles.height())));
    int[] colors = tiles.pixels(tile, scale);
    return PixelImage.of(
        tiles.width() * square,
        tiles.height() * square,
        (x, y) -> colors[y / square * tiles.width() + x / square]);
  }
}
