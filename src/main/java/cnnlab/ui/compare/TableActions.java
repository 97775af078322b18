package cnnlab.ui.compare;

import cnnlab.run.BundledRuns;
import cnnlab.ui.Controls;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModels;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.runs.RunActions;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** What can be done with the selected run, by menu and by key. */
final class TableActions {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);

  private final CompareViewModel model;
  private final RunModels runs;
  private final RunActions actions;
  private final Texts texts;

  TableActions(CompareViewModel model, Services services, RunActions actions) {
    this.model = model;
    this.actions = actions;
    runs = services.runModels();
    texts = services.texts();
  }

  /** Makes the keys work: undo everywhere on a screen, the others on lists of runs. */
  void installKeys(Node root, Node... lists) {
    ScreenKeys.install(
        root,
        event -> {
          if (UNDO.match(event)) {
            undoDelete();
            event.consume();
          }
        });
    for (Node list : lists) {
      list.addEventHandler(
          KeyEvent.KEY_PRESSED,
          event -> {
            if (event.getCode() == KeyCode.ENTER) {
              withRun(actions::inspect);
              event.consume();
            }
          });
      actions.installKeys(list, this::selected);
    }
  }

  ContextMenu menu() {
    ContextMenu menu = new ContextMenu();
    menu.getItems()
        .setAll(
            item("compare.inspect", actions::inspect),
            item("compare.evaluate", actions::evaluate),
            ownItem("compare.describe", actions::describe),
            item("compare.open-folder", actions::openFolder),
            new SeparatorMenuItem(),
            ownItem("compare.delete", actions::delete));
    return menu;
  }

  /** Judges the selected run's network on a data set. */
  Button evaluate() {
    Button button = new Button(null, new FontIcon(Material2OutlinedAL.FACT_CHECK));
    button.setId("compare-evaluate-run");
    button.textProperty().bind(texts.bind("main.place.evaluate"));
    Controls.tooltip(button, texts, "compare.evaluate.about");
    button.setOnAction(_ -> withRun(actions::evaluate));
    button.disableProperty().bind(withoutFolder());
    return button;
  }

  /** Whether no run is selected, or one that has not begun. */
  private ObservableValue<Boolean> withoutFolder() {
    return model.selectedProperty().map(QueuedRun::isPlace).orElse(true);
  }

  /** What can be done with the user's own runs only. */
  private MenuItem ownItem(String key, Consumer<RunModel> action) {
    MenuItem item = item(key, action);
    item.disableProperty()
        .bind(
            model
                .selectedProperty()
                .map(folder -> BundledRuns.contains(folder) || QueuedRun.isPlace(folder))
                .orElse(true));
    return item;
  }

  private MenuItem item(String key, Consumer<RunModel> action) {
    MenuItem item = new MenuItem();
    item.setId(key.replace('.', '-'));
    item.textProperty().bind(texts.bind(key));
    item.setOnAction(_ -> withRun(action));
    item.disableProperty().bind(withoutFolder());
    return item;
  }

  /** Brings the run deleted last back and selects it. */
  void undoDelete() {
    actions.undoDelete(run -> model.selectedProperty().set(run.folderProperty().get()));
  }

  private Optional<RunModel> selected() {
    return Optional.ofNullable(model.selectedProperty().get()).flatMap(runs::find);
  }

  private void withRun(Consumer<RunModel> action) {
    selected().ifPresent(action);
  }
}
