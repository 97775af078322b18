package cnnlab.ui.window;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/** The window's icon: a feature map of four by four cells, drawn rather than stored. */
final class AppIcon {
  private static final int CELLS = 4;
  private static final int[] SIZES = {16, 32, 64, 128};
  private static final Color PALE = Color.web("#cfe6ff");
  private static final Color BLUE = Color.web("#0550ae");

  private AppIcon() {}

  static List<Image> images() {
    return IntStream.of(SIZES).<Image>mapToObj(AppIcon::image).toList();
  }

  private static WritableImage image(int size) {
    WritableImage image = new WritableImage(size, size);
    PixelWriter pixels = image.getPixelWriter();
    int cell = size / CELLS;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        boolean gap = x % cell == cell - 1 || y % cell == cell - 1;
        double strength = bump(x / cell) * bump(y / cell);
        pixels.setColor(x, y, gap ? Color.TRANSPARENT : PALE.interpolate(BLUE, strength));
      }
    }
    return image;
  }

  private static double bump(int cell) {
    return cell == 1 || cell == 2 ? 1 : 0.45;
  }
}
