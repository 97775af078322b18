package cnnlab.ui.inspect.image;

import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.Objects;
import javafx.beans.property.DoubleProperty;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** The image asked about, as large as fits, with the part that the network gets to see framed. */
public final class ImagePane extends Region {
  private final ImageView view = new ImageView();
  private final ImageView overlay = new ImageView();
  private final Rectangle frame = new Rectangle();
  private final Rectangle mark = new Rectangle();
  private final Node invitation;
  private @Nullable Patch marked;
  private @Nullable InspectedImage inspected;
  private @Nullable Preprocessing preprocessing;

  /**
   * A view without an image.
   *
   * @param invitation shown as long as there is no image
   */
  public ImagePane(Node invitation) {
    this.invitation = invitation;
    getStyleClass().add("image-pane");
    frame.getStyleClass().add("crop-frame");
    view.setPreserveRatio(true);
    overlay.setId("explanation-overlay");
    overlay.setMouseTransparent(true);
    mark.setId("patch");
    mark.getStyleClass().add("patch-frame");
    mark.setVisible(false);
    getChildren().addAll(view, overlay, frame, mark, invitation);
    show(null, null);
  }

  /** Shows the model's image, and what its network sees of it. */
  public void follow(InspectViewModel model) {
    model.imageProperty().subscribe(_ -> show(model));
    model.networkProperty().subscribe(_ -> show(model));
  }

  private void show(InspectViewModel model) {
    SharedNetwork network = model.networkProperty().get();
    show(model.imageProperty().get(), network == null ? null : network.preprocessing());
  }

  /** Shows an image; with a preprocessing also what it cuts out. */
  public void show(@Nullable InspectedImage shown, @Nullable Preprocessing cutting) {
    if (!Objects.equals(shown, inspected)) {
      view.setImage(shown == null ? null : Thumbnail.image(shown.image()));
    }
    inspected = shown;
    preprocessing = cutting;
    invitation.setVisible(shown == null);
    frame.setVisible(shown != null && cutting != null);
    requestLayout();
  }

  /** Lays an image over the part that the network sees; null for none. */
  public void cover(@Nullable Image image) {
    overlay.setImage(image);
    requestLayout();
  }

  /** How strongly the cover hides the image, 0 to 1. */
  public DoubleProperty coverOpacityProperty() {
    return overlay.opacityProperty();
  }

  /** Frames a part of what the network sees; null for none. */
  public void mark(@Nullable Patch patch) {
    marked = patch;
    mark.setVisible(patch != null);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    double width = getWidth() - insets.getLeft() - insets.getRight();
    double height = getHeight() - insets.getTop() - insets.getBottom();
    layoutInArea(
        invitation, insets.getLeft(), insets.getTop(), width, height, 0, HPos.CENTER, VPos.CENTER);
    InspectedImage shown = inspected;
    if (shown == null) {
      return;
    }
    RgbImage image = shown.image();
    double scale = Math.min(width / image.width(), height / image.height());
    double x = insets.getLeft() + (width - image.width() * scale) / 2;
    double y = insets.getTop() + (height - image.height() * scale) / 2;
    view.setSmooth(scale < 2);
    view.setFitWidth(image.width() * scale);
    view.setFitHeight(image.height() * scale);
    view.relocate(x, y);
    if (preprocessing != null) {
      Crop crop = Crop.of(preprocessing, image.width(), image.height());
      frame.setX(x + crop.x() * scale);
      frame.setY(y + crop.y() * scale);
      frame.setWidth(crop.side() * scale);
      frame.setHeight(crop.side() * scale);
      overlay.relocate(frame.getX(), frame.getY());
      overlay.setFitWidth(frame.getWidth());
      overlay.setFitHeight(frame.getHeight());
      layoutMark();
    }
  }

  private void layoutMark() {
    Patch patch = marked;
    if (patch != null) {
      mark.setX(frame.getX() + patch.left() * frame.getWidth());
      mark.setY(frame.getY() + patch.top() * frame.getHeight());
      mark.setWidth((patch.right() - patch.left()) * frame.getWidth());
      mark.setHeight((patch.bottom() - patch.top()) * frame.getHeight());
    }
  }
}
