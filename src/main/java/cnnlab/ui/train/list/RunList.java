package cnnlab.ui.train.list;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.RunModel;
import cnnlab.ui.Texts;
import cnnlab.ui.train.run.RunActions;
import cnnlab.ui.train.run.TrainViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** All runs, newest first, and the way to a new one. */
public final class RunList extends VBox {
  private final ListView<RunModel> list;

  /**
   * @param onNew brings the form into view
   */
  public RunList(TrainViewModel model, Texts texts, RunActions actions, Runnable onNew) {
    getStyleClass().add("run-list");
    Button create = new Button(null, new FontIcon(Material2OutlinedAL.ADD));
    create.setId("new-run");
    create.getStyleClass().add(Styles.BUTTON_OUTLINED);
    create.textProperty().bind(texts.bind("train.new"));
    create.setMaxWidth(Double.MAX_VALUE);
    Controls.tooltip(create, texts, "train.new.about");
    create.setOnAction(_ -> onNew.run());

    Button takeIn =
        Controls.iconButton(
            Material2OutlinedAL.FOLDER_OPEN, texts, "train.import.about", actions::importRun);
    takeIn.setId("import-run");
    HBox.setHgrow(create, Priority.ALWAYS);

    list = new ListView<>(model.runs());
    list.setId("runs");
    list.setCellFactory(_ -> new RunCell(texts));
    list.accessibleTextProperty().bind(texts.bind("train.runs"));
    Label none = Controls.label(texts, "train.runs.none", "muted");
    none.setWrapText(true);
    none.visibleProperty().bind(model.readProperty());
    list.setPlaceholder(none);
    setVgrow(list, Priority.ALWAYS);
    model.selectedProperty().subscribe(this::select);
    list.getSelectionModel()
        .selectedItemProperty()
        .subscribe(
            (_, chosen) -> {
              if (chosen != null) {
                model.selectedProperty().set(chosen);
              }
            });
    list.setOnKeyPressed(
        event -> {
          switch (event.getCode()) {
            case DELETE -> actions.delete();
            case F2 -> actions.describe();
            default -> {
              return;
            }
          }
          event.consume();
        });
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, actions));
    getChildren()
        .addAll(
            new HBox(create, takeIn),
            Controls.label(texts, "train.runs", "section-title"),
            list,
            undo(model, texts));
  }

  /** Alt with an arrow moves a waiting run; the list, newest first, begins at its lower end. */
  private static void move(KeyEvent event, RunActions actions) {
    boolean up = event.getCode() == KeyCode.UP;
    if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
      actions.move(up ? 1 : -1);
      event.consume();
    }
  }

  private void select(@Nullable RunModel run) {
    if (run == null) {
      list.getSelectionModel().clearSelection();
    } else if (list.getSelectionModel().getSelectedItem() != run) {
      list.getSelectionModel().select(run);
    }
  }

  private static HBox undo(TrainViewModel model, Texts texts) {
    Label what = new Label();
    what.setMinWidth(0);
    what.textProperty()
        .bind(
            texts.bind(
                messages -> {
                  TrainViewModel.Deleted last = model.deletedProperty().get();
                  return last == null ? "" : messages.get("train.deleted", last.title());
                },
                model.deletedProperty()));
    Hyperlink undo = new Hyperlink();
    undo.setId("undo-delete");
    undo.textProperty().bind(texts.bind("train.undo"));
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(_ -> model.undoDelete());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    HBox bar = new HBox(what, space, undo);
    bar.getStyleClass().add("undo-bar");
    bar.visibleProperty().bind(what.textProperty().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    return bar;
  }
}
