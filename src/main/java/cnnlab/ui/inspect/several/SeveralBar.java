package cnnlab.ui.inspect.several;

import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.network.Choice;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Which networks, and which map of each. */
final class SeveralBar extends FlowPane {
  private final Texts texts;
  private final InspectViewModel inspected;
  private final SeveralViewModel model;

  /**
   * @param images opens many images, or goes back to them
   */
  SeveralBar(Texts texts, InspectViewModel inspected, SeveralViewModel model, Node images) {
    this.texts = texts;
    this.inspected = inspected;
    this.model = model;
    getStyleClass().add("explanation-bar");
    getChildren().addAll(networks(), images, maps(), depth(), sameScale());
  }

  private Node networks() {
    MenuButton menu = new MenuButton();
    menu.setId("several-networks");
    menu.textProperty()
        .bind(
            texts.bind(
                messages -> messages.get("several.networks", model.columns().size()),
                model.columns()));
    Controls.tooltip(menu, texts, "several.networks.about");
    menu.setOnShowing(
        _ -> menu.getItems().setAll(inspected.choices().stream().map(this::item).toList()));
    menu.getItems().setAll(new CheckMenuItem()); // an empty menu is never shown
    return menu;
  }

  private CheckMenuItem item(Choice choice) {
    String data = choice.data();
    String title = choice.title();
    CheckMenuItem item =
        new CheckMenuItem(data.isEmpty() || title.contains(data) ? title : title + " · " + data);
    item.setMnemonicParsing(false);
    item.setSelected(model.isChosen(choice));
    boolean inView = choice.equals(inspected.choiceProperty().get());
    item.setDisable(inView || (!item.isSelected() && !model.hasRoom()));
    item.setOnAction(_ -> model.choose(choice, item.isSelected()));
    return item;
  }

  private Node maps() {
    ComboBox<ComparedMap> box = TextCell.box(texts, ComparedMap::title);
    box.setId("several-map");
    ObservableList<ComparedMap> offered = FXCollections.observableArrayList();
    SelectionBinding.of(box, model.mapProperty()).offering(offered);
    offered.setAll(offered());
    model.columns().subscribe(() -> offered.setAll(offered()));
    box.accessibleTextProperty().bind(texts.bind("several.map"));
    Controls.tooltip(box, texts, "several.map.about");
    return box;
  }

  private List<ComparedMap> offered() {
    return ComparedMap.of(
        model.columns().stream()
            .map(column -> column.networkProperty().get())
            .filter(Objects::nonNull)
            .map(SharedNetwork::architecture)
            .toList());
  }

  private Node depth() {
    Slider slider = new Slider(0, 1, model.depthProperty().get());
    slider.setId("several-depth");
    slider.setBlockIncrement(0.1);
    slider.accessibleTextProperty().bind(texts.bind("several.depth"));
    slider.valueProperty().bindBidirectional(model.depthProperty());
    Controls.tooltip(slider, texts, "several.depth.about");
    HBox field = new HBox(Controls.label(texts, "several.depth", "muted"), slider);
    field.getStyleClass().add("bar-field");
    field.visibleProperty().bind(model.mapProperty().map(ComparedMap::isOfLayers));
    field.managedProperty().bind(field.visibleProperty());
    return field;
  }

  private Node sameScale() {
    CheckBox box = new CheckBox();
    box.setId("several-same-scale");
    box.textProperty().bind(texts.bind("explain.same-scale"));
    box.selectedProperty().bindBidirectional(model.sameScaleProperty());
    Controls.tooltip(box, texts, "several.same-scale.about");
    return box;
  }
}
