package cnnlab.ui.inspect.layout;

import cnnlab.ui.Appearance;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Cards in two columns; in one where there is little room. */
public final class TwoColumns extends ScrollPane {
  /** Width, in the type's size, below which there is one. */
  private static final double NARROW = 52;

  private final VBox left = new VBox();
  private final VBox right = new VBox();

  /** Scrolls as far as needed to show one of the cards whole, or else its beginning. */
  public void reveal(Node card) {
    applyCss();
    layout(); // what was put into the card a moment ago has its height
    Bounds bounds = getContent().sceneToLocal(card.localToScene(card.getLayoutBounds()));
    double height = getViewportBounds().getHeight();
    double hidden = getContent().getLayoutBounds().getHeight() - height;
    double top = getVvalue() * hidden;
    if (hidden > 0 && (bounds.getMaxY() > top + height || bounds.getMinY() < top)) {
      double wanted = Math.min(bounds.getMinY(), bounds.getMaxY() - height);
      setVvalue(Math.clamp(wanted / hidden, 0, 1));
    }
  }

  public TwoColumns(Appearance appearance, List<? extends Node> first, List<? extends Node> then) {
    left.getChildren().setAll(first);
    right.getChildren().setAll(then);
    GridPane columns = new GridPane();
    for (VBox column : List.of(left, right)) {
      column.getStyleClass().add("steps");
      column.setMinWidth(0);
    }
    ColumnConstraints half = new ColumnConstraints();
    half.setPercentWidth(50);
    ColumnConstraints whole = new ColumnConstraints();
    whole.setPercentWidth(100);
    widthProperty()
        .map(width -> width.doubleValue() < NARROW * appearance.fontSizeProperty().get())
        .orElse(false)
        .subscribe(
            narrow -> {
              columns.getChildren().clear();
              columns.getColumnConstraints().setAll(narrow ? List.of(whole) : List.of(half, half));
              columns.add(left, 0, 0);
              columns.add(right, narrow ? 0 : 1, narrow ? 1 : 0);
            });
    setContent(columns);
    setFitToWidth(true);
    getStyleClass().add("steps-scroll");
  }
}
