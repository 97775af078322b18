package cnnlab.ui.window;

import cnnlab.ui.Controls;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What the program is, and its keys: those of the window and those of every place. */
final class HelpDialog {
  private static final List<Screen.Shortcut> EVERYWHERE =
      List.of(
          new Screen.Shortcut("Ctrl+1 … Ctrl+6", "main.key.places"),
          new Screen.Shortcut("Ctrl++ / Ctrl+−", "main.key.font"),
          new Screen.Shortcut("Ctrl+0", "main.key.font-reset"),
          new Screen.Shortcut("F1", "main.key.help"),
          new Screen.Shortcut("F11", "main.key.presentation"));

  /** The window's height times this: within it on the smallest projector, and mostly enough. */
  private static final double SHARE_OF_HEIGHT = 0.8;

  /** Room for the longest keys, in em. */
  private static final double KEYS_WIDTH = 10;

  private HelpDialog() {}

  /**
   * @param byPlace the keys of each place, in the order in which they are shown
   */
  static void show(Stage owner, Services services, Map<View, List<Screen.Shortcut>> byPlace) {
    Texts texts = services.texts();
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("main.help"));
    dialog.setResizable(true);
    DialogPane pane = dialog.getDialogPane();
    pane.getStyleClass().add("help-dialog");
    pane.getButtonTypes().add(new ButtonType(texts.get("main.close"), ButtonData.CANCEL_CLOSE));
    Label name = new Label("CNN Lab");
    name.getStyleClass().add("help-title");
    Label about = new Label(texts.get("main.about"));
    about.setWrapText(true);
    double fontSize = services.appearance().fontSizeProperty().get();
    VBox content = new VBox(name, about, keys(texts, EVERYWHERE, fontSize));
    byPlace.forEach(
        (place, shortcuts) -> {
          if (!shortcuts.isEmpty()) {
            content
                .getChildren()
                .addAll(
                    Controls.label(texts, place.titleKey(), "section-title"),
                    keys(texts, shortcuts, fontSize));
          }
        });
    content.getStyleClass().add("help-content");
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    pane.setContent(scroll);
    pane.setPrefHeight(owner.getHeight() * SHARE_OF_HEIGHT);
    services.appearance().style(pane.getScene());
    dialog.show();
  }

  private static GridPane keys(Texts texts, List<Screen.Shortcut> shortcuts, double fontSize) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-table");
    ColumnConstraints narrow = new ColumnConstraints();
    narrow.setMinWidth(Region.USE_PREF_SIZE);
    narrow.setPrefWidth(
        KEYS_WIDTH * fontSize); // the same in every place, so that all stand in line
    grid.getColumnConstraints().addAll(narrow, new ColumnConstraints());
    for (Screen.Shortcut shortcut : shortcuts) {
      Label keys = new Label(shortcut.keys());
      keys.getStyleClass().add("key");
      Label meaning = new Label(texts.get(shortcut.textKey()));
      meaning.setWrapText(true);
      grid.addRow(grid.getRowCount(), keys, meaning);
    }
    return grid;
  }
}
