package cnnlab.ui.correction;

import cnnlab.ui.ActionDialog;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for one of many classes, which are searched by what is typed. */
final class RelabelDialog {
  private RelabelDialog() {}

  /**
   * Asks for a class.
   *
   * @param classes in the user's language
   * @return number of the class chosen; empty where the user thought better of it
   */
  static Optional<Integer> ask(Services services, Window owner, List<String> classes) {
    ListView<Integer> found = new ListView<>();
    found.setId("relabel-classes");
    found.setPrefHeight(260);
    found.accessibleTextProperty().bind(services.texts().bind("correction.relabel"));
    found.setCellFactory(
        _ ->
            new ListCell<>() {
              @Override
              protected void updateItem(@Nullable Integer item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? "" : classes.get(item));
              }
            });
    TextField typed = new TextField();
    typed.setId("relabel-search");
    typed
        .textProperty()
        .subscribe(
            text -> {
              String wanted = text.strip().toLowerCase(Locale.ROOT);
              found
                  .getItems()
                  .setAll(
                      IntStream.range(0, classes.size())
                          .filter(i -> classes.get(i).toLowerCase(Locale.ROOT).contains(wanted))
                          .boxed()
                          .toList());
              found.getSelectionModel().selectFirst();
            });
    typed.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.DOWN) {
            found.getSelectionModel().selectNext();
            event.consume();
          } else if (event.getCode() == KeyCode.UP) {
            found.getSelectionModel().selectPrevious();
            event.consume();
          }
        });
    ActionDialog dialog =
        new ActionDialog(
                services,
                owner,
                "correction.relabel",
                "correction.relabel.act",
                ActionDialog.fields(
                    ActionDialog.field(
                        Controls.label(services.texts(), "correction.relabel.find"), typed),
                    found))
            .beginningAt(typed);
    return dialog.ask()
        ? Optional.ofNullable(found.getSelectionModel().getSelectedItem())
        : Optional.empty();
  }
}
