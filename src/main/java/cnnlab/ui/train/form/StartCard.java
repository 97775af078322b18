package cnnlab.ui.train.form;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.text.Messages;
import cnnlab.training.PretrainedTransfer;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** From which weights the network starts, and which of its layers keep them. */
final class StartCard extends VBox {
  private final FormViewModel form;
  private final Texts texts;
  private final ObservableList<RunModel> runs;
  private final ComboBox<StartChoice> weights;

  StartCard(FormViewModel form, ObservableList<RunModel> runs, Services services) {
    this.form = form;
    this.runs = runs;
    texts = services.texts();
    getStyleClass().addAll("card", "form-card");
    weights = TextCell.box(texts, StartChoice::title);
    weights
        .valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                form.weightsProperty().set(chosen.file());
              }
            });
    form.weightsProperty().subscribe(this::offer);
    form.networkProperty().subscribe(_ -> offer());
    runs.addListener((ListChangeListener<RunModel>) _ -> offer());
    Hyperlink file = new Hyperlink();
    file.setId("weights-file");
    file.textProperty().bind(texts.bind("train.from.choose"));
    file.setOnAction(_ -> choose());
    FormField freeze = new FormField(form, texts, "freeze", freezeBox());
    Label facts = facts();
    for (var dependent : List.of(freeze, facts)) {
      dependent.visibleProperty().bind(form.weightsProperty().isNotEmpty());
      dependent.managedProperty().bind(dependent.visibleProperty());
    }
    getChildren()
        .addAll(
            Controls.label(texts, "train.from", "section-title"),
            new FormField(form, texts, "weights", weights),
            file,
            freeze,
            facts);
  }

  private void offer() {
    String now = form.weightsProperty().get();
    List<StartChoice> known = StartChoice.all(form.networkProperty().get(), runs);
    boolean listed = known.stream().anyMatch(choice -> choice.file().equals(now));
    List<StartChoice> all =
        listed ? known : Stream.concat(known.stream(), Stream.of(StartChoice.ofFile(now))).toList();
    if (!all.equals(weights.getItems())) {
      weights.getItems().setAll(all);
    }
    all.stream()
        .filter(choice -> choice.file().equals(now))
        .findFirst()
        .ifPresent(weights::setValue);
  }

  private void choose() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("train.from.choose"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(texts.get("train.from.kinds"), "*.safetensors"));
    @Nullable File chosen = chooser.showOpenDialog(getScene().getWindow());
    if (chosen != null) {
      form.weightsProperty().set(chosen.getAbsolutePath());
    }
  }

  private ComboBox<String> freezeBox() {
    ComboBox<String> box =
        TextCell.box(
            texts, (stage, messages) -> stage.isEmpty() ? messages.get("train.from.none") : stage);
    form.freezeProperty().subscribe(_ -> offerStages(box));
    form.stagesProperty().subscribe(_ -> offerStages(box));
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null) {
                form.freezeProperty().set(chosen);
              }
            });
    return box;
  }

  private void offerStages(ComboBox<String> box) {
    String now = form.freezeProperty().get();
    List<String> stages =
        Stream.of(Stream.of(""), form.stagesProperty().get().stream(), Stream.of(now))
            .flatMap(each -> each)
            .distinct()
            .toList();
    if (!stages.equals(box.getItems())) {
      box.getItems().setAll(stages);
    }
    box.setValue(now);
  }

  private Label facts() {
    Label facts = new Label();
    facts.setId("start-facts");
    facts.getStyleClass().addAll("muted", "small");
    facts.setWrapText(true);
    facts
        .textProperty()
        .bind(texts.bind(this::describe, form.startProperty(), form.analysisProperty()));
    return facts;
  }

  private String describe(Messages messages) {
    PretrainedTransfer start = form.startProperty().get();
    Analysis analysis = form.analysisProperty().get();
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
    return taken + "\n" + learning;
  }
}
