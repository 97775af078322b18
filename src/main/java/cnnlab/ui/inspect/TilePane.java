package cnnlab.ui.inspect;

import cnnlab.text.Messages;
import cnnlab.ui.ColorMap;
import cnnlab.ui.Controls;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.Tiles.Range;
import cnnlab.ui.inspect.Tiles.Scale;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridView;

/** All maps or filters of one layer as a grid, and the chosen one large. */
final class TilePane extends BorderPane {
  private static final double SMALLEST_TILE = 40;
  private static final double LARGEST_TILE = 96;

  private final Texts texts;
  private final LayersViewModel model;
  private final GridView<Integer> grid = new GridView<>();
  private final LargeTile large;
  private final Label chosenTitle = new Label();
  private final Label chosenRange = new Label();
  private final Label reading = new Label();
  private final ColorBar bar;
  private final VBox detail;
  private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(Scale.TILE);
  private int chosen;

  TilePane(LayersViewModel model, Texts texts) {
    this.texts = texts;
    this.model = model;
    large = new LargeTile(model.spotProperty());
    large.accessibleTextProperty().bind(chosenTitle.textProperty());
    large.accessibleHelpProperty().bind(texts.bind("inspect.spot.about"));
    Controls.tooltip(large, texts.bind("inspect.spot.about"));
    bar = new ColorBar(texts);
    getStyleClass().add("tile-pane");
    chosenTitle.getStyleClass().add("chosen-title");
    reading.setId("spot-reading");
    for (Label label : new Label[] {chosenRange, reading}) {
      label.getStyleClass().add("muted");
      label.setWrapText(true);
    }
    detail = new VBox(large, chosenTitle, chosenRange, bar, reading);
    detail.getStyleClass().add("tile-detail");
    HBox about = new HBox(TileBar.filterChoice(model, texts), summary());
    about.getStyleClass().add("tile-bar");
    setTop(new VBox(new TileBar(model, scale, texts), about));
    setCenter(grid);
    setRight(detail);
    grid.setId("tiles");
    grid.accessibleTextProperty().bind(texts.bind("inspect.layers"));
    grid.setHorizontalCellSpacing(4);
    grid.setVerticalCellSpacing(4);
    reading
        .textProperty()
        .bind(
            texts.bind(
                this::reading, model.spotProperty(), model.patchProperty(), model.tilesProperty()));
    scale.subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::refreshTexts);
    model.tilesProperty().subscribe(this::refresh);
    refresh();
  }

  private Label summary() {
    Label summary = new Label();
    summary.setId("tile-summary");
    summary.getStyleClass().add("muted");
    summary
        .textProperty()
        .bind(
            texts.bind(
                messages -> {
                  Tiles shown = model.tilesProperty().get();
                  return shown == null ? "" : shown.summary(messages);
                },
                model.tilesProperty()));
    summary.setMinWidth(0);
    return summary;
  }

  private void refresh() {
    Tiles shown = model.tilesProperty().get();
    boolean many = shown != null && shown.count() > 1;
    grid.setVisible(many);
    detail.setVisible(shown != null);
    detail.setManaged(shown != null);
    if (shown == null) {
      grid.setItems(FXCollections.emptyObservableList());
      return;
    }
    double side = Math.clamp(shown.width() * 2.0, SMALLEST_TILE, LARGEST_TILE);
    grid.setCellWidth(side);
    grid.setCellHeight(side);
    grid.setCellFactory(
        _ -> new TileCell(shown, scale.get(), this::choose, model.spotProperty()::set));
    grid.setItems(
        many
            ? FXCollections.observableArrayList(IntStream.range(0, shown.count()).boxed().toList())
            : FXCollections.emptyObservableList());
    bar.show(shown.colors());
    choose(Math.min(chosen, shown.count() - 1));
  }

  private void choose(int tile) {
    chosen = tile;
    Tiles shown = model.tilesProperty().get();
    if (shown != null) {
      large.show(shown, tile, scale.get());
    }
    refreshTexts();
  }

  private void refreshTexts() {
    Tiles shown = model.tilesProperty().get();
    if (shown == null) {
      return;
    }
    Range range = shown.range(chosen);
    chosenTitle.setText(shown.title(chosen, texts.messages()));
    chosenRange.setText(
        texts.get(
            "inspect.map.range",
            Tiles.figure(range.least()),
            Tiles.figure(range.greatest()),
            Tiles.figure(range.mean())));
  }

  /** What the pointer is at, and what in the image that depends on. */
  private String reading(Messages messages) {
    Tiles shown = model.tilesProperty().get();
    Spot spot = model.spotProperty().get();
    Patch patch = model.patchProperty().get();
    if (shown == null || spot == null) {
      return "";
    }
    String value =
        messages.get(
            "inspect.spot",
            shown.title(spot.tile(), messages),
            spot.row(),
            spot.column(),
            shown.reading(spot));
    return patch == null
        ? value
        : value
            + "\n"
            + messages.get(
                "inspect.spot.field", patch.field().rows().size(), patch.field().columns().size());
  }

  /** What the colors mean, from low to high. */
  private static final class ColorBar extends BorderPane {
    private static final int THICKNESS = 10;

    private final ImageView bar = new ImageView();

    ColorBar(Texts texts) {
      getStyleClass().add("color-bar");
      setTop(bar);
      setLeft(Controls.label(texts, "inspect.scale.low", "muted"));
      setRight(Controls.label(texts, "inspect.scale.high", "muted"));
    }

    void show(ColorMap colors) {
      double last = LargeTile.SIDE - 1;
      bar.setImage(PixelImage.of(LargeTile.SIDE, THICKNESS, (x, _) -> colors.argb(x / last)));
    }
  }
}
