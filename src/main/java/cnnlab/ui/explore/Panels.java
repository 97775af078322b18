package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.Preferences;
import cnnlab.ui.Texts;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import org.kordamp.ikonli.Ikon;
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

  /** A button for each panel, and one for the diagram alone. */
  List<Node> buttons() {
    return List.of(
        toggle("gallery", Material2OutlinedMZ.VIEW_LIST, gallery),
        toggle("numbers", Material2OutlinedAL.BAR_CHART, numbers),
        toggle("card", Material2OutlinedAL.INFO, card),
        toggle("table", Material2OutlinedMZ.TABLE_CHART, table),
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

  private ToggleButton toggle(String name, Ikon icon, BooleanProperty shown) {
    ToggleButton button = new ToggleButton();
    button.setId("panel-" + name);
    button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT);
    Controls.icon(button, icon, texts, "explore.panel." + name);
    button.selectedProperty().bindBidirectional(shown);
    return button;
  }
}
