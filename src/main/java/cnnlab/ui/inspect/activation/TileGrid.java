package cnnlab.ui.inspect.activation;

import cnnlab.ui.Appearance;
import cnnlab.ui.inspect.activation.Tiles.Scale;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.GridView;
import org.jspecify.annotations.Nullable;

/**
 * The tiles of a layer, as large as the width and the type ask for. A click chooses one, and so do
 * the arrow keys, Home and End.
 */
final class TileGrid extends GridView<Integer> {
  private static final double SPACING = 3;

  /** Sides in the type's size. */
  private static final double LEAST = 4;

  private static final double MOST = 20;

  /** What the grid leaves free for its scroll bar. */
  private static final double SCROLL_BAR = 18;

  private final Appearance appearance;
  private final LayersViewModel model;
  private final ObservableValue<Scale> scale;
  private @Nullable Tiles shown;
  private int columns = 1;

  TileGrid(Appearance appearance, LayersViewModel model, ObservableValue<Scale> scale) {
    this.appearance = appearance;
    this.model = model;
    this.scale = scale;
    setId("tiles");
    setFocusTraversable(true);
    setHorizontalCellSpacing(SPACING);
    setVerticalCellSpacing(SPACING);
    setMinSize(0, 0);
    widthProperty().subscribe(this::arrange);
    heightProperty().subscribe(this::arrange);
    appearance.fontSizeProperty().subscribe(this::arrange);
    addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
  }

  /** Shows the model's tiles. */
  void refresh() {
    Tiles wanted = model.tilesProperty().get();
    setItems(FXCollections.observableArrayList());
    shown = wanted;
    arrange();
    if (wanted != null && wanted.count() > 1) {
      setCellFactory(_ -> new TileCell(wanted, scale.getValue(), model, this::requestFocus));
      setItems(
          FXCollections.observableArrayList(IntStream.range(0, wanted.count()).boxed().toList()));
    }
  }

  /** For the tiles that are there: the model may have others already. */
  private void arrange() {
    Tiles there = shown;
    if (there == null || getWidth() <= 0) {
      return;
    }
    double type = appearance.fontSizeProperty().get();
    TileLayout layout =
        TileLayout.of(
            there.count(),
            getWidth() - SCROLL_BAR - getInsets().getLeft() - getInsets().getRight(),
            getHeight() - getInsets().getTop() - getInsets().getBottom(),
            2 * SPACING,
            LEAST * type,
            MOST * type);
    columns = layout.columns();
    if (layout.side() != getCellWidth()) {
      setCellWidth(layout.side());
      setCellHeight(layout.side());
      setCellFactory(_ -> new TileCell(there, scale.getValue(), model, this::requestFocus));
    }
  }

  private void walk(KeyEvent event) {
    Tiles shown = model.tilesProperty().get();
    if (shown == null) {
      return;
    }
    int tile = model.shownTile(shown);
    int wanted =
        switch (event.getCode()) {
          case LEFT -> tile - 1;
          case RIGHT -> tile + 1;
          case UP -> tile - columns;
          case DOWN -> tile + columns;
          case HOME -> 0;
          case END -> shown.count() - 1;
          default -> -1;
        };
    if (wanted >= 0 && wanted < shown.count()) {
      model.chooseTile(wanted);
      reveal(wanted / columns);
    }
    if (event.getCode().isNavigationKey()) {
      event.consume();
    }
  }

  private void reveal(int row) {
    Node rows = lookup(".virtual-flow");
    if (rows instanceof VirtualFlow<?> flow) {
      flow.scrollTo(row);
    }
  }
}
