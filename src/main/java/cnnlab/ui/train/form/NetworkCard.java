package cnnlab.ui.train.form;

import cnnlab.analysis.Analysis;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
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
  private final Texts texts;

  NetworkCard(FormViewModel form, Texts texts) {
    this.form = form;
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
                FormField.number(form, texts, "inputSize"), FormField.number(form, texts, "width")),
            auxiliary,
            facts());
  }

  private FormField family() {
    ComboBox<Family> box = TextCell.box(texts, (family, messages) -> messages.get(family.key()));
    form.networkProperty()
        .subscribe(
            entry -> {
              List<Family> offered =
                  Arrays.stream(Family.values())
                      .filter(family -> family != Family.OWN || family == entry.family())
                      .toList();
              if (!box.getItems().equals(offered)) {
                box.getItems().setAll(offered);
              }
              box.setValue(entry.family());
            });
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && chosen != form.networkProperty().get().family()) {
                form.networkProperty().set(members(chosen).getFirst());
              }
            });
    return new FormField(form, texts, "family", box);
  }

  private FormField network() {
    ComboBox<Entry> box = TextCell.box(texts, (entry, _) -> entry.title());
    form.networkProperty()
        .subscribe(
            entry -> {
              boolean own = entry.family() == Family.OWN;
              List<Entry> family = own ? List.of(entry) : members(entry.family());
              if (!box.getItems().equals(family)) {
                box.getItems().setAll(family);
              }
              box.setValue(entry);
            });
    box.valueProperty()
        .subscribe(
            chosen -> {
              if (chosen != null && chosen.family() == form.networkProperty().get().family()) {
                form.networkProperty().set(chosen);
              }
            });
    return new FormField(form, texts, "network", box);
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
                  Analysis analysis = form.analysisProperty().get();
                  return analysis == null
                      ? ""
                      : messages.get(
                          "train.network.facts",
                          Numbers.brief(analysis.params()),
                          Numbers.brief(analysis.macs()));
                },
                form.analysisProperty()));
    return facts;
  }
}
