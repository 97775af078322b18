package cnnlab.ui.train.list;

import atlantafx.base.theme.Styles;
import cnnlab.ui.Controls;
import cnnlab.ui.RunModel;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.UndoBar;
import cnnlab.ui.train.run.TrainActions;
import cnnlab.ui.train.run.TrainViewModel;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** All runs, newest first, and the way to a new one. */
public final class RunList extends VBox {
  /**
   * @param onNew brings the form into view
   */
  public RunList(TrainViewModel model, Services services, TrainActions actions, Runnable onNew) {
    Texts texts = services.texts();
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

    ListView<RunModel> list = new ListView<>();
    list.setId("runs");
    list.setCellFactory(_ -> new RunCell(texts));
    list.accessibleTextProperty().bind(texts.bind("train.runs"));
    Label none = Controls.label(texts, "train.runs.none", "muted");
    none.setWrapText(true);
    none.visibleProperty().bind(model.readProperty());
    list.setPlaceholder(none);
    setVgrow(list, Priority.ALWAYS);
    SelectionBinding.of(list, model.selectedProperty()).offering(model.runs());
    model
        .selectedProperty()
        .subscribe(
            run -> {
              if (run != null) {
                list.scrollTo(run);
              }
            });
    actions.installKeys(list);
    list.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, actions));
    getChildren()
        .addAll(
            new HBox(create, takeIn),
            Controls.label(texts, "train.runs", "section-title"),
            list,
            new UndoBar(services.runModels().deletedTitles(), texts, actions::undoDelete));
  }

  /** Alt with an arrow moves a waiting run; the list, newest first, begins at its lower end. */
  private static void move(KeyEvent event, TrainActions actions) {
    boolean up = event.getCode() == KeyCode.UP;
    if (event.isAltDown() && (up || event.getCode() == KeyCode.DOWN)) {
      actions.move(up ? 1 : -1);
      event.consume();
    }
  }
}
