package cnnlab.ui.inspect.activation;

import cnnlab.arch.Layer;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Texts;
import java.util.Arrays;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.TextFields;
import org.jspecify.annotations.Nullable;

/** The layers to choose from, in the order of the network, narrowed by what is typed above them. */
final class LayerList extends VBox {
  private final Texts texts;

  LayerList(Texts texts, ObservableList<Layer> layers, ObjectProperty<@Nullable Layer> selected) {
    this.texts = texts;
    getStyleClass().add("layer-list");
    FilteredList<Layer> shown = new FilteredList<>(layers);
    TextField find = TextFields.createClearableTextField();
    find.promptTextProperty().bind(texts.bind("inspect.layers.find"));
    find.accessibleTextProperty().bind(texts.bind("inspect.layers.find"));
    find.textProperty().subscribe(text -> shown.setPredicate(layer -> matches(layer, text)));

    ListView<Layer> list = new ListView<>();
    list.setId("inspect-layers");
    list.accessibleTextProperty().bind(texts.bind("inspect.layers"));
    list.setCellFactory(_ -> new Cell());
    SelectionBinding.of(list, selected).offering(shown);
    selected.subscribe(
        layer -> {
          if (layer != null) {
            list.scrollTo(layer);
          }
        });
    texts.messagesProperty().subscribe(list::refresh);
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(find, list);
  }

  /** Every word typed must be part of the name or the kind. */
  private boolean matches(Layer layer, String typed) {
    String text =
        (layer.name() + " " + layer.op().kind() + " " + kind(layer)).toLowerCase(Locale.ROOT);
    return Arrays.stream(typed.toLowerCase(Locale.ROOT).split("\\s+", -1)).allMatch(text::contains);
  }

  private String kind(Layer layer) {
    return texts.get("op." + layer.op().kind());
  }

  /** Name, and the kind beside it; where both are too long, the kind ends in dots. */
  private final class Cell extends ListCell<Layer> {
    private final Label name = new Label();
    private final Label kind = new Label();
    private final HBox row = new HBox(name, kind);

    Cell() {
      name.setMinWidth(USE_PREF_SIZE);
      kind.getStyleClass().addAll("muted", "small");
      kind.setMinWidth(0);
      row.getStyleClass().add("layer-row");
      setPrefWidth(0); // as wide as the list
      setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    }

    @Override
    protected void updateItem(Layer layer, boolean empty) {
      super.updateItem(layer, empty);
      if (empty || layer == null) {
        setText(null);
        setGraphic(null);
        return;
      }
      setText(layer.name() + ", " + kind(layer)); // for screen readers
      name.setText(layer.name());
      kind.setText(kind(layer));
      setGraphic(row);
    }
  }
}
