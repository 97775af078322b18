package cnnlab.ui.train.data;

import cnnlab.data.image.RgbImage;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.image.Thumbnail;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Images as they are, as the network sees them, and as the form's augmentation changes them. */
public final class AugmentationPreview extends VBox {
  /** Pixels of an image at least and at most; as many as there is room for. */
  private static final double LEAST_SIDE = 34;

  private static final double MOST_SIDE = 96;

  /** What is beside the images of a row in ems: arrows, gaps, the card's and the page's edges. */
  private static final double BESIDE_EM = 9;

  /** Column of the first augmented image, after the image, the cropped one and two arrows. */
  private static final int FIRST_VARIATION = 4;

  private final Texts texts;
  private final ObservableValue<Double> room;
  private final GridPane variations = new GridPane();
  private final Button again = new Button(null, new FontIcon(Material2OutlinedMZ.SHUFFLE));

  /**
   * @param room the width that there is for it
   */
  public AugmentationPreview(DataViewModel model, Texts texts, ObservableValue<Double> room) {
    this.texts = texts;
    this.room = room;
    again.setId("vary");
    again.textProperty().bind(texts.bind("train.data.vary"));
    again.setOnAction(_ -> model.vary());
    variations.getStyleClass().add("variations");
    variations.setId("variations");
    Label explained = Controls.label(texts, "train.data.augmented.about", "muted", "small");
    explained.setWrapText(true);
    getStyleClass().addAll("card", "form-card");
    getChildren()
        .addAll(
            Controls.label(texts, "train.data.augmented", "section-title"),
            variations,
            explained,
            again);
    model.augmentedProperty().subscribe(this::show);
  }

  private void show(List<List<RgbImage>> rows) {
    variations.getChildren().clear();
    if (rows.isEmpty()) {
      return;
    }
    variations.add(column("original"), 0, 0);
    variations.add(column("fitted"), 2, 0);
    variations.add(column("augmented"), FIRST_VARIATION, 0, rows.getFirst().size() - 2, 1);
    for (int row = 0; row < rows.size(); row++) {
      int images = rows.get(row).size();
      for (int column = 0; column < images; column++) {
        Thumbnail image = new Thumbnail(rows.get(row).get(column), LEAST_SIDE);
        image.fitWidthProperty().bind(room.map(width -> side(width, images)));
        image.fitHeightProperty().bind(image.fitWidthProperty());
        GridPane.setHalignment(image, HPos.CENTER);
        int at = column < 2 ? 2 * column : FIRST_VARIATION + column - 2;
        variations.add(image, at, row + 1);
      }
      variations.add(new FontIcon(Material2OutlinedAL.ARROW_FORWARD), 1, row + 1);
      variations.add(new FontIcon(Material2OutlinedAL.ARROW_FORWARD), 3, row + 1);
    }
  }

  private double side(double width, int images) {
    double beside = BESIDE_EM * again.getFont().getSize();
    return Math.clamp((width - beside) / images, LEAST_SIDE, MOST_SIDE);
  }

  private Label column(String name) {
    Label label = Controls.label(texts, "train.data.column." + name, "muted", "small");
    GridPane.setHalignment(label, HPos.CENTER);
    return label;
  }
}
