package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.Explanation;
import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMap.Sign;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.LayerMap;
import cnnlab.inference.Prediction;
import cnnlab.text.Messages;
import cnnlab.ui.ColorBar;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Presentation;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.image.ImagePane;
import cnnlab.ui.inspect.model.ClassTexts;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.StringBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The image under the heat map of the method, and a card that says what is shown. */
public final class ExplanationPane extends BorderPane {
  private static final double OPACITY = 0.6;

  private final InspectViewModel model;
  private final ExplanationViewModel explanation;
  private final ClassTexts classes;
  private final Texts texts;
  private final ImagePane image;

  public ExplanationPane(
      Services services,
      InspectViewModel model,
      ExplanationViewModel explanation,
      ClassTexts classes) {
    this.model = model;
    this.explanation = explanation;
    this.classes = classes;
    texts = services.texts();
    getStyleClass().add("explanation");
    Slider opacity = new Slider(0, 1, OPACITY);
    opacity.accessibleTextProperty().bind(texts.bind("inspect.explanation.opacity"));
    image = new ImagePane(Controls.label(texts, "inspect.hint.image", "muted"));
    image.follow(model);
    image.coverOpacityProperty().bind(opacity.valueProperty());
    explanation.mapProperty().subscribe(this::show);
    VBox card =
        new VBox(
            field("inspect.explanation.method", methodChoice()),
            field("inspect.explanation.class", classChoice()),
            layerChoice(),
            about(),
            value("inspect.explanation.greatest", this::greatest),
            field("inspect.explanation.opacity", opacity),
            scale(services),
            work(),
            compute());
    card.getStyleClass().add("explanation-card");
    ScrollPane scroll = new ScrollPane(card);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("explanation-scroll");
    setCenter(image);
    setRight(scroll);
  }

  /** The image with its heat map; the keys go through the predicted classes. */
  public Presentation presentation() {
    return new Presentation(image, () -> explanation.step(-1), () -> explanation.step(1));
  }

  private void show(@Nullable LayerMap shown) {
    AttributionMethod method = explanation.methodProperty().get();
    image.cover(
        shown == null || method == null
            ? null
            : HeatMapImage.of(HeatMapColors.of(map(shown, method), method.family().sign())));
  }

  private static HeatMap map(LayerMap shown, AttributionMethod method) {
    return HeatMap.of(shown, method.family(), method.family().sign());
  }

  private ComboBox<AttributionMethod> methodChoice() {
    ComboBox<AttributionMethod> box =
        TextCell.box(texts, (method, messages) -> messages.get("explain.method." + method.id()));
    box.setId("explanation-method");
    SelectionBinding.of(box, explanation.methodProperty()).offering(explanation.methods());
    return box;
  }

  /** Goes through the layers of a method that tells of each. */
  private Node layerChoice() {
    Slider slider = new Slider();
    slider.setId("explanation-layer");
    slider.setBlockIncrement(1);
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.accessibleTextProperty().bind(texts.bind("inspect.explanation.layer"));
    explanation
        .mapProperty()
        .subscribe(
            () -> {
              Explanation found = explanation.explanationProperty().get();
              if (found != null) { // the end first: no value goes beyond it
                slider.setMax(found.maps().size() - 1.0);
                slider.setValue(explanation.layerProperty().get());
              }
            });
    slider
        .valueProperty()
        .subscribe(value -> explanation.layerProperty().set((int) Math.round(value.doubleValue())));
    Label name = new Label();
    name.setId("explanation-layer-name");
    name.getStyleClass().add("explanation-value");
    name.textProperty()
        .bind(explanation.mapProperty().map(shown -> shown == null ? "" : shown.layer()));
    VBox field = new VBox(field("inspect.explanation.layer", slider), name);
    field.setId("explanation-layers");
    field
        .managedProperty()
        .bind(
            explanation
                .explanationProperty()
                .map(found -> found != null && found.maps().size() > 1)
                .orElse(false));
    field.visibleProperty().bind(field.managedProperty());
    return field;
  }

  private ComboBox<Prediction> classChoice() {
    ComboBox<Prediction> box =
        TextCell.box(
            texts,
            (prediction, messages) ->
                classes.text(prediction, messages)
                    + " · "
                    + Numbers.percent(prediction.probability()));
    box.setId("explanation-class");
    SelectionBinding.of(box, explanation.aboutProperty()).offering(model.predictions());
    return box;
  }

