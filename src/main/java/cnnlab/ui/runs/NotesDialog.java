package cnnlab.ui.runs;

import cnnlab.run.RunNotes;
import cnnlab.ui.ActionDialog;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/** Asks for a run's title, tags and note. */
public final class NotesDialog {
  private final Texts texts;
  private final TextField title;
  private final TextField tags;
  private final TextArea note;
  private final ActionDialog dialog;

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
    Node fields =
        ActionDialog.fields(field("title", title), field("tags", tags), field("note", note));
    dialog =
        new ActionDialog(services, owner, "control.notes", "control.notes.keep", fields)
            .beginningAt(title);
  }

  /** What was typed; empty where the user thought better of it. */
  public Optional<RunNotes> ask() {
    return dialog.ask()
        ? Optional.of(new RunNotes(title.getText(), RunNotes.tags(tags.getText()), note.getText()))
        : Optional.empty();
  }

  private Node field(String name, Control control) {
    control.setId("notes-" + name);
    Controls.tooltip(control, texts, "control.notes." + name + ".about");
    return ActionDialog.field(Controls.label(texts, "control.notes." + name), control);
  }
}
