package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.image.Patch;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** A square image, with the part framed that a value depends on. */
final class FramedImage extends Region {

  /**
   * @param side in pixels of the screen
   * @param patch null for no frame
   */
  FramedImage(RgbImage image, double side, @Nullable Patch patch) {
    ImageView view = new ImageView(Thumbnail.image(image));
    view.setFitWidth(side);
    view.setFitHeight(side);
    view.setSmooth(image.width() > side);
    getChildren().add(view);
    if (patch != null) {
      Rectangle frame =
          new Rectangle(
              patch.left() * side,
              patch.top() * side,
              (patch.right() - patch.left()) * side,
              (patch.bottom() - patch.top()) * side);
      frame.getStyleClass().add("patch-frame");
      frame.setMouseTransparent(true);
      getChildren().add(frame);
    }
    setMinSize(side, side);
    setMaxSize(side, side);
  }
}
