package cnnlab.ui;

import cnnlab.run.DeletedRun;
import java.util.List;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Says which run was deleted last and brings it back; takes no room where there is none. Not
 * ControlsFX's {@code Notifications}: those vanish after seconds, and no key reaches them.
 */
public final class UndoBar extends HBox {

  /**
   * @param onUndo brings the run deleted last back
   */
  public UndoBar(RunModels runs, Texts texts, Runnable onUndo) {
    Label what = new Label();
    what.setMinSize(0, USE_PREF_SIZE);
    what.setWrapText(true);
    what.textProperty()
        .bind(
            texts.bind(
                messages -> {
                  List<DeletedRun> deleted = runs.listingProperty().get().deleted();
                  return deleted.isEmpty()
                      ? ""
                      : messages.get(
                          "control.undo.deleted", deleted.getFirst().title(), deleted.size() - 1);
                },
                runs.listingProperty()));
    Controls.tooltip(what, what.textProperty());
    Hyperlink undo = new Hyperlink();
    undo.setId("undo-delete");
    undo.textProperty().bind(texts.bind("control.undo"));
    undo.setMinWidth(USE_PREF_SIZE);
    undo.setOnAction(_ -> onUndo.run());
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    getChildren().addAll(what, space, undo);
    getStyleClass().add("undo-bar");
    visibleProperty().bind(what.textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }
}
