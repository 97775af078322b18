package cnnlab.ui.inspect.layout;

import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** A track, filled from the left by a share of its width. */
public final class ShareBar extends StackPane {
  private static final double LEAST = 2;

  private final Region fill = new Region();
  private final double share;

  /**
   * In the color of what can be clicked.
   *
   * @param share from 0 to 1
   */
  public ShareBar(double share) {
    this.share = share;
    getStyleClass().add("bar-track");
    fill.getStyleClass().add("bar-fill");
    fill.setManaged(false);
    getChildren().add(fill);
  }

  /** In a color that stands for something. */
  public ShareBar(double share, Color color) {
    this(share);
    fill.setStyle("-fx-background-color: " + color.toString().replace("0x", "#"));
  }

  @Override
  protected void layoutChildren() {
    fill.resizeRelocate(0, 0, Math.max(LEAST, getWidth() * share), getHeight());
  }
}
