package cnnlab.ui.train.form;

import cnnlab.run.OptimizerSettings;
import cnnlab.run.Schedule;
import cnnlab.training.NumericSetting;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** How the network learns: passes, batches, the optimizer and its learning rate. */
final class LearningCard extends VBox {
  private final FormViewModel form;
  private final Texts texts;

  LearningCard(FormViewModel form, FormFields fields, Services services) {
    this.form = form;
    texts = services.texts();
    getStyleClass().addAll("card", "form-card");
    ComboBox<OptimizerSettings.Kind> optimizer =
        TextCell.box(
            texts, (kind, messages) -> messages.get("train.optimizer." + FormFields.id(kind)));
    optimizer.getItems().setAll(OptimizerSettings.Kind.values());
    optimizer.valueProperty().bindBidirectional(form.optimizerProperty());
    ComboBox<Schedule> schedule =
        TextCell.box(
            texts, (each, messages) -> messages.get("train.schedule." + FormFields.id(each)));
    schedule.getItems().setAll(Schedule.values());
    schedule.valueProperty().bindBidirectional(form.scheduleProperty());
    getChildren()
        .addAll(
            Controls.label(texts, "train.learning", "section-title"),
            new PresetButtons(form, texts),
            new FormRow(
                fields.number(NumericSetting.EPOCHS),
                fields.number(NumericSetting.BATCH_SIZE),
                fields.number(NumericSetting.PATIENCE),
                fields.number(NumericSetting.SEED)),
            new MemoryForecast(form, services),
            new FormRow(
                fields.field("optimizer", optimizer), fields.number(NumericSetting.LEARNING_RATE)),
            rateSearch(services),
            new RateChangesNote(form, texts),
            new FormRow(fields.field("schedule", schedule), new SchedulePreview(form, services)),
            new FormRow(
                fields.number(NumericSetting.MOMENTUM),
                fields.number(NumericSetting.WEIGHT_DECAY)));
  }

  /** The way to a good learning rate; not while a run has the device. */
  private Hyperlink rateSearch(Services services) {
    Hyperlink search = new Hyperlink();
    search.setId("find-rate");
    search.textProperty().bind(texts.bind("control.search"));
    Controls.tooltip(search, texts, "control.search.about");
    search.disableProperty().bind(services.queue().currentProperty().isNotNull());
    search.setOnAction(
        _ ->
            form.start(
                plan ->
                    new LearningRateFinderDialog(services, getScene().getWindow())
                        .show(
                            plan,
                            rate ->
                                form.number(NumericSetting.LEARNING_RATE)
                                    .text()
                                    .set(Numbers.plain(rate)))));
    return search;
  }
}
