package cnnlab.ui.train.form;

import cnnlab.run.OptimizerSettings;
import cnnlab.run.Schedule;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** How the network learns: passes, batches, the optimizer and its learning rate. */
final class LearningCard extends VBox {
  private final FormViewModel form;
  private final Texts texts;

  LearningCard(FormViewModel form, Services services) {
    this.form = form;
    texts = services.texts();
    getStyleClass().addAll("card", "form-card");
    ComboBox<OptimizerSettings.Kind> optimizer =
        TextCell.box(texts, (kind, messages) -> messages.get("train.optimizer." + id(kind)));
    optimizer.getItems().setAll(OptimizerSettings.Kind.values());
    optimizer.valueProperty().bindBidirectional(form.optimizerProperty());
    ComboBox<Schedule> schedule =
        TextCell.box(texts, (each, messages) -> messages.get("train.schedule." + id(each)));
    schedule.getItems().setAll(Schedule.values());
    schedule.valueProperty().bindBidirectional(form.scheduleProperty());
    getChildren()
        .addAll(
            Controls.label(texts, "train.learning", "section-title"),
            new FormRow(number("epochs"), number("patience"), number("batchSize")),
            new MemoryForecast(form, services),
            new FormRow(new FormField(form, texts, "optimizer", optimizer), number("learningRate")),
            rateSearch(services),
            new RateChangesNote(form, texts),
            new FormRow(
                new FormField(form, texts, "schedule", schedule),
                new SchedulePreview(form, services)),
            new FormRow(number("momentum"), number("weightDecay"), number("seed")));
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
                settings ->
                    new LearningRateFinderDialog(services, getScene().getWindow())
                        .show(
                            settings,
                            rate -> form.number("learningRate").text().set(Numbers.plain(rate)))));
    return search;
  }

  private FormField number(String name) {
    return FormField.number(form, texts, name);
  }

  private static String id(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
