package cnnlab.ui.explore;

import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What can be changed about the network: variant, input size, classes, width, extra heads. */
final class SettingsStrip extends FlowPane {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final ExploreViewModel model;
  private final Texts texts;
  private final ComboBox<Entry> variant;

  SettingsStrip(ExploreViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    variant = TextCell.box(texts, (entry, _) -> entry.title());
    getStyleClass().add("settings-strip");
    variants();
    CheckBox auxiliary = new CheckBox();
    auxiliary.setId("auxiliary");
    auxiliary.textProperty().bind(texts.bind("explore.auxiliary"));
    auxiliary.selectedProperty().bindBidirectional(model.auxiliaryProperty());
    auxiliary.visibleProperty().bind(model.entryProperty().map(entry -> entry.auxiliary()));
    auxiliary.managedProperty().bind(auxiliary.visibleProperty());
    auxiliary.disableProperty().bind(model.editedProperty()); // they are not among its layers
    Controls.tooltip(auxiliary, texts, "explore.auxiliary.about");
    getChildren()
        .addAll(
            field("explore.variant", variant),
            field("explore.input", number("inputSize", model.inputSizeProperty())),
            field("explore.classes", number("classes", model.classesProperty())),
            field("explore.width", number("width", model.widthProperty())),
            auxiliary,
            problem());
  }

  private void variants() {
    variant.setId("variant");
    SelectionBinding<Entry> binding =
        SelectionBinding.of(variant, model.entryProperty(), model.entryProperty()::set);
    model.entryProperty().subscribe(() -> binding.offer(model.variants()));
    binding.offer(model.variants());
  }

  private Node field(String key, Node control) {
    Label label = Controls.label(texts, key, "muted");
    label.setLabelFor(control);
    HBox box = new HBox(label, control);
    box.getStyleClass().add("settings-field");
    return box;
  }

  private TextField number(String setting, StringProperty value) {
    TextField field = new TextField();
    field.setId(setting);
    field.setPrefColumnCount(4);
    field.textProperty().bindBidirectional(value);
    Controls.tooltip(field, texts, "explore." + setting + ".about");
    model
        .problemProperty()
        .subscribe(
            problem ->
                field.pseudoClassStateChanged(
                    WRONG,
                    problem.map(SettingsStrip::setting).filter(setting::equals).isPresent()));
    return field;
  }

  private Label problem() {
    Label label = new Label();
    label.setId("network-problem");
    label.getStyleClass().add("field-problem");
    label.setWrapText(true);
    label.maxWidthProperty().bind(widthProperty().subtract(16));
    label
        .textProperty()
        .bind(
            texts.bind(
                _ -> model.problemProperty().get().map(texts::sentence).orElse(""),
                model.problemProperty()));
    label.visibleProperty().bind(label.textProperty().isNotEmpty());
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  /** The setting at fault; a layer that gets too small a map is the input size's. */
  private static String setting(UserProblem problem) {
    String where = Objects.requireNonNullElse(problem.where(), "");
    return where.equals("classes") || where.equals("width") ? where : "inputSize";
  }
}
