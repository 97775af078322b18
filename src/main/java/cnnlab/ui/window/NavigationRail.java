package cnnlab.ui.window;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The places, one above the other at the left edge; below them the menu of the whole window, where
 * that has no header.
 */
final class NavigationRail extends VBox {
  private final Map<View, ToggleButton> buttons = new EnumMap<>(View.class);

  private final Node menu;

  /**
   * @param onVisit called when somebody goes to a place, be it the one in view
   */
  NavigationRail(Texts texts, ObjectProperty<View> current, Node menu, Runnable onVisit) {
    this.menu = menu;
    getStyleClass().add("navigation-rail");
    Label mark = new Label("CNN\nLab");
    mark.getStyleClass().add("product-mark");
    getChildren().add(mark);
    for (View place : View.values()) {
      ToggleButton button = button(place, texts);
      button.setOnAction(
          _ -> {
            button.setSelected(true); // a second click must not leave no place chosen
            current.set(place);
            onVisit.run();
          });
      buttons.put(place, button);
      getChildren().add(button);
    }
    Region space = new Region();
    setVgrow(space, Priority.ALWAYS);
    menu.setId("rail-menu");
    menu.managedProperty().bind(menu.visibleProperty());
    getChildren().addAll(space, menu);
    current.subscribe(
        place -> buttons.forEach((each, button) -> button.setSelected(each == place)));
  }

  BooleanProperty menuShownProperty() {
    return menu.visibleProperty();
  }

  private static ToggleButton button(View place, Texts texts) {
    ToggleButton button = new ToggleButton();
    button.setId("place-" + place.name().toLowerCase(java.util.Locale.ROOT));
    button.getStyleClass().add("rail-button");
    button.setContentDisplay(ContentDisplay.TOP);
    button.setGraphic(new FontIcon(place.icon()));
    button.textProperty().bind(texts.bind(place.titleKey()));
    button.setMaxWidth(Double.MAX_VALUE);
    Controls.tooltip(
        button,
        texts.bind(
            messages -> messages.get(place.purposeKey()) + "  (Ctrl+" + place.digit() + ")"));
    return button;
  }
}
