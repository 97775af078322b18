package cnnlab.ui.explore.own;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.ui.ActionDialog;
import cnnlab.ui.Controls;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.UndoBar;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.stage.Window;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Renaming and deleting the network in view, where it is one of one's own; by button and key. */
public final class OwnNetworkActions {
  private final OwnNetworksViewModel own;
  private final ExploreViewModel model;
  private final Services services;
  private final Supplier<Window> window;
  private final BooleanBinding kept;

  /**
   * @param window above which the dialog opens
   */
  public OwnNetworkActions(
      OwnNetworksViewModel own,
      ExploreViewModel model,
      Services services,
      Supplier<Window> window) {
    this.own = own;
    this.model = model;
    this.services = services;
    this.window = window;
    kept = Bindings.createBooleanBinding(own::isInView, model.entryProperty());
  }

  /** To stand beside the network's name; there only for one of one's own. */
  public Node buttons() {
    Button rename =
        Controls.iconButton(
            Material2OutlinedAL.EDIT, services.texts(), "explore.own.rename.about", this::rename);
    rename.setId("own-rename");
    rename.disableProperty().bind(model.editedProperty()); // saving gives a name, too
    Button delete =
        Controls.iconButton(
            Material2OutlinedAL.DELETE_OUTLINE,
            services.texts(),
            "explore.own.delete.about",
            this::delete);
    delete.setId("own-delete");
    HBox buttons = new HBox(rename, delete);
    buttons.getStyleClass().add("own-buttons");
    buttons.setMinWidth(HBox.USE_PREF_SIZE);
    buttons.visibleProperty().bind(kept);
    buttons.managedProperty().bind(kept);
    return buttons;
  }

  /** Says what was deleted, and brings it back. */
  public Node undoBar() {
    return new UndoBar(own.deletedProperty(), services.texts(), own::undoDelete);
  }

  /** Has Delete and F2 work in a list of networks. */
  public void installKeys(Node list) {
    ScreenKeys.installInList(list, this::delete, this::rename);
  }

  /** Asks for another name. */
  public void rename() {
    if (!kept.get() || model.editedProperty().get()) {
      return;
    }
    TextField name = new TextField(model.entryProperty().get().title());
    name.setId("own-name");
    boolean wanted =
        new ActionDialog(
                services,
                window.get(),
                "explore.own.rename",
                "explore.own.rename.do",
                ActionDialog.fields(
                    ActionDialog.field(
                        Controls.label(services.texts(), "explore.build.name"), name)))
            .beginningAt(name)
            .ask();
    if (wanted) {
      own.rename(name.getText());
    }
  }

  private void delete() {
    if (kept.get()) {
      own.delete(Catalogue.entries().getFirst());
    }
  }
}
