package cnnlab.ui.inspect.explanation;

import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.explanation.MapDisplay.Signs;
import cnnlab.ui.inspect.layout.ClassField;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** Which class, which methods, which layer, and how all maps are shown. */
final class ExplanationBar extends FlowPane {
  private final Texts texts;
  private final ExplanationViewModel explanation;

  ExplanationBar(
      Texts texts, InspectViewModel model, ExplanationViewModel explanation, MapDisplay display) {
    this.texts = texts;
    this.explanation = explanation;
    getStyleClass().add("explanation-bar");
    ClassField label =
        new ClassField(
            texts,
            model,
            explanation.labelProperty(),
            "explain.class",
            "explain.class.find",
            false);
    label.setId("explanation-class");
    getChildren()
        .addAll(
            labeled("explain.class", label),
            methods(),
            layerChoice(),
            labeled("explain.signs", signs(display)),
            labeled("explain.strength", strength(display)),
            sameScale(display));
  }

  /** Which methods are looked at. */
  private Node methods() {
    MenuButton menu = new MenuButton();
    menu.setId("explanation-methods");
    menu.textProperty()
        .bind(
            texts.bind(
                messages -> messages.get("explain.methods", explanation.shown().size()),
                explanation.shown()));
    explanation
        .methods()
        .subscribe(
            () -> menu.getItems().setAll(explanation.methods().stream().map(this::item).toList()));
    menu.getItems().setAll(explanation.methods().stream().map(this::item).toList());
    return menu;
  }

  private CheckMenuItem item(MethodModel method) {
    CheckMenuItem item = new CheckMenuItem();
    item.setId("choose-" + method.method().id());
    item.textProperty().bind(texts.bind(messages -> MethodTexts.title(method.method(), messages)));
    item.selectedProperty().bindBidirectional(method.shownProperty());
    return item;
  }

  /** Goes through the layers of the methods that tell of one. */
  private Node layerChoice() {
    Slider slider = new Slider();
    slider.setId("explanation-layer");
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.accessibleTextProperty().bind(texts.bind("explain.layer"));
    explanation
        .layers()
        .subscribe(() -> slider.setMax(Math.max(1, explanation.layers().size() - 1.0)));
    slider.setMax(Math.max(1, explanation.layers().size() - 1.0));
    explanation.layerProperty().subscribe(value -> slider.setValue(value.doubleValue()));
    slider
        .valueProperty()
        .subscribe(
            value -> {
              int wanted = (int) Math.round(value.doubleValue());
              if (wanted < explanation.layers().size()) {
                explanation.layerProperty().set(wanted);
              }
            });
    Label name = new Label();
    name.setId("explanation-layer-name");
    name.getStyleClass().add("layer-name");
    name.textProperty()
        .bind(texts.bind(this::layer, explanation.layerProperty(), explanation.layers()));
    HBox field = new HBox(Controls.label(texts, "explain.layer", "muted"), slider, name);
    field.getStyleClass().add("bar-field");
    Controls.tooltip(slider, texts, "explain.layer.about");
    return field;
  }

  private String layer(Messages messages) {
    int index = explanation.layerProperty().get();
    return index >= 0 && index < explanation.layers().size()
        ? explanation.layers().get(index)
        : messages.get("explain.layer.none");
  }

  private Node signs(MapDisplay display) {
    ComboBox<Signs> box =
        TextCell.box(
            texts,
            (signs, messages) ->
                messages.get("explain.signs." + signs.name().toLowerCase(Locale.ROOT)));
    box.setId("explanation-signs");
    box.getItems().setAll(Signs.values());
    box.valueProperty().bindBidirectional(display.signsProperty());
    Controls.tooltip(box, texts, "explain.signs.about");
    return box;
  }

  private Node strength(MapDisplay display) {
    Slider strength = new Slider(0, 1, display.strengthProperty().get());
    strength.setId("explanation-strength");
    strength.accessibleTextProperty().bind(texts.bind("explain.strength"));
    display.strengthProperty().bindBidirectional(strength.valueProperty());
    return strength;
  }

  private Node sameScale(MapDisplay display) {
    CheckBox box = new CheckBox();
    box.setId("explanation-same-scale");
    box.textProperty().bind(texts.bind("explain.same-scale"));
    box.selectedProperty().bindBidirectional(display.sameScaleProperty());
    Controls.tooltip(box, texts, "explain.same-scale.about");
    return box;
  }

  private Node labeled(String key, Node control) {
    Label name = Controls.label(texts, key, "muted");
    name.setLabelFor(control);
    HBox field = new HBox(name, control);
    field.getStyleClass().add("bar-field");
    return field;
  }
}
