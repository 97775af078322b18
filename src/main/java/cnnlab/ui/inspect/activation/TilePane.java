package cnnlab.ui.inspect.activation;

import cnnlab.text.Messages;
import cnnlab.ui.ColorBar;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.activation.Tiles.Range;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import cnnlab.ui.inspect.image.Patch;
import cnnlab.ui.inspect.image.Spot;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** All maps or filters of one layer as a grid, and the chosen one large beside or below it. */
final class TilePane extends BorderPane {
  /** Side of the large tile in the type's size, and its share of the height at most. */
  private static final double LARGE = 16;

  private static final double LARGE_SHARE = 0.45;

  /** Width, in the type's size, below which the chosen tile leaves the grid no room beside it. */
  private static final double NARROW = 32;

  private final Texts texts;
  private final LayersViewModel model;
  private final ObservableValue<Boolean> narrow;
  private final TileGrid grid;
  private final LargeTile large;
  private final Label chosenTitle = new Label();
  private final Label chosenRange = new Label();
  private final ColorBar colors;
  private final ScrollPane detail;
  private final ObjectProperty<Scale> scale = new SimpleObjectProperty<>(Scale.TILE);

  TilePane(Services services, LayersViewModel model) {
    this.model = model;
    texts = services.texts();
    getStyleClass().add("tile-pane");
    grid = new TileGrid(services.appearance(), model, scale);
    grid.accessibleTextProperty().bind(chosenTitle.textProperty());
    large = new LargeTile(model.spotProperty());
    large.accessibleTextProperty().bind(chosenTitle.textProperty());
    large.accessibleHelpProperty().bind(texts.bind("inspect.spot.about"));
    large
        .sideProperty()
        .bind(
            Bindings.min(
                services.appearance().fontSizeProperty().multiply(LARGE),
                heightProperty().multiply(LARGE_SHARE)));
    Controls.tooltip(large, texts.bind("inspect.spot.about"));
    colors =
        new ColorBar(
            services,
            services.texts().bind("inspect.scale.low"),
            services.texts().bind("inspect.scale.high"));
    detail = detail();
    narrow = widthProperty().lessThan(services.appearance().fontSizeProperty().multiply(NARROW));
    FlowPane about = new FlowPane(TileBar.filterChoice(model, texts), summary());
    about.getStyleClass().add("tile-bar");
    setTop(new VBox(new TileBar(model, scale, texts), about));
    scale.subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::tell);
    model.tileProperty().subscribe(this::show);
    model.tilesProperty().subscribe(this::refresh);
    narrow.subscribe(this::refresh);
    refresh();
  }

  private ScrollPane detail() {
    Label reading = new Label();
    reading.setId("spot-reading");
    reading
        .textProperty()
        .bind(
            texts.bind(
                this::reading, model.spotProperty(), model.patchProperty(), model.tilesProperty()));
    chosenTitle.setId("chosen-tile");
    chosenTitle.getStyleClass().add("chosen-title");
    for (Label label : new Label[] {chosenRange, reading}) {
      label.getStyleClass().add("muted");
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    }
    VBox content = new VBox(large, chosenTitle, chosenRange, colors, reading);
    content.getStyleClass().add("tile-detail");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("tile-detail-scroll");
    return scroll;
  }

  private Label summary() {
    Label summary = new Label();
    summary.setId("tile-summary");
    summary.getStyleClass().add("muted");
    summary.setWrapText(true);
    summary
        .textProperty()
        .bind(
            texts.bind(
                messages -> {
                  Tiles shown = model.tilesProperty().get();
                  return shown == null ? "" : shown.summary(messages);
                },
                model.tilesProperty()));
    return summary;
  }

  private void refresh() {
    Tiles shown = model.tilesProperty().get();
    boolean many = shown != null && shown.count() > 1;
    place(many);
    detail.setVisible(shown != null);
    grid.refresh();
    if (shown != null) {
      colors.show(shown.colors());
      show();
    }
  }

  /** A single map, a vector, needs no grid; where there is little width the large one is below. */
  private void place(boolean withGrid) {
    setCenter(null);
    setRight(null);
    setBottom(null);
    detail.maxHeightProperty().unbind();
    detail.setMaxHeight(USE_COMPUTED_SIZE);
    if (withGrid && narrow.getValue()) {
      detail.maxHeightProperty().bind(heightProperty().multiply(LARGE_SHARE));
      setCenter(grid);
      setBottom(detail);
    } else if (withGrid) {
      setCenter(grid);
      setRight(detail);
    } else {
      setCenter(detail);
    }
  }

  private void show() {
    Tiles shown = model.tilesProperty().get();
    if (shown != null) {
      large.show(shown, model.shownTile(shown), scale.get());
      tell();
    }
  }

  private void tell() {
    Tiles shown = model.tilesProperty().get();
    if (shown == null) {
      return;
    }
    int tile = model.shownTile(shown);
    Range range = shown.range(tile);
    chosenTitle.setText(shown.title(tile, texts.messages()));
    chosenRange.setText(
        shown instanceof FeatureMaps && range.reach() == 0
            ? texts.get("inspect.map.dead")
            : texts.get(
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
}
