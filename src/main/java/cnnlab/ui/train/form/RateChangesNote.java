package cnnlab.ui.train.form;

import cnnlab.run.RateChange;
import cnnlab.text.Messages;
import cnnlab.ui.Numbers;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/**
 * Under the form's learning rate: the changes that were made while an earlier run went on and that
 * will be made again. Takes no room where there are none.
 */
final class RateChangesNote extends HBox {

  RateChangesNote(FormViewModel form, Texts texts) {
    getStyleClass().add("rate-changes");
    Label changes = new Label();
    changes.setId("rate-changes");
    changes.getStyleClass().addAll("muted", "small");
    changes.setWrapText(true);
    setHgrow(changes, Priority.ALWAYS);
    changes
        .textProperty()
        .bind(
            texts.bind(
                messages -> describe(form.rateChangesProperty().getValue(), messages),
                form.rateChangesProperty()));
    Hyperlink leaveOut = new Hyperlink();
    leaveOut.setId("rate-changes-leave-out");
    leaveOut.textProperty().bind(texts.bind("control.rate.leave-out"));
    leaveOut.setMinWidth(USE_PREF_SIZE);
    leaveOut.setOnAction(_ -> form.rateChangesProperty().setValue(List.of()));
    getChildren().addAll(changes, leaveOut);
    visibleProperty().bind(changes.textProperty().isNotEmpty());
    managedProperty().bind(visibleProperty());
  }

  private static String describe(List<RateChange> changes, Messages messages) {
    return changes.stream()
        .map(
            change ->
                messages.get(
                    "control.rate.again",
                    Numbers.significant(change.learningRate()),
                    change.iteration() + 1))
        .collect(Collectors.joining("\n"));
  }
}
