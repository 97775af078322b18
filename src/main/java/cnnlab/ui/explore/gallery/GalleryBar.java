package cnnlab.ui.explore.gallery;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** The folded gallery: a way to search, and a menu of networks for each family. */
public final class GalleryBar extends ScrollPane {
  private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  /**
   * @param onSearch called when the gallery is wanted whole, to search it
   */
  public GalleryBar(
      GalleryViewModel gallery, ExploreViewModel model, Texts texts, Runnable onSearch) {
    setId("gallery-bar");
    getStyleClass().add("gallery-bar");
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFitToWidth(true);
    Button search =
        Controls.iconButton(Material2OutlinedMZ.SEARCH, texts, "explore.gallery.unfold", onSearch);
    search.setId("gallery-unfold");
    VBox column = new VBox(search);
    column.getStyleClass().add("gallery-bar-column");
    MenuButton own = menu(Family.OWN, model, texts);
    own.managedProperty().bind(own.visibleProperty());
    column.getChildren().add(own);
    gallery
        .own()
        .subscribe(
            networks -> {
              fill(own, networks, model);
              own.setVisible(!networks.isEmpty());
            });
    for (Family family : Family.values()) {
      List<Entry> networks =
          Catalogue.entries().stream().filter(entry -> entry.family() == family).toList();
      if (!networks.isEmpty()) {
        MenuButton menu = menu(family, model, texts);
        fill(menu, networks, model);
        column.getChildren().add(menu);
      }
    }
    setContent(column);
  }

  private static MenuButton menu(Family family, ExploreViewModel model, Texts texts) {
    Label name = new FamilyName();
    name.textProperty().bind(texts.bind(family.key()));
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    name.setTextAlignment(TextAlignment.CENTER);
    MenuButton menu = new MenuButton(null, name);
    menu.setId("family-" + family.id());
    menu.getStyleClass().addAll(Styles.FLAT, Tweaks.NO_ARROW);
    menu.setPopupSide(Side.RIGHT);
    menu.setMaxWidth(Double.MAX_VALUE);
    menu.accessibleTextProperty().bind(texts.bind(family.key()));
    Controls.tooltip(menu, texts, family.key() + ".about");
    model
        .entryProperty()
        .subscribe(entry -> menu.pseudoClassStateChanged(CHOSEN, entry.family() == family));
    return menu;
  }

  /** A button asks its graphic for the height of one line; names of two would touch each other. */
  private static final class FamilyName extends Label {
    @Override
    protected double computePrefHeight(double width) {
      return super.computePrefHeight(width < 0 ? getPrefWidth() : width);
    }
  }

  private static void fill(MenuButton menu, List<Entry> networks, ExploreViewModel model) {
    menu.getItems().setAll(networks.stream().map(entry -> item(entry, model)).toList());
  }

  private static MenuItem item(Entry entry, ExploreViewModel model) {
    MenuItem item = new MenuItem(entry.title());
    item.setMnemonicParsing(false);
    item.setId("choose-" + entry.name());
    item.setOnAction(_ -> model.entryProperty().set(entry));
    return item;
  }
}
