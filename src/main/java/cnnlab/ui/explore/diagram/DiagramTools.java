package cnnlab.ui.explore.diagram;

import atlantafx.base.theme.Styles;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Quantity;
import cnnlab.ui.Controls;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Chooses how the diagram is drawn, and which panels stand around it. */
final class DiagramTools extends FlowPane {
  private final DiagramViewModel model;
  private final Texts texts;

  /**
   * @param others tools that belong to the window around the diagram
   */
  DiagramTools(DiagramViewModel model, Texts texts, List<Node> others) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("diagram-tools");
    getChildren().addAll(levels(), volumes(), folded(), direction(), color(), logarithmic());
    getChildren().addAll(others);
  }

  private Node levels() {
    ToggleGroup group = new ToggleGroup();
    HBox row = new HBox();
    row.setAlignment(Pos.CENTER_LEFT);
    for (Level level : Level.values()) {
      String name = level.name().toLowerCase(Locale.ROOT);
      ToggleButton button = new ToggleButton();
      button.setId("level-" + name);
      button.textProperty().bind(texts.bind("explore.level." + name));
      button.setMinWidth(USE_PREF_SIZE);
      button.setToggleGroup(group);
      button.setUserData(level);
      Controls.tooltip(button, texts, "explore.level." + name + ".about");
      button.setOnAction(
          _ -> {
            button.setSelected(true);
            model.choose(level);
          });
      row.getChildren().add(button);
    }
    row.getChildren().getFirst().getStyleClass().add(Styles.LEFT_PILL);
    row.getChildren().get(1).getStyleClass().add(Styles.CENTER_PILL);
    row.getChildren().getLast().getStyleClass().add(Styles.RIGHT_PILL);
    model
        .madeProperty()
        .subscribe(
            made ->
                group
                    .getToggles()
                    .forEach(
                        toggle ->
                            toggle.setSelected(
                                made.flatMap(it -> it.unfolding().level(it.analysis()))
                                    .filter(toggle.getUserData()::equals)
                                    .isPresent())));
    return row;
  }

  private Node volumes() {
    ToggleButton button = toggle("volumes", Material2OutlinedMZ.VIEW_CAROUSEL);
    button.selectedProperty().bindBidirectional(model.volumesProperty());
    return button;
  }

  private Node folded() {
    ToggleButton button = toggle("fold", Material2OutlinedAL.FILTER_NONE);
    button.disableProperty().bind(model.volumesProperty());
    button.selectedProperty().bindBidirectional(model.foldedProperty());
    return button;
  }

  private Node direction() {
    ToggleButton button = toggle("down", Material2OutlinedAL.ARROW_DOWNWARD);
    button.disableProperty().bind(model.volumesProperty());
    button.setSelected(model.orientationProperty().get() == Orientation.DOWN);
    button.setOnAction(
        _ ->
            model
                .orientationProperty()
                .set(button.isSelected() ? Orientation.DOWN : Orientation.RIGHT));
    return button;
  }

  private Node color() {
    ComboBox<Quantity> box =
        TextCell.box(
            texts,
            (quantity, messages) ->
                messages.get("diagram.quantity." + quantity.name().toLowerCase(Locale.ROOT)));
    box.setId("color");
    box.getItems().setAll(Quantity.values());
    box.setMinWidth(Region.USE_PREF_SIZE);
    Controls.tooltip(box, texts, "explore.color.about");
    box.accessibleTextProperty().bind(texts.bind("explore.color.about"));
    box.valueProperty().bindBidirectional(model.quantityProperty());
    return box;
  }

  private Node logarithmic() {
    ToggleButton button = new ToggleButton("log");
    button.setId("log");
    button.getStyleClass().addAll(Styles.FLAT);
    button.setMinWidth(USE_PREF_SIZE);
    Controls.tooltip(button, texts, "explore.log.about");
    button.selectedProperty().bindBidirectional(model.logarithmicProperty());
    button.visibleProperty().bind(model.quantityProperty().isNotEqualTo(Quantity.KIND));
    button.managedProperty().bind(button.visibleProperty());
    return button;
  }

  private ToggleButton toggle(String name, Ikon icon) {
    ToggleButton button = new ToggleButton();
    button.setId(name);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    Controls.icon(button, icon, texts, "explore." + name);
    return button;
  }
}
