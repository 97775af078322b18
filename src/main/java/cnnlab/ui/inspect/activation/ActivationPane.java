package cnnlab.ui.inspect.activation;

import cnnlab.ui.Presentation;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.InspectViewModel;
import javafx.scene.layout.BorderPane;

/**
 * The layers, and the maps or filters of the chosen one. Where there is room the layers are a list
 * at the left; else the box above, which is always there, is enough.
 */
public final class ActivationPane extends BorderPane {
  /** Width, in the type's size, from which the list leaves the tiles enough room. */
  private static final double WIDE = 75;

  private final LayersViewModel layers;
  private final TilePane tiles;

  public ActivationPane(Services services, InspectViewModel inspected, LayersViewModel layers) {
    this.layers = layers;
    Texts texts = services.texts();
    getStyleClass().add("activations");
    LayerList list = new LayerList(texts, layers.offered(), layers.layerProperty());
    list.visibleProperty()
        .bind(widthProperty().greaterThan(services.appearance().fontSizeProperty().multiply(WIDE)));
    list.managedProperty().bind(list.visibleProperty());
    setTop(new LayerChoice(services, inspected, layers));
    setLeft(list);
    tiles = new TilePane(services, layers);
    setCenter(tiles);
  }

  /** The maps of the chosen layer; the keys go through the layers. */
  public Presentation presentation() {
    return new Presentation(tiles, () -> layers.step(-1), () -> layers.step(1));
  }
}
