package cnnlab.ui.train.form;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.run.PretrainedSource;
import cnnlab.text.Messages;
import cnnlab.training.FineTuningText;
import cnnlab.training.NumericSetting;
import cnnlab.training.PretrainedTransfer;
import cnnlab.training.SettingsValidation;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** From which weights the network starts, and which of its layers keep them. */
final class StartCard extends VBox {
  private final FormViewModel form;
  private final Services services;
  private final Texts texts;
  private final ObservableList<RunModel> runs;
  private final FormFields fields;
  private final SelectionBinding<StartChoice> weights;

  /** The run whose weights are chosen, once it is in the list; else their file. */
  private final ObjectProperty<StartChoice> now = new SimpleObjectProperty<>(StartChoice.RANDOM);

  StartCard(
      FormViewModel form, FormFields fields, ObservableList<RunModel> runs, Services services) {
    this.form = form;
    this.fields = fields;
    this.runs = runs;
    this.services = services;
    texts = services.texts();
    getStyleClass().addAll("card", "form-card");
    ComboBox<StartChoice> box = TextCell.box(texts, StartChoice::title);
    weights =
        SelectionBinding.of(box, now, chosen -> form.weightsProperty().setValue(chosen.file()));
    form.weightsProperty().subscribe(_ -> offer());
    form.networkProperty().subscribe(_ -> offer());
    runs.addListener((ListChangeListener<RunModel>) _ -> offer());
    Hyperlink file = new Hyperlink();
    file.setId("weights-file");
    file.textProperty().bind(texts.bind("train.from.choose"));
    file.setOnAction(_ -> choose());
    VBox tuning = new VBox(freeze(), tuningNumbers(), facts());
    tuning.getStyleClass().add("form-column");
    tuning.visibleProperty().bind(form.weightsProperty().map(chosen -> !chosen.isEmpty()));
    tuning.managedProperty().bind(tuning.visibleProperty());
    getChildren()
        .addAll(
            Controls.label(texts, "train.from", "section-title"),
            fields.field("weights", box),
            file,
            tuning);
  }

  private FormRow tuningNumbers() {
    return new FormRow(
        fields.number(NumericSetting.HEAD_EPOCHS), fields.number(NumericSetting.RATE_FACTOR));
  }

  private void offer() {
    List<StartChoice> known = StartChoice.all(form.networkProperty().getValue(), runs);
    StartChoice chosen = StartChoice.named(form.weightsProperty().getValue(), known);
    weights.offer(Stream.concat(known.stream(), Stream.of(chosen)).distinct().toList());
    now.set(chosen);
  }

  private void choose() {
    services
        .files()
        .open(getScene().getWindow(), texts.get("train.from.choose"), FileKinds.weights(texts))
        .ifPresent(file -> form.weightsProperty().setValue(file.toAbsolutePath().toString()));
  }

  private FormField freeze() {
    ComboBox<String> box =
        TextCell.box(
            texts, (stage, messages) -> stage.isEmpty() ? messages.get("train.from.none") : stage);
    SelectionBinding<String> binding =
        SelectionBinding.of(box, form.validationProperty().map(StartCard::frozen), form::freeze);
    form.validationProperty()
        .subscribe(
            checked ->
                binding.offer(
                    Stream.of(Stream.of(""), checked.stages().stream(), Stream.of(frozen(checked)))
                        .flatMap(each -> each)
                        .distinct()
                        .toList()));
    return fields.field("freeze", box);
  }

  private static String frozen(SettingsValidation checked) {
    PretrainedSource from = checked.settings().startFrom();
    return from == null ? "" : from.freeze();
  }

  private Label facts() {
    Label facts = new Label();
    facts.setId("start-facts");
    facts.getStyleClass().addAll("muted", "small");
    facts.setWrapText(true);
    facts.textProperty().bind(texts.bind(this::describe, form.validationProperty()));
    return facts;
  }

  private String describe(Messages messages) {
    SettingsValidation checked = form.validationProperty().get();
    PretrainedTransfer start = checked.start();
    Analysis analysis = checked.analysis();
    if (start == null || analysis == null) {
      return " ";
    }
    long all = analysis.layers().stream().mapToLong(LayerStats::params).sum();
    long still =
        analysis.layers().stream()
            .filter(layer -> start.frozen().contains(layer.layer().name()))
            .mapToLong(LayerStats::params)
            .sum();
    String learning =
        messages.get("train.from.learning", Numbers.brief(all - still), Numbers.brief(all));
    String taken =
        start.replaced().isEmpty()
            ? messages.get(start.optimizer() ? "train.from.whole" : "train.from.all")
            : messages.get("train.from.replaced", String.join(", ", start.replaced()));
    Stream<String> notes = start.given().notes().stream().map(note -> note.text(messages));
    return Stream.concat(
            notes, Stream.of(FineTuningText.of(checked.settings(), messages), taken, learning))
        .collect(Collectors.joining("\n"));
  }
}
