package cnnlab.ui.explore;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.ui.Controls;
import cnnlab.ui.Preferences;
import cnnlab.ui.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** Which panels stand around the diagram; remembered, once somebody has chosen. */
final class Panels {
  /** Narrower windows than this, in em, begin with a folded gallery. */
  private static final double WIDE = 96;

  private final Preferences preferences;
  private final Texts texts;
  private final BooleanProperty gallery;
  private final BooleanProperty numbers;
  private final BooleanProperty card;
  private final BooleanProperty table;

  /** What was there before the diagram was shown alone; empty while it is not. */
  private final Map<BooleanProperty, Boolean> before = new LinkedHashMap<>();

  private boolean chosen = true;

  Panels(Preferences preferences, Texts texts) {
    this.preferences = preferences;
    this.texts = texts;
    this.gallery = remembered("gallery");
    this.numbers = remembered("numbers");
    this.card = remembered("card");
    this.table = remembered("table");
  }

  /** Whether the gallery is unfolded. */
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

  /**
   * Folds the gallery where it would take too much of the diagram's room, unless it was chosen.
   *
   * @param ems width of the screen in em
   */
  void fit(double ems) {
    if (preferences.text(key("gallery")).isEmpty() && before.isEmpty()) {
      without(() -> gallery.set(ems >= WIDE));
    }
  }

  /** Everything away but the diagram, or what was there before. */
  void toggleAll() {
    if (before.isEmpty()) {
      for (BooleanProperty panel : List.of(gallery, numbers, card, table)) {
        before.put(panel, panel.get());
      }
      without(() -> before.keySet().forEach(panel -> panel.set(false)));
    } else {
      without(() -> before.forEach(BooleanProperty::set));
      before.clear();
    }
  }

  /** Which of the panels beside the diagram are there: "all", "card" or "none". */
  ObservableValue<String> arrangement() {
    return Bindings.createStringBinding(
        () -> table.get() ? "all" : card.get() ? "card" : "none", card, table);
  }

  /** Puts them so for a while; what somebody chose is remembered. */
  void arrange(String wanted) {
    before.clear();
    without(
        () -> {
          numbers.set(!wanted.equals("none"));
          card.set(!wanted.equals("none"));
          table.set(wanted.equals("all"));
        });
  }

  /** Changes panels without remembering it as somebody's choice. */
  private void without(Runnable change) {
    chosen = false;
    change.run();
    chosen = true;
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

  private static String key(String name) {
    return "explore.panel." + name;
  }

  private BooleanProperty remembered(String name) {
    boolean shown = preferences.text(key(name)).map(Boolean::parseBoolean).orElse(true);
    BooleanProperty panel = new SimpleBooleanProperty(shown);
    panel.subscribe(
        (_, now) -> {
          if (chosen) {
            preferences.put(key(name), now);
          }
        });
    return panel;
  }

  private CheckMenuItem item(String name, BooleanProperty shown) {
    CheckMenuItem item = new CheckMenuItem();
    item.setId("panel-" + name);
    item.textProperty().bind(texts.bind(key(name)));
    item.selectedProperty().bindBidirectional(shown);
    return item;
  }
}
