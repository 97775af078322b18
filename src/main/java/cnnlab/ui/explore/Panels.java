package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.ui.Controls;
import cnnlab.ui.Preferences;
import cnnlab.ui.Texts;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Which panels stand around the diagram; remembered. */
final class Panels {
  private final Texts texts;
  private final BooleanProperty gallery;
  private final BooleanProperty numbers;
  private final BooleanProperty card;
  private final BooleanProperty table;

  Panels(Preferences preferences, Texts texts) {
    this.texts = texts;
    this.gallery = remembered(preferences, "gallery", true);
    this.numbers = remembered(preferences, "numbers", true);
    this.card = remembered(preferences, "card", true);
    this.table = remembered(preferences, "table", false);
  }

  BooleanProperty galleryProperty() {
    return gallery;
  }

  /** Settings and totals above the diagram. */
  BooleanProperty numbersProperty() {
    return numbers;
  }

  BooleanProperty cardProperty() {
    return card;
  }

  BooleanProperty tableProperty() {
    return table;
  }

  /** Everything away but the diagram, or the usual panels again. */
  void toggleAll() {
    boolean alone = !gallery.get() && !numbers.get() && !card.get() && !table.get();
    gallery.set(alone);
    numbers.set(alone);
    card.set(alone);
    table.set(false);
  }

  /** A menu of the panels, and a button for the diagram alone. */
  List<Node> buttons() {
    MenuButton menu = new MenuButton();
    menu.setId("panels");
    menu.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Tweaks.NO_ARROW);
    menu.setGraphic(new FontIcon(Material2OutlinedMZ.VIEW_QUILT));
    menu.accessibleTextProperty().bind(texts.bind("explore.panels"));
    menu.setMinWidth(Region.USE_PREF_SIZE);
    Controls.tooltip(menu, texts, "explore.panels");
    menu.getItems()
        .addAll(
            item("gallery", gallery),
            item("numbers", numbers),
            item("card", card),
            item("table", table));
    return List.of(
        menu,
        Controls.iconButton(
            Material2OutlinedAL.FULLSCREEN, texts, "explore.panel.alone", this::toggleAll));
  }

  private static BooleanProperty remembered(Preferences preferences, String name, boolean usual) {
    String key = "explore.panel." + name;
    BooleanProperty shown =
        new SimpleBooleanProperty(preferences.text(key).map(Boolean::parseBoolean).orElse(usual));
    shown.subscribe((_, now) -> preferences.put(key, now));
    return shown;
  }

  private CheckMenuItem item(String name, BooleanProperty shown) {
    CheckMenuItem item = new CheckMenuItem();
    item.setId("panel-" + name);
    item.textProperty().bind(texts.bind("explore.panel." + name));
    item.selectedProperty().bindBidirectional(shown);
    return item;
  }
}
