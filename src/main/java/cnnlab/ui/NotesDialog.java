package cnnlab.ui;

import cnnlab.run.RunNotes;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks for a run's title, tags and note. */
public final class NotesDialog {
  private final Texts texts;
  private final TextField title;
  private final TextField tags;
  private final TextArea note;
  private final Dialog<ButtonType> dialog = new Dialog<>();

  /**
   * @param shownTitle the run's own where the notes have none
   */
  public NotesDialog(Services services, Window owner, String shownTitle, RunNotes notes) {
    texts = services.texts();
    title = new TextField(shownTitle);
    tags = new TextField(String.join(", ", notes.tags()));
    note = new TextArea(notes.note());
    note.setPrefRowCount(4);
    note.setWrapText(true);
    VBox fields = new VBox(field("title", title), field("tags", tags), field("note", note));
    fields.getStyleClass().add("dialog-fields");
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("control.notes"));
    DialogPane pane = dialog.getDialogPane();
    pane.setContent(fields);
    pane.getButtonTypes()
        .setAll(
            new ButtonType(texts.get("control.notes.keep"), ButtonData.OK_DONE),
            new ButtonType(texts.get("control.cancel"), ButtonData.CANCEL_CLOSE));
    services.appearance().style(pane.getScene());
    dialog.setOnShown(_ -> title.requestFocus());
  }

  /** What was typed; empty where the person thought better of it. */
  public Optional<RunNotes> ask() {
    return dialog
        .showAndWait()
        .filter(button -> button.getButtonData() == ButtonData.OK_DONE)
        .map(_ -> new RunNotes(title.getText(), RunNotes.tags(tags.getText()), note.getText()));
  }

  private Node field(String name, Control control) {
    control.setId("notes-" + name);
    Label label = Controls.label(texts, "control.notes." + name, "muted");
    label.setLabelFor(control);
    Controls.tooltip(control, texts, "control.notes." + name + ".about");
    return new VBox(label, control);
  }
}
