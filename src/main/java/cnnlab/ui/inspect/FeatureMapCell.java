package cnnlab.ui.inspect;

import cnnlab.ui.inspect.FeatureMaps.Scale;
import java.util.function.IntConsumer;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.controlsfx.control.GridCell;

/** One map of the grid: pixels stay squares, they are not smoothed. */
final class FeatureMapCell extends GridCell<Integer> {
  private final ImageView view = new ImageView();
  private final FeatureMaps maps;
  private final Scale scale;

  FeatureMapCell(FeatureMaps maps, Scale scale, IntConsumer onChosen) {
    this.maps = maps;
    this.scale = scale;
    getStyleClass().add("feature-map");
    view.setSmooth(false);
    view.setPreserveRatio(true);
    setOnMouseClicked(_ -> chosen(onChosen));
  }

  private void chosen(IntConsumer onChosen) {
    Integer map = getItem();
    if (map != null) {
      onChosen.accept(map);
    }
  }

  @Override
  protected void updateItem(Integer map, boolean empty) {
    super.updateItem(map, empty);
    if (empty || map == null) {
      setGraphic(null);
      return;
    }
    view.setImage(image(maps, map, scale));
    double side = getGridView().getCellWidth();
    view.setFitWidth(side);
    view.setFitHeight(side);
    setGraphic(view);
  }

  /** A map as a picture, one pixel for each value. */
  static Image image(FeatureMaps maps, int map, Scale scale) {
    WritableImage image = new WritableImage(maps.width(), maps.height());
    image
        .getPixelWriter()
        .setPixels(
            0,
            0,
            maps.width(),
            maps.height(),
            PixelFormat.getIntArgbInstance(),
            maps.pixels(map, scale),
            0,
            maps.width());
    return image;
  }
}
