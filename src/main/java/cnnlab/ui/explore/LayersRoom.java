package cnnlab.ui.explore;

import cnnlab.ui.Services;
import cnnlab.ui.explore.build.BuildPane;
import cnnlab.ui.explore.build.BuildViewModel;
import cnnlab.ui.explore.diagram.DiagramPane;
import cnnlab.ui.explore.model.ExploreViewModel;
import cnnlab.ui.explore.model.Facet;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * Diagram, layer card and layer table; while a network is built, what changes it in place of the
 * card. The table lies below the diagram; in a low window it lies beside it, below the card, so
 * that the diagram keeps more than half of the window's height.
 */
final class LayersRoom extends SplitPane {
  /** Lower rooms than this, in em, have the table at the side. */
  private static final double LOW = 48;

  /** Of the window's height. */
  private static final double TABLE_SHARE = 0.3;

  private static final double TABLE_AT_SIDE = 0.45;
  private static final double BUILD_SHARE = 0.42;

  /** Of the width beside the gallery; in pixels at the least. */
  private static final double SIDE_SHARE = 0.25;

  private static final double LEAST_SIDE = 300;

  private final DiagramPane diagram;
  private final Node card;
  private final LayerTable table;
  private final Panels panels;
  private final ExploreViewModel model;
  private final Services services;
  private final HBox upper;
  private final VBox side = new VBox();
  private @Nullable BuildPane build;
  private boolean low;

  LayersRoom(
      DiagramPane diagram,
      Node card,
      LayerTable table,
      Panels panels,
      ExploreViewModel model,
      Services services) {
    this.diagram = diagram;
    this.card = card;
    this.table = table;
    this.panels = panels;
    this.model = model;
    this.services = services;
    setOrientation(Orientation.VERTICAL);
    side.setId("layers-side");
    side.getStyleClass().add("layers-side");
    upper = new HBox(diagram);
    side.prefWidthProperty()
        .bind(
            upper
                .widthProperty()
                .map(width -> Math.max(LEAST_SIDE, SIDE_SHARE * width.doubleValue())));
    side.setMinWidth(USE_PREF_SIZE);
    side.setMaxWidth(USE_PREF_SIZE);
    HBox.setHgrow(diagram, Priority.ALWAYS);
    upper.setMinSize(0, 0);
    VBox.setVgrow(upper, Priority.ALWAYS);
    VBox above = new VBox(diagram.tools(), upper);
    above.getStyleClass().add("layers-above");
    above.setMinSize(0, 0);
    VBox.setVgrow(card, Priority.ALWAYS);
    table.setMinHeight(0);
    getItems().add(above);
    panels.cardProperty().subscribe(_ -> arrange());
    panels.tableProperty().subscribe(_ -> arrange());
    heightProperty().subscribe(_ -> measure());
    services.appearance().fontSizeProperty().subscribe(_ -> measure());
    model.facetProperty().subscribe(_ -> arrange());
  }

  /** Whether the table lies beside the diagram. */
  boolean isLow() {
    return low;
  }

  private void measure() {
    boolean now =
        getHeight() > 0 && getHeight() < LOW * services.appearance().fontSizeProperty().get();
    if (now != low) {
      low = now;
      arrange();
    } else if (getItems().size() > 1) {
      divide();
    }
  }

  private void arrange() {
    boolean beside = low && panels.tableProperty().get();
    boolean below = !low && panels.tableProperty().get();
    getItems().remove(table);
    table.setNarrow(low);
    table.prefHeightProperty().unbind();
    side.getChildren().clear();
    upper.getChildren().retainAll(diagram);
    if (model.facetProperty().get() == Facet.BUILD) {
      upper.getChildren().add(build());
    } else if (panels.cardProperty().get()) {
      side.getChildren().add(card);
    }
    if (beside && model.facetProperty().get() != Facet.BUILD) {
      side.getChildren().add(table);
      double share = panels.cardProperty().get() ? TABLE_AT_SIDE : 1;
      table.prefHeightProperty().bind(side.heightProperty().multiply(share));
    }
    if (!side.getChildren().isEmpty()) {
      upper.getChildren().add(side);
    }
    if (below) {
      getItems().add(table);
      divide();
    }
  }

  private BuildPane build() {
    BuildPane made = build;
    if (made == null) {
      BuildViewModel draft = new BuildViewModel(model, services.preferences().beside("networks"));
      made = new BuildPane(draft, model, services);
      made.minWidthProperty().bind(upper.widthProperty().multiply(BUILD_SHARE));
      made.maxWidthProperty().bind(made.minWidthProperty());
      build = made;
    }
    return made;
  }

  private void divide() {
    double window = getScene() == null ? getHeight() : getScene().getHeight();
    if (getHeight() > 0) {
      setDividerPositions(1 - TABLE_SHARE * window / getHeight());
    }
  }
}
