package cnnlab.ui.explore.diagram;

import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** A field that finds layers in the diagram; Enter goes to the next, Shift+Enter back. */
final class FindBar extends HBox {
  private final ExploreViewModel model;
  private final Texts texts;
  private final TextField field = new TextField();
  private final Label count = new Label();
  private List<String> found = List.of();
  private int at;

  /**
   * @param onClose called when the person is done
   */
  FindBar(ExploreViewModel model, Texts texts, Runnable onClose) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("find-bar");
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    field.setId("find");
    field.promptTextProperty().bind(texts.bind("explore.find.prompt"));
    field.accessibleTextProperty().bind(texts.bind("explore.find"));
    Controls.tooltip(field, texts, "explore.find.about");
    field.setPrefColumnCount(18);
    count.setId("find-count");
    count.getStyleClass().addAll("muted", "small");
    count.setMinWidth(USE_PREF_SIZE);
    getChildren()
        .addAll(
            field,
            count,
            Controls.iconButton(
                Material2OutlinedAL.CLOSE, texts, "explore.find.close", () -> close(onClose)));
    field.textProperty().subscribe(() -> search());
    model.analysisProperty().subscribe(this::searchAnew);
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, onClose));
    setVisible(false);
  }

  void open() {
    setVisible(true);
    field.requestFocus();
    field.selectAll();
  }

  private void close(Runnable onClose) {
    setVisible(false);
    onClose.run();
  }

  private void key(KeyEvent event, Runnable onClose) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close(onClose);
    } else if (event.getCode() == KeyCode.ENTER) {
      go(event.isShiftDown() ? -1 : 1);
    } else {
      return;
    }
    event.consume();
  }

  /** Another network has other layers; the selection is not moved until asked. */
  private void searchAnew() {
    look();
    count.setText(told());
  }

  private void search() {
    look();
    go(0);
  }

  private void look() {
    found =
        model
            .analysisProperty()
            .get()
            .map(it -> Find.matches(it, texts.messages(), field.getText()))
            .orElse(List.of());
    at = 0;
  }

  private String told() {
    if (found.isEmpty()) {
      return field.getText().isBlank() ? "" : texts.get("explore.find.none");
    }
    return (at + 1) + " / " + found.size();
  }

  private void go(int step) {
    if (!found.isEmpty()) {
      at = Math.floorMod(at + step, found.size());
      model.selectedProperty().set(found.get(at));
    }
    count.setText(told());
  }
}
