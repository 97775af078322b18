package cnnlab.ui.image;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;

/** A small image with a few words below it; pressing it does something with the image. */
public final class ImageTile extends Button {
  private static final double SIDE_IN_EMS = 4.5;

  /**
   * @param words a line or several, below the image
   * @param spoken what a screen reader says
   * @param aboutKey message key of the tooltip
   */
  public ImageTile(
      RgbImage image,
      String words,
      String spoken,
      Services services,
      String aboutKey,
      Runnable action) {
    super(
        words, new Thumbnail(image, SIDE_IN_EMS * services.appearance().fontSizeProperty().get()));
    setContentDisplay(ContentDisplay.TOP);
    getStyleClass().addAll("flat", "image-tile");
    Controls.tooltip(this, services.texts(), aboutKey);
    setAccessibleText(spoken);
    setOnAction(_ -> action.run());
    Controls.pressedOnce(this);
  }
}
