package cnnlab.ui.train.data;

import cnnlab.data.ClassNames;
import cnnlab.data.DataParts;
import cnnlab.data.correction.Correction;
import cnnlab.data.correction.Corrections;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.CorrectionLists;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The images of a data set that are excluded or relabeled, each with the way back. */
public final class CorrectionsCard extends VBox {
  private static final KeyCombination UNDO =
      new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
  private static final double ROW_IN_EMS = 2.9;
  private static final double BORDER_IN_EMS = 0.3;
  private static final int MOST_ROWS = 6;

  private final FormViewModel form;
  private final Texts texts;
  private final ObservableValue<CorrectionLists.OfData> list;
  private final ObservableValue<Corrections> now;

  public CorrectionsCard(FormViewModel form, Services services) {
    this.form = form;
    texts = services.texts();
    list = form.dataProperty().map(services.corrections()::of);
    now = list.flatMap(CorrectionLists.OfData::listProperty).orElse(Corrections.NONE);
    setId("corrections");
    getStyleClass().addAll("card", "form-card");
    Label words = new Label();
    words.setId("corrections-count");
    words.setWrapText(true);
    words.setMinHeight(USE_PREF_SIZE);
    words.textProperty().bind(texts.bind(_ -> words(), now));
    ListView<Correction> changes = new ListView<>();
    changes.setId("corrections-list");
    changes.setCellFactory(_ -> new Row());
    changes.accessibleTextProperty().bind(texts.bind("correction.title"));
    changes.addEventHandler(KeyEvent.KEY_PRESSED, event -> press(event, changes));
    now.subscribe(found -> changes.getItems().setAll(found.changes()));
    changes
        .prefHeightProperty()
        .bind(
            services
                .appearance()
                .fontSizeProperty()
                .flatMap(
                    size ->
                        now.map(
                            found ->
                                size.doubleValue()
                                    * (ROW_IN_EMS * Math.min(MOST_ROWS, found.changes().size())
                                        + BORDER_IN_EMS))));
    changes.setMinHeight(USE_PREF_SIZE);
    Controls.showIf(changes, now.map(found -> !found.changes().isEmpty()));
    Hyperlink undo = link("correction.undo", () -> list.getValue().undo());
    ObservableValue<Boolean> undoable =
        list.flatMap(CorrectionLists.OfData::undoableProperty).orElse(false);
    Controls.showIf(undo, undoable);
    Hyperlink clear = link("correction.clear", () -> list.getValue().clear());
    Controls.showIf(clear, now.map(found -> !found.changes().isEmpty()));
    FlowPane actions = new FlowPane(undo, clear);
    actions.getStyleClass().add("form-buttons");
    getChildren()
        .addAll(
            Controls.label(texts, "correction.title", "section-title"), words, changes, actions);
    Controls.showIf(
        this, now.flatMap(found -> undoable.map(former -> former || !found.changes().isEmpty())));
  }

  private Hyperlink link(String key, Runnable action) {
    Hyperlink link = new Hyperlink();
    link.setId("card-" + key.replace('.', '-'));
    link.textProperty().bind(texts.bind(key));
    link.setOnAction(_ -> action.run());
    return link;
  }

  private String words() {
    try {
      return texts.get(
          "correction.where",
          now.getValue().inWords(texts.messages()),
          list.getValue().file().getFileName());
    } catch (UserProblem noPlace) {
      return texts.sentence(noPlace);
    }
  }

  private void press(KeyEvent event, ListView<Correction> changes) {
    Correction chosen = changes.getSelectionModel().getSelectedItem();
    if (UNDO.match(event)) {
      list.getValue().undo();
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE && chosen != null) {
      list.getValue().takeBack(chosen.image());
      event.consume();
    }
  }

  private String title(String name) {
    DataParts parts = form.partsProperty().get();
    if (parts == null || !parts.labels().contains(name)) {
      return name;
    }
    List<String> shown = ClassNames.translated(texts.messages(), parts.name(), parts.labels());
    return shown.get(parts.labels().indexOf(name));
  }

  /** What was changed about one image, and the way back. */
  private final class Row extends ListCell<Correction> {
    private final Hyperlink takeBack = new Hyperlink();

    Row() {
      takeBack.textProperty().bind(texts.bind("correction.take-back"));
      takeBack.setFocusTraversable(false); // Delete does it
      takeBack.setOnAction(_ -> list.getValue().takeBack(getItem().image()));
      WhileShown.follow(this, texts.messagesProperty(), () -> updateItem(getItem(), isEmpty()));
    }

    @Override
    protected void updateItem(@Nullable Correction change, boolean empty) {
      super.updateItem(change, empty);
      if (empty || change == null) {
        setText("");
        setGraphic(null);
        return;
      }
      String becomes = change.becomes();
      setText(
          becomes == null
              ? texts.get("correction.row.excluded", change.image(), title(change.was()))
              : texts.get(
                  "correction.row.relabeled", change.image(), title(change.was()), title(becomes)));
      setGraphic(takeBack);
    }
  }
}
