package cnnlab.ui.inspect.activation;

import cnnlab.arch.Layer;
import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The chosen layer in a box between two buttons that go to the one before and the next. */
public final class LayerStepper extends HBox {

  public LayerStepper(Texts texts, LayersViewModel layers) {
    ComboBox<Layer> box =
        TextCell.box(
            texts,
            (layer, messages) -> layer.name() + " · " + messages.get("op." + layer.op().kind()));
    box.getStyleClass().add("layer-box");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.accessibleTextProperty().bind(texts.bind("inspect.layers"));
    SelectionBinding.of(box, layers.layerProperty()).offering(layers.layers());
    HBox.setHgrow(box, Priority.ALWAYS);
    getChildren()
        .addAll(
            step(Material2OutlinedAL.CHEVRON_LEFT, texts, "inspect.layer.previous", layers, -1),
            box,
            step(Material2OutlinedAL.CHEVRON_RIGHT, texts, "inspect.layer.next", layers, 1));
    getStyleClass().add("layer-stepper");
  }

  private static Button step(Ikon icon, Texts texts, String key, LayersViewModel layers, int by) {
    return Controls.iconButton(icon, texts, key, () -> layers.step(by));
  }
}