  /** A control under its label. */
  private Node field(String key, Control control) {
    Label name = Controls.label(texts, key, "muted", "small");
    name.setLabelFor(control);
    control.setMaxWidth(Double.MAX_VALUE);
    control.setMinWidth(0);
    return new VBox(name, control);
  }

  /** A value under its label, which wraps between words only. */
  private Node value(String key, Function<Messages, String> text) {
    Label value = new Label();
    value.setId(key.replace('.', '-'));
    value.getStyleClass().add("explanation-value");
    value.setWrapText(true);
    value.setMinHeight(Region.USE_PREF_SIZE);
    value.textProperty().bind(follow(text));
    VBox field = new VBox(Controls.label(texts, key, "muted", "small"), value);
    field.managedProperty().bind(value.textProperty().isNotEmpty());
    field.visibleProperty().bind(field.managedProperty());
    return field;
  }

  private StringBinding follow(Function<Messages, String> text) {
    return texts.bind(
        text, explanation.methodProperty(), explanation.mapProperty(), explanation.aboutProperty());
  }

  private Node scale(Services services) {
    ColorBar scale = new ColorBar(services, end("low", "against"), end("high", "for"));
    explanation
        .methodProperty()
        .subscribe(
            method -> {
              if (method != null) {
                scale.show(HeatMapColors.colors(method.family().sign()));
              }
            });
    scale.visibleProperty().bind(explanation.mapProperty().isNotNull());
    scale.managedProperty().bind(scale.visibleProperty());
    return scale;
  }

  /** What stands at an end of the colors. */
  private StringBinding end(String usual, String signed) {
    return texts.bind(
        messages -> {
          AttributionMethod method = explanation.methodProperty().get();
          boolean bothWays = method != null && method.family().sign() == Sign.SIGNED;
          return messages.get("inspect.scale." + (bothWays ? signed : usual));
        },
        explanation.methodProperty());
  }

  private Node work() {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(explanation.progressProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    Label left = new Label();
    left.getStyleClass().addAll("muted", "small");
    left.textProperty()
        .bind(
            texts.bind(
                messages ->
                    explanation.progressProperty().get() > 0
                        ? messages.get(
                            "inspect.explanation.left", Math.ceil(explanation.secondsLeft()))
                        : "",
                explanation.progressProperty()));
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("inspect.explanation.cancel"));
    cancel.setOnAction(_ -> explanation.cancel());
    VBox work = new VBox(bar, left, cancel);
    work.getStyleClass().add("explanation-work");
    work.visibleProperty().bind(explanation.progressProperty().greaterThanOrEqualTo(0));
    work.managedProperty().bind(work.visibleProperty());
    return work;
  }

  /** For one who gave it up. */
  private Node compute() {
    Button compute = new Button();
    compute.textProperty().bind(texts.bind("inspect.explanation.compute"));
    compute.setOnAction(_ -> explanation.wantedProperty().set(true));
    compute.visibleProperty().bind(explanation.wantedProperty().not());
    compute.managedProperty().bind(compute.visibleProperty());
    return compute;
  }

  private Label about() {
    Label about = new Label();
    about.setId("explanation-text");
    about.getStyleClass().addAll("muted", "small");
    about.setWrapText(true);
    about.setMinHeight(Region.USE_PREF_SIZE);
    about.textProperty().bind(follow(this::about));
    return about;
  }

  /** What the colors say, or why there is nothing to see. */
  private String about(Messages messages) {
    AttributionMethod method = explanation.methodProperty().get();
    Prediction about = explanation.aboutProperty().get();
    LayerMap shown = explanation.mapProperty().get();
    if (method == null || about == null || shown == null) {
      return "";
    }
    boolean blank = method.family() == Family.LAYER && map(shown, method).greatest() <= 0;
    return messages.get(
        blank ? "inspect.explanation.blank" : "explain.method." + method.id() + ".about",
        classes.text(about, messages));
  }

  private String greatest(Messages messages) {
    AttributionMethod method = explanation.methodProperty().get();
    LayerMap shown = explanation.mapProperty().get();
    if (method == null || shown == null) {
      return "";
    }
    return method.family() == Family.REACTION
        ? ""
        : messages.get(
            "inspect.explanation.greatest.logit",
            String.format(Locale.ROOT, "%.3g", map(shown, method).greatest()));
  }
}
