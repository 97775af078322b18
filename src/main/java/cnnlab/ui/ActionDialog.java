package cnnlab.ui;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/**
 * A dialog with a button named after what it does, which Enter presses, and one that leaves all as
 * it was, which Escape presses.
 */
public final class ActionDialog {
  private final Dialog<ButtonType> dialog = new Dialog<>();
  private final ButtonType act;

  /**
   * @param actKey text of the button that does it
   */
  public ActionDialog(
      Services services, Window owner, String titleKey, String actKey, Node content) {
    Texts texts = services.texts();
    act = new ButtonType(texts.get(actKey), ButtonData.OK_DONE);
    dialog.initOwner(owner);
    dialog.setTitle(texts.get(titleKey));
    dialog.setResizable(true);
    DialogPane pane = dialog.getDialogPane();
    pane.setContent(content);
    pane.getButtonTypes()
        .setAll(act, new ButtonType(texts.get("control.cancel"), ButtonData.CANCEL_CLOSE));
    services.appearance().style(pane.getScene());
  }

  /** Fields one below the other, as a dialog's content. */
  public static VBox fields(Node... fields) {
    VBox all = new VBox(fields);
    all.getStyleClass().add("dialog-fields");
    return all;
  }

  /** A field and its name above it, which a screen reader says too. */
  public static VBox field(Label name, Control field) {
    name.setLabelFor(field);
    name.setWrapText(true);
    name.getStyleClass().add("muted");
    return new VBox(name, field);
  }

  /** Where typing begins. */
  public ActionDialog beginningAt(Node first) {
    dialog.setOnShown(_ -> first.requestFocus());
    return this;
  }

  /** The button that does it. */
  public Node actButton() {
    return dialog.getDialogPane().lookupButton(act);
  }

  /** Waits until it is closed; whether it is to be done. */
  public boolean ask() {
    return dialog.showAndWait().filter(act::equals).isPresent();
  }

  /**
   * Shows it and returns at once.
   *
   * @param onClosed is told whether it is to be done
   */
  public void show(Consumer<Boolean> onClosed) {
    dialog.setOnHidden(_ -> onClosed.accept(dialog.getResult() == act));
    dialog.show();
  }
}
