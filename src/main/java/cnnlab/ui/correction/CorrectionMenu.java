package cnnlab.ui.correction;

import cnnlab.data.ClassNames;
import cnnlab.data.correction.Correction;
import cnnlab.ui.CorrectionLists;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.image.ImageTile;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * What can be put right about an image of a gallery, by its menu and by keys: Delete excludes it or
 * takes that back, L relabels it, Ctrl+Z undoes the last change. The tile tells what was done.
 */
public final class CorrectionMenu {
  private static final PseudoClass CORRECTED = PseudoClass.getPseudoClass("corrected");
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  /** More classes than a menu can show are searched in a dialog. */
  private static final int MOST_IN_MENU = 20;

  private final ImageTile tile;
  private final CorrectedImage image;
  private final Services services;
  private final Texts texts;
  private final CorrectionLists.OfData list;
  private final String words;
  private final ContextMenu menu = new ContextMenu();

  private CorrectionMenu(ImageTile tile, CorrectedImage image, Services services) {
    this.tile = tile;
    this.image = image;
    this.services = services;
    texts = services.texts();
    list = services.corrections().of(image.data());
    words = tile.getText();
  }

  /** Lets an image of a gallery be corrected. */
  public static void install(ImageTile tile, CorrectedImage image, Services services) {
    CorrectionMenu menu = new CorrectionMenu(tile, image, services);
    tile.setContextMenu(menu.menu);
    menu.menu.setOnShowing(_ -> menu.fill());
    menu.fill(); // an empty one is never shown
    tile.addEventHandler(KeyEvent.KEY_PRESSED, menu::press);
    WhileShown.follow(tile, menu.list.listProperty(), menu::tell);
    WhileShown.follow(tile, services.texts().messagesProperty(), menu::tell);
    menu.tell();
  }

  private Optional<Correction> change() {
    return list.listProperty().get().of(image.id());
  }

  private void tell() {
    Optional<Correction> change = change();
    tile.pseudoClassStateChanged(CORRECTED, change.isPresent());
    tile.setText(change.map(it -> words + "\n" + inWords(it)).orElse(words));
  }

  private String inWords(Correction change) {
    String becomes = change.becomes();
    return becomes == null
        ? texts.get("correction.tile.excluded")
        : texts.get("correction.tile.relabeled", title(becomes));
  }

  private String title(String name) {
    int at = image.classes().indexOf(name);
    List<String> shown = titles();
    return at < 0 ? name : shown.get(at);
  }

  private List<String> titles() {
    return ClassNames.translated(texts.messages(), image.dataset(), image.classes());
  }

  private void fill() {
    boolean corrected = change().isPresent();
    MenuItem exclude = item("correction.exclude", () -> correct(null));
    exclude.setDisable(change().filter(Correction::excludes).isPresent());
    MenuItem takeBack = item("correction.take-back", () -> list.takeBack(image.id()));
    takeBack.setDisable(!corrected);
    MenuItem undo = item("correction.undo", list::undo);
    undo.setDisable(!list.undoableProperty().get());
    menu.getItems().setAll(exclude, relabel(), takeBack, new SeparatorMenuItem(), undo);
  }

  private MenuItem relabel() {
    if (image.classes().size() > MOST_IN_MENU) {
      return item("correction.relabel.search", this::search);
    }
    Menu classes = new Menu(texts.get("correction.relabel"));
    classes.setId("correction-relabel");
    List<String> shown = titles();
    for (int i = 0; i < shown.size(); i++) {
      String name = image.classes().get(i);
      MenuItem item = new MenuItem(shown.get(i));
      item.setMnemonicParsing(false);
      item.setOnAction(_ -> correct(name));
      item.setDisable(name.equals(current()));
      classes.getItems().add(item);
    }
    return classes;
  }

  /** Its class by now; also where it is excluded. */
  private String current() {
    return change().map(Correction::becomes).orElse(image.label());
  }

  private void search() {
    RelabelDialog.ask(services, tile.getScene().getWindow(), titles())
        .ifPresent(chosen -> correct(image.classes().get(chosen)));
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setId(key.replace('.', '-'));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void correct(@Nullable String becomes) {
    list.correct(image.split(), image.index(), image.label(), becomes);
  }

  private void press(KeyEvent event) {
    if (UNDO.match(event)) {
      list.undo();
    } else if (event.getCode() == KeyCode.DELETE) {
      if (change().isPresent()) {
        list.takeBack(image.id());
      } else {
        correct(null);
      }
    } else if (event.getCode() == KeyCode.L && !event.isShortcutDown()) {
      if (image.classes().size() > MOST_IN_MENU) {
        search();
      } else {
        menu.show(tile, Side.BOTTOM, 0, 0);
      }
    } else {
      return;
    }
    event.consume();
  }
}
