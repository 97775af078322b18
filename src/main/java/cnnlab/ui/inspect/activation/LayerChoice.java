package cnnlab.ui.inspect.activation;

import cnnlab.arch.Layer;
import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/**
 * The chosen layer in a box between two buttons that go to the one before and the next, the kinds
 * of layers that are offered, and the network as a strip.
 */
public final class LayerChoice extends VBox {

  public LayerChoice(Services services, InspectViewModel model, LayersViewModel layers) {
    Texts texts = services.texts();
    ComboBox<Layer> box =
        TextCell.box(
            texts,
            (layer, messages) -> layer.name() + " · " + messages.get("op." + layer.op().kind()));
    box.getStyleClass().add("layer-box");
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    box.accessibleTextProperty().bind(texts.bind("inspect.layers"));
    SelectionBinding.of(box, layers.layerProperty()).offering(layers.offered());
    HBox.setHgrow(box, Priority.ALWAYS);
    HBox row =
        new HBox(
            step(Material2OutlinedAL.CHEVRON_LEFT, texts, "inspect.layer.previous", layers, -1),
            box,
            step(Material2OutlinedAL.CHEVRON_RIGHT, texts, "inspect.layer.next", layers, 1),
            kinds(texts, layers));
    row.getStyleClass().add("layer-stepper");
    getChildren().addAll(row, new NetworkStrip(services, model, layers));
    getStyleClass().add("layer-choice");
  }

  private static Button step(Ikon icon, Texts texts, String key, LayersViewModel layers, int by) {
    return Controls.iconButton(icon, texts, key, () -> layers.step(by));
  }

  private static MenuButton kinds(Texts texts, LayersViewModel layers) {
    MenuButton menu = new MenuButton(null, new FontIcon(Material2OutlinedAL.FILTER_LIST));
    menu.setId("layer-kinds");
    menu.setMinWidth(USE_PREF_SIZE);
    menu.accessibleTextProperty().bind(texts.bind("inspect.layers.kinds"));
    Controls.tooltip(menu, texts, "inspect.layers.kinds");
    Runnable fill =
        () -> {
          List<String> kinds =
              layers.layers().stream().map(layer -> layer.op().kind()).distinct().toList();
          menu.getItems().setAll(kinds.stream().map(kind -> item(texts, layers, kind)).toList());
        };
    layers.layers().subscribe(fill);
    fill.run();
    menu.setOnShowing(_ -> fill.run()); // it may have been folded in another tab
    return menu;
  }

  private static CheckMenuItem item(Texts texts, LayersViewModel layers, String kind) {
    CheckMenuItem item = new CheckMenuItem();
    item.setId("layer-kind-" + kind);
    item.textProperty().bind(texts.bind("op." + kind));
    item.setSelected(!layers.foldedKinds().contains(kind));
    item.selectedProperty().subscribe((_, on) -> layers.fold(kind, !on));
    return item;
  }
}
