package cnnlab.ui.compare;

import atlantafx.base.theme.Styles;
import cnnlab.run.RunListing.Broken;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.runs.RunActions;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** Folders that cannot be read as runs, each with the reason; takes no room where there is none. */
final class BrokenRuns extends ScrollPane {
  private final ObservableList<Broken> broken;
  private final RunActions actions;
  private final Services services;
  private final Texts texts;
  private final VBox list = new VBox();

  BrokenRuns(ObservableList<Broken> broken, Services services, RunActions actions) {
    this.broken = broken;
    this.actions = actions;
    this.services = services;
    texts = services.texts();
    setId("broken-runs");
    getStyleClass().addAll("broken-runs", Styles.DENSE);
    setContent(list);
    setFitToWidth(true);
    setMinHeight(USE_PREF_SIZE);
    broken.addListener((ListChangeListener<Broken>) _ -> refresh());
    refresh();
  }

  private void refresh() {
    list.getChildren().setAll(broken.stream().map(this::row).toList());
    setVisible(!broken.isEmpty());
    setManaged(isVisible());
  }

  private Node row(Broken folder) {
    String name = folder.folder().getFileName().toString();
    Label label = new Label(null, new FontIcon(Material2OutlinedAL.ERROR_OUTLINE));
    label.getStyleClass().add(Styles.DANGER);
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label
        .textProperty()
        .bind(
            texts.bind(
                messages -> messages.get("compare.broken", name, folder.reason().what(messages))));
    HBox.setHgrow(label, Priority.ALWAYS);
    return new HBox(
        label,
        Controls.iconButton(
            Material2OutlinedAL.FOLDER_OPEN,
            texts,
            "compare.open-folder",
            () -> services.navigation().browse(folder.folder())),
        Controls.iconButton(
            Material2OutlinedAL.DELETE,
            texts,
            "compare.delete",
            () -> actions.delete(folder.folder())));
  }
}
