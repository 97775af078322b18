package cnnlab.ui.inspect;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.Viridis;
import cnnlab.ui.inspect.FeatureMaps.Range;
import cnnlab.ui.inspect.FeatureMaps.Scale;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;

/** All maps of one layer as a grid, and the chosen one large. */
final class FeatureMapPane extends BorderPane {
  private static final int LARGE = 224;
  private static final double SMALLEST_TILE = 40;
  private static final double LARGEST_TILE = 96;

  private final Texts texts;
  private final GridView<Integer> grid = new GridView<>();
  private final ImageView large = new ImageView();
  private final Label chosenTitle = new Label();
  private final Label chosenRange = new Label();
  private final Label summary = new Label();
  private final VBox detail;
  private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(Scale.MAP);
  private @Nullable FeatureMaps maps;
  private int chosen;

  FeatureMapPane(Texts texts) {
    this.texts = texts;
    getStyleClass().add("feature-map-pane");
    summary.getStyleClass().add("muted");
    chosenTitle.getStyleClass().add("chosen-title");
    chosenRange.getStyleClass().add("muted");
    chosenRange.setWrapText(true);
    large.setSmooth(false);
    large.setPreserveRatio(true);
    large.setFitWidth(LARGE);
    large.setFitHeight(LARGE);
    detail = new VBox(large, chosenTitle, chosenRange, new ColourBar(texts));
    detail.getStyleClass().add("map-detail");

    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox header = new HBox(summary, space, scaleSwitch());
    header.getStyleClass().add("map-header");
    setTop(header);
    setCenter(grid);
    setRight(detail);
    grid.setHorizontalCellSpacing(4);
    grid.setVerticalCellSpacing(4);
    scale.subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::refreshTexts);
    show(null);
  }

  /** Shows another layer's maps, the first of them large. */
  void show(@Nullable FeatureMaps shown) {
    maps = shown;
    chosen = 0;
    refresh();
  }

  private HBox scaleSwitch() {
    ToggleGroup group = new ToggleGroup();
    HBox box = new HBox(Controls.label(texts, "inspect.scale", "muted"));
    box.getStyleClass().add("scale-switch");
    for (Scale each : Scale.values()) {
      String key = "inspect.scale." + each.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton();
      button.textProperty().bind(texts.bind(key));
      Controls.tooltip(button, texts, key + ".about");
      button.setToggleGroup(group);
      button.setUserData(each);
      button.setSelected(each == scale.get());
      box.getChildren().add(button);
    }
    group
        .selectedToggleProperty()
        .subscribe(
            (former, selected) -> {
              if (selected == null) {
                group.selectToggle(former);
              } else {
                scale.set((Scale) selected.getUserData());
              }
            });
    return box;
  }

  private void refresh() {
    FeatureMaps shown = maps;
    boolean any = shown != null && shown.height() > 1;
    grid.setVisible(any);
    detail.setVisible(shown != null);
    detail.setManaged(shown != null);
    if (shown != null) {
      double tile = Math.clamp(shown.width() * 2.0, SMALLEST_TILE, LARGEST_TILE);
      grid.setCellWidth(tile);
      grid.setCellHeight(tile);
      grid.setCellFactory(_ -> new FeatureMapCell(shown, scale.get(), this::choose));
      grid.setItems(
          any
              ? FXCollections.observableArrayList(
                  IntStream.range(0, shown.count()).boxed().toList())
              : FXCollections.emptyObservableList());
      choose(Math.min(chosen, shown.count() - 1));
    }
    refreshTexts();
  }

  private void choose(int map) {
    chosen = map;
    FeatureMaps shown = maps;
    if (shown != null) {
      large.setImage(FeatureMapCell.image(shown, map, scale.get()));
    }
    refreshTexts();
  }

  private void refreshTexts() {
    FeatureMaps shown = maps;
    if (shown == null) {
      summary.setText("");
      return;
    }
    summary.setText(
        shown.height() > 1
            ? texts.get("inspect.maps.summary", shown.count(), shown.height(), shown.width())
            : texts.get("inspect.maps.vector", shown.width()));
    Range range = shown.range(chosen);
    chosenTitle.setText(texts.get("inspect.map.title", chosen));
    chosenRange.setText(
        texts.get(
            "inspect.map.range",
            figure(range.least()),
            figure(range.greatest()),
            figure(range.mean())));
  }

  private static String figure(float value) {
    return String.format(Locale.ROOT, "%.3g", value);
  }

  /** What dark and bright mean. */
  private static final class ColourBar extends BorderPane {
    private static final int THICKNESS = 10;

    ColourBar(Texts texts) {
      getStyleClass().add("colour-bar");
      WritableImage image = new WritableImage(LARGE, THICKNESS);
      for (int x = 0; x < LARGE; x++) {
        for (int y = 0; y < THICKNESS; y++) {
          image.getPixelWriter().setArgb(x, y, Viridis.argb(x / (LARGE - 1.0)));
        }
      }
      ImageView bar = new ImageView(image);
      setTop(bar);
      setLeft(Controls.label(texts, "inspect.scale.low", "muted"));
      setRight(Controls.label(texts, "inspect.scale.high", "muted"));
    }
  }
}
