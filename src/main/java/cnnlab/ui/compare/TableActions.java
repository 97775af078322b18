package cnnlab.ui.compare;

import cnnlab.comparison.ComparedRun;
import cnnlab.ui.NotesDialog;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** What can be done with the selected run, by menu and by key. */
final class TableActions {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;

  public TableActions(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
  }

  /** Makes the keys work: undo everywhere on a screen, the others on lists of runs. */
  void installKeys(Node root, Node... lists) {
    ScreenKeys.install(
        root,
        event -> {
          if (UNDO.match(event)) {
            model.undoDelete();
            event.consume();
          }
        });
    for (Node list : lists) {
      list.addEventHandler(KeyEvent.KEY_PRESSED, event -> key(event, list));
    }
  }

  private void key(KeyEvent event, Node list) {
    switch (event.getCode()) {
      case ENTER -> inspect();
      case F2 -> describe(list.getScene().getWindow());
      case DELETE -> delete();
      default -> {
        return;
      }
    }
    event.consume();
  }

  ContextMenu menu(Node owner) {
    ContextMenu menu = new ContextMenu();
    menu.getItems()
        .setAll(
            item("compare.inspect", this::inspect),
            item("compare.describe", () -> describe(owner.getScene().getWindow())),
            item("compare.open-folder", this::openFolder),
            new SeparatorMenuItem(),
            item("compare.delete", this::delete));
    return menu;
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.setId(key.replace('.', '-'));
    item.textProperty().bind(texts.bind(key));
    item.setOnAction(_ -> action.run());
    item.disableProperty().bind(model.selectedProperty().isNull());
    return item;
  }

  private void inspect() {
    withRun(
        run -> {
          var _ = services.navigation().open(View.INSPECT, List.of(run.folder()));
        });
  }

  private void delete() {
    withRun(model::delete);
  }

  private void openFolder() {
    withRun(run -> services.navigation().browse(run.folder().toUri().toString()));
  }

  private void describe(Window owner) {
    withRun(
        run ->
            new NotesDialog(services, owner, run.record().title(), run.run().notes())
                .ask()
                .ifPresent(notes -> model.describe(run, notes)));
  }

  private void withRun(Consumer<ComparedRun> action) {
    model.selected().ifPresent(action);
  }
}
