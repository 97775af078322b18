package cnnlab.ui.inspect.image;

import cnnlab.explain.HeatMapColors;
import javafx.beans.property.DoubleProperty;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What the network sees of the image, with a heat map over it, as large as fits. */
public final class HeatMapView extends Region {
  private static final double LEAST = 40;

  private final ImageView below = new ImageView();
  private final ImageView above = new ImageView();

  public HeatMapView() {
    getStyleClass().add("heat-map");
    above.getStyleClass().add("heat-map-overlay");
    above.setMouseTransparent(true);
    getChildren().addAll(below, above);
    setMinSize(LEAST, LEAST);
    setPrefSize(LEAST, LEAST);
  }

  /** Shows a square image; null for none. */
  public void showImage(@Nullable Image square) {
    below.setImage(square);
    requestLayout();
  }

  /** Lays a map over it; null for none. */
  public void showMap(@Nullable HeatMapColors colors) {
    above.setImage(colors == null ? null : HeatMapImage.of(colors));
    requestLayout();
  }

  /** How strongly the map hides the image, 0 to 1. */
  public DoubleProperty strengthProperty() {
    return above.opacityProperty();
  }

  @Override
  protected void layoutChildren() {
    double side = Math.min(getWidth(), getHeight());
    for (ImageView view : new ImageView[] {below, above}) {
      view.setFitWidth(side);
      view.setFitHeight(side);
      view.setSmooth(view.getImage() != null && side < 2 * view.getImage().getWidth());
      view.relocate((getWidth() - side) / 2, (getHeight() - side) / 2);
    }
  }
}
