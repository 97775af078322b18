package cnnlab.ui.inspect.explanation;

import cnnlab.explain.AttributionSetting;
import cnnlab.explain.AttributionSettings;
import cnnlab.explain.Fill;
import cnnlab.ui.Controls;
import cnnlab.ui.Debounce;
import cnnlab.ui.Numbers;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The settings of one method. */
final class SettingFields extends VBox {
  private static final Duration QUIET = Duration.millis(400);
  private static final Double[] NOISES = {0.0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5};
  private static final Double[] EPSILONS = {1e-9, 1e-6, 1e-3, 0.01, 0.1, 0.25, 1.0};

  private static final Double[] GAMMAS = {0.0, 0.1, 0.25, 0.5, 1.0, 4.0};

  private final Texts texts;
  private final ObjectProperty<AttributionSettings> settings;
  private final Debounce debounce = new Debounce(QUIET);

  SettingFields(Texts texts, ObjectProperty<AttributionSettings> settings) {
    this.texts = texts;
    this.settings = settings;
    getStyleClass().add("setting-fields");
  }

  /** Shows the fields of this method. */
  void show(MethodModel method) {
    getChildren().setAll(method.method().settings().stream().map(this::field).toList());
  }

  private VBox field(AttributionSetting setting) {
    Control control = control(setting);
    control.setId("setting-" + setting.id());
    control.setMaxWidth(Double.MAX_VALUE);
    Label name = Controls.label(texts, "explain.setting." + setting.id(), "muted", "small");
    name.setLabelFor(control);
    Controls.tooltip(control, texts, "explain.setting." + setting.id() + ".about");
    return new VBox(name, control);
  }

  private Control control(AttributionSetting setting) {
    AttributionSettings now = settings.get();
    return switch (setting) {
      case STEPS -> count(now.steps(), 1000, value -> it -> it.withSteps(value));
      case SAMPLES -> count(now.samples(), 1000, value -> it -> it.withSamples(value));
      case WINDOW -> count(now.window(), 4096, value -> it -> it.withWindow(value));
      case STRIDE -> count(now.stride(), 4096, value -> it -> it.withStride(value));
      case CHANNELS -> count(now.channels(), 4096, value -> it -> it.withChannels(value));
      case NOISE -> measure(NOISES, now.noise(), value -> it -> it.withNoise(value));
      case EPSILON -> measure(EPSILONS, now.epsilon(), value -> it -> it.withEpsilon(value));
      case GAMMA -> measure(GAMMAS, now.gamma(), value -> it -> it.withGamma(value));
      case BASELINE -> fill(now.baseline(), value -> it -> it.withBaseline(value));
      case FILL -> fill(now.fill(), value -> it -> it.withFill(value));
    };
  }

  private <T> void change(T value, Function<T, UnaryOperator<AttributionSettings>> change) {
    debounce.execute(() -> settings.set(change.apply(value).apply(settings.get())));
  }

  private Control count(
      int value, int most, Function<Integer, UnaryOperator<AttributionSettings>> change) {
    Spinner<Integer> spinner = Controls.spinner(new IntegerSpinnerValueFactory(1, most, value));
    spinner.valueProperty().subscribe((_, wanted) -> change(wanted, change));
    return spinner;
  }

  private Control measure(
      Double[] offered, double value, Function<Double, UnaryOperator<AttributionSettings>> change) {
    ComboBox<Double> box = TextCell.box(texts, (number, _) -> Numbers.plain(number));
    box.getItems().setAll(offered);
    box.setValue(value);
    box.valueProperty().subscribe((_, wanted) -> change(wanted, change));
    return box;
  }

  private Control fill(Fill value, Function<Fill, UnaryOperator<AttributionSettings>> change) {
    ComboBox<Fill> box =
        TextCell.box(texts, (fill, messages) -> messages.get("explain.fill." + fill.id()));
    box.getItems().setAll(Fill.values());
    box.setValue(value);
    box.valueProperty().subscribe((_, wanted) -> change(wanted, change));
    return box;
  }
}
