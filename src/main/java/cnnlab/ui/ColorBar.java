package cnnlab.ui;

import cnnlab.data.image.ColorMap;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** What the colors mean, from low to high; grows with the type. */
public final class ColorBar extends BorderPane {
  private static final int STEPS = 256;

  /** The renderer scales an image of one row wrongly. */
  private static final int ROWS = 8;

  private final ImageView bar = new ImageView();

  /**
   * @param low what stands at its dark end
   * @param high what stands at its bright end
   */
  public ColorBar(Services services, ObservableValue<String> low, ObservableValue<String> high) {
    getStyleClass().add("color-scale");
    bar.fitHeightProperty().bind(services.appearance().fontSizeProperty().multiply(0.8));
    Region room = new StackPane(bar);
    bar.fitWidthProperty().bind(room.widthProperty());
    bar.setManaged(false);
    room.minHeightProperty().bind(bar.fitHeightProperty());
    setTop(room);
    setLeft(end(low));
    setRight(end(high));
  }

  private static Label end(ObservableValue<String> text) {
    Label label = new Label();
    label.getStyleClass().add("muted");
    label.textProperty().bind(text);
    return label;
  }

  public void show(ColorMap colors) {
    bar.setImage(PixelImage.of(STEPS, ROWS, (x, _) -> colors.argb(x / (STEPS - 1.0))));
  }
}
