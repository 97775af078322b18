package cnnlab.ui.inspect;

import cnnlab.explain.HeatMap;
import cnnlab.inference.Prediction;
import cnnlab.text.Messages;
import cnnlab.ui.ColorBar;
import cnnlab.ui.ColorMap;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Presentation;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
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
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The image under the heat map of the method, and a card that says what is shown. */
final class ExplanationPane extends BorderPane {
  private static final int PIXELS = 112;
  private static final double OPACITY = 0.6;

  private final InspectViewModel model;
  private final ExplanationViewModel explanation;
  private final ClassTexts classes;
  private final Texts texts;
  private final ImagePane image;

  ExplanationPane(
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
    explanation.mapProperty().subscribe(map -> image.cover(map == null ? null : image(map)));
    VBox card =
        new VBox(
            value("inspect.explanation.method", this::method),
            field("inspect.explanation.class", classChoice()),
            value("inspect.explanation.greatest", this::greatest),
            field("inspect.explanation.opacity", opacity),
            scale(services),
            work(),
            compute(),
            about());
    card.getStyleClass().add("explanation-card");
    ScrollPane scroll = new ScrollPane(card);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("explanation-scroll");
    setCenter(image);
    setRight(scroll);
  }

  /** The image with its heat map; the keys go through the predicted classes. */
  Presentation presentation() {
    return new Presentation(image, () -> explanation.step(-1), () -> explanation.step(1));
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
        text, model.networkProperty(), explanation.mapProperty(), explanation.aboutProperty());
  }

  private Node scale(Services services) {
    ColorBar scale =
        new ColorBar(
            services,
            services.texts().bind("inspect.scale.low"),
            services.texts().bind("inspect.scale.high"));
    scale.show(ColorMap.VIRIDIS);
    scale.visibleProperty().bind(explanation.mapProperty().isNotNull());
    scale.managedProperty().bind(scale.visibleProperty());
    return scale;
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

  private String method(Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    return network == null ? "" : messages.get("inspect.explanation." + key(network));
  }

  private String about(Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    Prediction about = explanation.aboutProperty().get();
    return network == null || about == null || explanation.mapProperty().get() == null
        ? ""
        : messages.get(
            "inspect.explanation." + key(network) + ".about", classes.text(about, messages));
  }

  private String greatest(Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    HeatMap map = explanation.mapProperty().get();
    if (network == null || map == null) {
      return "";
    }
    boolean exact = network.hasClassActivation();
    String figure =
        exact
            ? String.format(Locale.ROOT, "%.3g", map.greatest())
            : String.format(Locale.ROOT, "%.1f", 100 * map.greatest());
    return messages.get("inspect.explanation." + key(network) + ".greatest", figure);
  }

  private static String key(SharedNetwork network) {
    return network.hasClassActivation() ? "activation" : "occlusion";
  }

  /** The map in colors: dark where nothing speaks for the class, bright where most does. */
  static Image image(HeatMap map) {
    double greatest = map.greatest();
    return PixelImage.of(
        PIXELS,
        PIXELS,
        (x, y) -> {
          double value = map.at((x + 0.5) / PIXELS, (y + 0.5) / PIXELS);
          return ColorMap.VIRIDIS.argb(greatest > 0 ? Math.max(0, value) / greatest : 0);
        });
  }
}
