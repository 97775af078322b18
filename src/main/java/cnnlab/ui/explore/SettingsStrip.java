package cnnlab.ui.explore;

import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.Objects;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What can be changed about the network: input size, classes, width, auxiliary classifiers. */
final class SettingsStrip extends HBox {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

  private final ExploreViewModel model;
  private final Texts texts;

  SettingsStrip(ExploreViewModel model, Texts texts) {
    this.model = model;
    this.texts = texts;
    getStyleClass().add("settings-strip");
    CheckBox auxiliary = new CheckBox();
    auxiliary.setId("auxiliary");
    auxiliary.selectedProperty().bindBidirectional(model.typed().auxiliaryProperty());
    auxiliary.disableProperty().bind(model.editedProperty()); // they are not among its layers
    Controls.tooltip(auxiliary, texts, "explore.auxiliary.about");
    Node heads = field("explore.auxiliary", auxiliary);
    heads.visibleProperty().bind(model.entryProperty().map(entry -> entry.auxiliary()));
    heads.managedProperty().bind(heads.visibleProperty());
    getChildren()
        .addAll(
            field("explore.input", number("inputSize", model.typed().inputSizeProperty())),
            field("explore.classes", number("classes", model.typed().classesProperty())),
            field("explore.width", number("width", model.typed().widthProperty())),
            heads);
  }

  private Node field(String key, Node control) {
    Label label = Controls.label(texts, key, "stat-name");
    label.setLabelFor(control);
    label.setMinWidth(USE_PREF_SIZE);
    VBox tile = new VBox(control, label);
    tile.getStyleClass().add("settings-tile");
    return tile;
  }

  private TextField number(String setting, StringProperty value) {
    TextField field = new TextField();
    field.setId(setting);
    field.setPrefColumnCount(3);
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

  /** The setting at fault, if any; a layer that gets too small a map is the input size's. */
  private static String setting(UserProblem problem) {
    if (problem.key().equals(ExploreViewModel.UNSAVED)) {
      return "";
    }
    String where = Objects.requireNonNullElse(problem.where(), "");
    return where.equals("classes") || where.equals("width") ? where : "inputSize";
  }
}
