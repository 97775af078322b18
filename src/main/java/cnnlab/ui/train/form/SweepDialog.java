package cnnlab.ui.train.form;

import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.Sweep;
import cnnlab.ui.ActionDialog;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.stage.Window;

/** Asks which setting is to have which values, and for how many seeds. */
public final class SweepDialog {
  static final int MOST_SEEDS = 20;

  private final ComboBox<NumericSetting> setting;
  private final TextField values = new TextField();
  private final Spinner<Integer> seeds =
      Controls.spinner(new IntegerSpinnerValueFactory(1, MOST_SEEDS, 1));
  private final RunSettings base;
  private final ActionDialog dialog;

  /**
   * @param base the settings of which one is varied
   */
  public SweepDialog(Services services, Window owner, RunSettings base) {
    this.base = base;
    Texts texts = services.texts();
    setting = TextCell.box(texts, (each, messages) -> messages.get("train.field." + each.field()));
    setting.setId("sweep-setting");
    setting
        .getItems()
        .setAll(
            Arrays.stream(NumericSetting.values()).filter(each -> each.appliesTo(base)).toList());
    setting.setValue(NumericSetting.LEARNING_RATE);
    setting.setMaxWidth(Double.MAX_VALUE);
    values.setId("sweep-values");
    values.setPromptText("0.1, 0.03, 0.01");
    seeds.setId("sweep-seeds");
    Controls.tooltip(seeds, texts, "control.sweep.seeds.about");
    Label about = Controls.label(texts, "train.sweep.about", "muted");
    about.setWrapText(true);
    Node fields =
        ActionDialog.fields(
            about,
            ActionDialog.field(Controls.label(texts, "control.sweep.setting"), setting),
            ActionDialog.field(Controls.label(texts, "control.sweep.values"), values),
            ActionDialog.field(Controls.label(texts, "control.sweep.seeds"), seeds));
    dialog =
        new ActionDialog(services, owner, "train.sweep", "control.sweep.start", fields)
            .beginningAt(values);
  }

  /** Empty where the user thought better of it. */
  public Optional<Sweep> ask() throws UserProblem {
    return dialog.ask() ? Optional.of(chosen()) : Optional.empty();
  }

  private Sweep chosen() throws UserProblem {
    return values.getText().isBlank() && seeds.getValue() > 1
        ? Sweep.ofSeeds(base, seeds.getValue())
        : Sweep.of(setting.getValue(), values.getText()).repeated(seeds.getValue());
  }
}
