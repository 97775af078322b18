package cnnlab.ui;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/**
 * Says what was deleted last and brings it back; takes no room where there is none. Not
 * ControlsFX's {@code Notifications}: those vanish after seconds, and no key reaches them.
 */
public final class UndoBar extends HBox {

  /**
   * @param deleted titles of what can be brought back, the last first
   * @param onUndo brings what was deleted last back
   */
  public UndoBar(ObservableValue<List<String>> deleted, Texts texts, Runnable onUndo) {
    Label what = new Label();
    what.setMinSize(0, USE_PREF_SIZE);
    what.setWrapText(true);
    what.textProperty()
        .bind(
            texts.bind(
                messages -> {
                  List<String> titles = deleted.getValue();
                  return titles.isEmpty()
                      ? ""
                      : messages.get("control.undo.deleted", titles.getFirst(), titles.size() - 1);
                },
                deleted));
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
