package cnnlab.ui.train;

import cnnlab.run.Sweep;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.Optional;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks which setting is to have which values. */
final class SweepDialog {
  private final ComboBox<Sweep.Setting> setting;
  private final TextField values = new TextField();
  private final Dialog<ButtonType> dialog = new Dialog<>();

  SweepDialog(Services services, Window owner) {
    Texts texts = services.texts();
    setting = TextCell.box(texts, (each, messages) -> messages.get("train.field." + each.field()));
    setting.setId("sweep-setting");
    setting.getItems().setAll(Sweep.Setting.values());
    setting.setValue(Sweep.Setting.LEARNING_RATE);
    setting.setMaxWidth(Double.MAX_VALUE);
    setting.accessibleTextProperty().bind(texts.bind("control.sweep.setting"));
    values.setId("sweep-values");
    values.setPromptText("0.1, 0.03, 0.01");
    Label about = Controls.label(texts, "train.sweep.about", "muted");
    about.setWrapText(true);
    Label settingName = Controls.label(texts, "control.sweep.setting", "muted");
    settingName.setLabelFor(setting);
    Label valuesName = Controls.label(texts, "control.sweep.values", "muted");
    valuesName.setLabelFor(values);
    VBox fields = new VBox(about, new VBox(settingName, setting), new VBox(valuesName, values));
    fields.getStyleClass().add("dialog-fields");
    dialog.initOwner(owner);
    dialog.setTitle(texts.get("train.sweep"));
    DialogPane pane = dialog.getDialogPane();
    pane.setContent(fields);
    pane.getButtonTypes()
        .setAll(
            new ButtonType(texts.get("control.sweep.start"), ButtonData.OK_DONE),
            new ButtonType(texts.get("control.cancel"), ButtonData.CANCEL_CLOSE));
    services.appearance().style(pane.getScene());
    dialog.setOnShown(_ -> values.requestFocus());
  }

  /** Empty where the person thought better of it. */
  Optional<Sweep> ask() throws UserProblem {
    Optional<ButtonType> pressed = dialog.showAndWait();
    return pressed.isPresent() && pressed.get().getButtonData() == ButtonData.OK_DONE
        ? Optional.of(Sweep.of(setting.getValue(), values.getText()))
        : Optional.empty();
  }
}
