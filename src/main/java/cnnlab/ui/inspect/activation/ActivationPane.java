package cnnlab.ui.inspect.activation;

import cnnlab.arch.Layer;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * The layers, and the maps or filters of the chosen one. Where there is room the layers are a list
 * at the left; else the box above, which is always there, is enough.
 */
public final class ActivationPane extends BorderPane {
  /** Width, in the type's size, from which the list leaves the tiles enough room. */
  private static final double WIDE = 72;

  private final LayersViewModel layers;
  private final TilePane tiles;

  public ActivationPane(Services services, LayersViewModel layers) {
    this.layers = layers;
    Texts texts = services.texts();
    getStyleClass().add("activations");
    LayerList list = new LayerList(texts, layers.layers(), layers.layerProperty());
    list.visibleProperty()
        .bind(widthProperty().greaterThan(services.appearance().fontSizeProperty().multiply(WIDE)));
    list.managedProperty().bind(list.visibleProperty());
    setTop(stepper(texts, layers));
    setLeft(list);
    tiles = new TilePane(services, layers);
    setCenter(tiles);
  }

  /** The maps of the chosen layer; the keys go through the layers. */
  public Presentation presentation() {
    return new Presentation(tiles, () -> layers.step(-1), () -> layers.step(1));
  }

  private static Node stepper(Texts texts, LayersViewModel layers) {
    ComboBox<Layer> box =
        TextCell.box(
            texts,
            (layer, messages) -> layer.name() + " · " + messages.get("op." + layer.op().kind()));
    box.setId("inspect-layer");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.accessibleTextProperty().bind(texts.bind("inspect.layers"));
    SelectionBinding.of(box, layers.layerProperty()).offering(layers.layers());
    HBox.setHgrow(box, Priority.ALWAYS);
    HBox row =
        new HBox(
            Controls.iconButton(
                Material2OutlinedAL.CHEVRON_LEFT,
                texts,
                "inspect.layer.previous",
                () -> layers.step(-1)),
            box,
            Controls.iconButton(
                Material2OutlinedAL.CHEVRON_RIGHT,
                texts,
                "inspect.layer.next",
                () -> layers.step(1)));
    row.getStyleClass().add("layer-stepper");
    return row;
  }
}
