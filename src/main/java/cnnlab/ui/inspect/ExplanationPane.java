package cnnlab.ui.inspect;

import cnnlab.explain.ClassActivation;
import cnnlab.explain.HeatMap;
import cnnlab.inference.Prediction;
import cnnlab.text.Messages;
import cnnlab.ui.ColorMap;
import cnnlab.ui.Controls;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Texts;
import java.util.Locale;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks for what the answer rests on, says what is shown, and how strongly it covers the image. */
final class ExplanationPane extends VBox {
  private static final int PIXELS = 112;

  private final InspectViewModel model;
  private final ExplanationViewModel explanation;
  private final ClassTexts classes;
  private final Slider opacity = new Slider(0, 1, 0.6);

  ExplanationPane(
      InspectViewModel model, ExplanationViewModel explanation, ClassTexts classes, Texts texts) {
    this.model = model;
    this.explanation = explanation;
    this.classes = classes;
    getStyleClass().add("explanation");
    CheckBox wanted = new CheckBox();
    wanted.setId("explanation");
    wanted.textProperty().bind(texts.bind("inspect.evidence"));
    Controls.tooltip(wanted, texts, "inspect.evidence.about");
    wanted.selectedProperty().bindBidirectional(explanation.wantedProperty());
    opacity.accessibleTextProperty().bind(texts.bind("inspect.evidence.opacity"));
    Controls.tooltip(opacity, texts, "inspect.evidence.opacity");
    opacity.visibleProperty().bind(explanation.mapProperty().isNotNull());
    opacity.managedProperty().bind(opacity.visibleProperty());

    Label what = new Label();
    what.setId("explanation-text");
    what.getStyleClass().addAll("muted", "small");
    what.setWrapText(true);
    what.setMinHeight(USE_PREF_SIZE); // the image gives way, not the sentence
    what.textProperty()
        .bind(texts.bind(this::text, explanation.mapProperty(), explanation.aboutProperty()));
    what.managedProperty().bind(what.textProperty().isNotEmpty());
    getChildren().addAll(wanted, opacity, work(texts), what);
  }

  ReadOnlyDoubleProperty strengthProperty() {
    return opacity.valueProperty();
  }

  private HBox work(Texts texts) {
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(explanation.progressProperty());
    bar.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(bar, Priority.ALWAYS);
    Label left = new Label();
    left.getStyleClass().addAll("muted", "small");
    left.textProperty()
        .bind(
            texts.bind(
                messages ->
                    explanation.progressProperty().get() > 0
                        ? messages.get(
                            "inspect.evidence.left", Math.ceil(explanation.secondsLeft()))
                        : "",
                explanation.progressProperty()));
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("inspect.evidence.cancel"));
    cancel.setOnAction(_ -> explanation.cancel());
    HBox work = new HBox(bar, left, cancel);
    work.getStyleClass().add("explanation-row");
    work.visibleProperty().bind(explanation.progressProperty().greaterThanOrEqualTo(0));
    work.managedProperty().bind(work.visibleProperty());
    return work;
  }

  private String text(Messages messages) {
    SharedNetwork network = model.networkProperty().get();
    HeatMap map = explanation.mapProperty().get();
    Prediction about = explanation.aboutProperty().get();
    if (network == null || map == null || about == null) {
      return "";
    }
    String name = classes.text(about, messages);
    if (ClassActivation.suits(network.architecture())) {
      return messages.get("inspect.evidence.activation", name);
    }
    return messages.get(
        "inspect.evidence.occlusion",
        name,
        String.format(Locale.ROOT, "%.0f", 100 * map.greatest()));
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
