package cnnlab.ui;

import atlantafx.base.theme.Tweaks;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.stage.WindowEvent;

/**
 * A dialog with a button named after what it does, which Enter presses, and one that leaves all as
 * it was, which Escape presses.
 */
public final class ActionDialog {
  /** Of the window that stays to be seen around a large dialog. */
  private static final double MARGIN = 60;

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
    DialogPane pane = new FittingPane(owner);
    dialog.setDialogPane(pane);
    pane.setContent(scrolling(content));
    pane.getButtonTypes()
        .setAll(act, new ButtonType(texts.get("control.cancel"), ButtonData.CANCEL_CLOSE));
    services.appearance().style(pane.getScene());
  }

  /** Not larger than the window below it: what has no room scrolls, and the buttons are in view. */
  private static final class FittingPane extends DialogPane {
    private final Window owner;

    FittingPane(Window owner) {
      this.owner = owner;
    }

    @Override
    protected double computePrefWidth(double height) {
      return Math.min(super.computePrefWidth(height), owner.getWidth() - MARGIN);
    }

    @Override
    protected double computePrefHeight(double width) {
      return Math.min(super.computePrefHeight(width), owner.getHeight() - MARGIN);
    }
  }

  private static ScrollPane scrolling(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().addAll("form-scroll", Tweaks.EDGE_TO_EDGE);
    return scroll;
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

  /** Where typing begins, in place of what stands there. */
  public ActionDialog beginningAt(TextInputControl first) {
    // The dialog's own event comes before its window is there, which then chooses a button.
    dialog
        .getDialogPane()
        .getScene()
        .getWindow()
        .addEventHandler(
            WindowEvent.WINDOW_SHOWN,
            _ -> {
              first.requestFocus();
              first.selectAll();
            });
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
