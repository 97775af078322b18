package cnnlab.ui.window;

import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/** What the program is, and its keys. */
final class HelpDialog {
  private static final List<Screen.Shortcut> EVERYWHERE =
      List.of(
          new Screen.Shortcut("Ctrl+1 … Ctrl+4", "main.key.places"),
          new Screen.Shortcut("Ctrl++ / Ctrl+−", "main.key.font"),
          new Screen.Shortcut("Ctrl+0", "main.key.font-reset"),
          new Screen.Shortcut("F1", "main.key.help"),
          new Screen.Shortcut("F11", "main.key.presentation"));

  private HelpDialog() {}

  /**
   * @param ofScreen the keys of the screen in view
   */
  static void show(Stage owner, Services services, List<Screen.Shortcut> ofScreen) {
    Texts texts = services.texts();
    Dialog<ButtonType> dialog = new Dialog<>();
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("main.help"));
    DialogPane pane = dialog.getDialogPane();
    pane.getStyleClass().add("help-dialog");
    pane.getButtonTypes().add(new ButtonType(texts.get("main.close"), ButtonData.CANCEL_CLOSE));
    Label name = new Label("CNN Lab");
    name.getStyleClass().add("help-title");
    Label about = new Label(texts.get("main.about"));
    about.setWrapText(true);
    pane.setContent(
        new VBox(name, about, keys(texts, Stream.concat(ofScreen.stream(), EVERYWHERE.stream()))));
    services.appearance().style(pane.getScene());
    dialog.show();
  }

  private static GridPane keys(Texts texts, Stream<Screen.Shortcut> shortcuts) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("key-table");
    shortcuts.forEach(
        shortcut -> {
          Label keys = new Label(shortcut.keys());
          keys.getStyleClass().add("key");
          grid.addRow(grid.getRowCount(), keys, new Label(texts.get(shortcut.textKey())));
        });
    return grid;
  }
}
