package cnnlab.ui.train.form;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.training.NumericSetting;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.train.settings.FormViewModel;
import java.util.Arrays;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Which network is trained, and in what form. */
final class NetworkCard extends VBox {
  private final FormViewModel form;
  private final FormFields fields;
  private final Texts texts;

  NetworkCard(FormViewModel form, FormFields fields, Texts texts) {
    this.form = form;
    this.fields = fields;
    this.texts = texts;
    getStyleClass().addAll("card", "form-card");
    CheckBox auxiliary = new CheckBox();
    auxiliary.setId("auxiliary");
    auxiliary.textProperty().bind(texts.bind("train.field.auxiliary"));
    auxiliary.selectedProperty().bindBidirectional(form.auxiliaryProperty());
    auxiliary.visibleProperty().bind(form.networkProperty().map(Entry::auxiliary));
    auxiliary.managedProperty().bind(auxiliary.visibleProperty());
    Controls.tooltip(auxiliary, texts, "train.field.auxiliary.about");
    getChildren()
        .addAll(
            Controls.label(texts, "train.network", "section-title"),
            new FormRow(family(), network()),
            new FormRow(
                fields.number(NumericSetting.INPUT_SIZE), fields.number(NumericSetting.WIDTH)),
            auxiliary,
            facts());
  }

  private FormField family() {
    ComboBox<Family> box = TextCell.box(texts, (family, messages) -> messages.get(family.key()));
    SelectionBinding<Family> binding =
        SelectionBinding.of(
            box,
            form.networkProperty().map(Entry::family),
            family -> form.networkProperty().setValue(members(family).getFirst()));
    form.networkProperty().subscribe(entry -> binding.offer(families(entry)));
    return fields.field("family", box);
  }

  /** An own network's family holds nothing else, and is offered only while it is shown. */
  private static List<Family> families(Entry shown) {
    return Arrays.stream(Family.values())
        .filter(family -> family != Family.OWN || family == shown.family())
        .toList();
  }

  private FormField network() {
    ComboBox<Entry> box = TextCell.box(texts, (entry, _) -> entry.title());
    SelectionBinding<Entry> binding = SelectionBinding.of(box, form.networkProperty());
    form.networkProperty()
        .subscribe(
            entry ->
                binding.offer(
                    entry.family() == Family.OWN ? List.of(entry) : members(entry.family())));
    return fields.field("network", box);
  }

  private static List<Entry> members(Family family) {
    return Catalogue.entries().stream().filter(entry -> entry.family() == family).toList();
  }

  private Label facts() {
    Label facts = new Label();
    facts.setId("network-facts");
    facts.getStyleClass().add("muted");
    facts.setWrapText(true);
    facts
        .textProperty()
        .bind(
            texts.bind(
                messages -> {
                  Analysis analysis = form.validationProperty().get().analysis();
                  return analysis == null
                      ? ""
                      : messages.get(
                          "train.network.facts",
                          Numbers.brief(analysis.params()),
                          Numbers.brief(analysis.macs()));
                },
                form.validationProperty()));
    return facts;
  }
}
