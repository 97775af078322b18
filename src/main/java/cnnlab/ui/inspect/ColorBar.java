package cnnlab.ui.inspect;

import cnnlab.ui.ColorMap;
import cnnlab.ui.Controls;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Services;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the colors mean, from low to high; grows with the type. */
final class ColorBar extends BorderPane {
  private static final int STEPS = 256;

  /** The renderer scales an image of one row wrongly. */
  private static final int ROWS = 8;

  private final ImageView bar = new ImageView();

  ColorBar(Services services) {
    getStyleClass().add("color-scale");
    bar.fitHeightProperty().bind(services.appearance().fontSizeProperty().multiply(0.8));
    Region room = new StackPane(bar);
    bar.fitWidthProperty().bind(room.widthProperty());
    bar.setManaged(false);
    room.minHeightProperty().bind(bar.fitHeightProperty());
    setTop(room);
    setLeft(Controls.label(services.texts(), "inspect.scale.low", "muted"));
    setRight(Controls.label(services.texts(), "inspect.scale.high", "muted"));
  }

  void show(ColorMap colors) {
    bar.setImage(PixelImage.of(STEPS, ROWS, (x, _) -> colors.argb(x / (STEPS - 1.0))));
  }
}
