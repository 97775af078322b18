package cnnlab.ui.inspect;

import cnnlab.ui.PixelImage;
import cnnlab.ui.inspect.Tiles.Scale;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.GridCell;
import org.jspecify.annotations.Nullable;

/** One tile of the grid. */
final class TileCell extends GridCell<Integer> {
  private final ImageView view = new ImageView();
  private final Tiles tiles;
  private final Scale scale;

  TileCell(Tiles tiles, Scale scale, IntConsumer onChosen, Consumer<@Nullable Spot> onSpot) {
    this.tiles = tiles;
    this.scale = scale;
    getStyleClass().add("tile");
    view.setPreserveRatio(true);
    setOnMouseClicked(_ -> chosen(onChosen));
    view.setOnMouseMoved(event -> onSpot.accept(spot(event)));
    view.setOnMouseExited(_ -> onSpot.accept(null));
  }

  private void chosen(IntConsumer onChosen) {
    Integer tile = getItem();
    if (tile != null) {
      onChosen.accept(tile);
    }
  }

  private @Nullable Spot spot(MouseEvent event) {
    Integer tile = getItem();
    return tile == null ? null : spot(tiles, tile, view, event);
  }

  @Override
  protected void updateItem(Integer tile, boolean empty) {
    super.updateItem(tile, empty);
    if (empty || tile == null) {
      setGraphic(null);
      return;
    }
    double side = getGridView().getCellWidth();
    view.setImage(image(tiles, tile, scale, side));
    view.setFitWidth(side);
    view.setFitHeight(side);
    setGraphic(view);
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
    int square = Math.ceilDiv((int) side, Math.max(tiles.width(), tiles.height()));
    int[] colors = tiles.pixels(tile, scale);
    return PixelImage.of(
        tiles.width() * square,
        tiles.height() * square,
        (x, y) -> colors[y / square * tiles.width() + x / square]);
  }
}
