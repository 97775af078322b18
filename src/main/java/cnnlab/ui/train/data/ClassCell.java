package cnnlab.ui.train.data;

import cnnlab.data.ClassNames;
import cnnlab.data.DataOverview;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.image.Thumbnail;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** A class of the data: its name, how often it occurs, some of its images. */
public final class ClassCell extends ListCell<Integer> {
  private static final double SIDE = 34;
  private static final double BAR = 110;

  private final DataViewModel model;
  private final Texts texts;
  private final Label name = new Label();
  private final Label count = new Label();
  private final Region bar = new Region();

  /** Those for which there is no room go on in a second row, which is not seen. */
  private final FlowPane images = new FlowPane();

  private final HBox row;

  public ClassCell(DataViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("class-cell");
    name.getStyleClass().add("class-name");
    count.getStyleClass().addAll("muted", "small");
    bar.getStyleClass().add("class-bar");
    StackPane track = new StackPane(bar);
    track.getStyleClass().add("class-track");
    track.setMaxWidth(BAR);
    VBox text = new VBox(name, track, count);
    text.getStyleClass().add("class-text");
    images.getStyleClass().add("class-images");
    images.setMinHeight(SIDE);
    images.setPrefHeight(SIDE);
    images.setMaxHeight(SIDE);
    Rectangle firstRow = new Rectangle(0, SIDE);
    firstRow.widthProperty().bind(images.widthProperty());
    images.setClip(firstRow);
    HBox.setHgrow(images, Priority.ALWAYS);
    row = new HBox(text, images);
    row.getStyleClass().add("class-row");
    setPrefWidth(0); // as wide as the list, never wider
    WhileShown.follow(this, texts.messagesProperty(), () -> updateItem(getItem(), isEmpty()));
  }

  @Override
  protected void updateItem(@Nullable Integer label, boolean empty) {
    super.updateItem(label, empty);
    setText(null);
    setGraphic(null);
    Dataset data = model.datasetProperty().get();
    DataOverview overview = model.overviewProperty().get();
    if (empty || label == null || data == null || overview == null) {
      return;
    }
    DataOverview.ClassCount counted = overview.classes().get(label);
    name.setText(ClassNames.translated(texts.messages(), data.name(), data.labels()).get(label));
    count.setText(
        texts.get(
            counted.test() > 0 ? "train.data.count.test" : "train.data.count",
            Numbers.exact(counted.train(), texts.messages()),
            Numbers.exact(counted.validation(), texts.messages()),
            Numbers.exact(counted.test(), texts.messages())));
    int most = overview.classes().stream().mapToInt(DataOverview.ClassCount::train).max().orElse(1);
    bar.setMaxWidth(BAR * counted.train() / most);
    images.getChildren().clear();
    model.examples(
        label,
        decoded -> {
          if (label.equals(getItem())) {
            show(decoded);
          }
        });
    setGraphic(row);
  }

  private void show(List<RgbImage> decoded) {
    images.getChildren().setAll(decoded.stream().map(rgb -> new Thumbnail(rgb, SIDE)).toList());
  }
}
