package cnnlab.ui.inspect.change;

import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Probabilities;
import cnnlab.explain.perturbation.GrayPatch;
import cnnlab.explain.perturbation.ImageChange;
import cnnlab.explain.perturbation.Perturbation;
import cnnlab.explain.perturbation.PerturbedPredictions;
import cnnlab.explain.perturbation.Stroke;
import cnnlab.explain.unit.Unit;
import cnnlab.inference.Prediction;
import cnnlab.ui.Background;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.inspect.model.SilentUnits;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The image changed by sliders, the answers that follow, and a curve along the slider in use. */
public final class ChangeViewModel {
  private static final String IMAGE = "inspect.change.image";
  private static final String ANSWER = "inspect.change";
  private static final String CURVE = "inspect.change.curve";
  private static final int TOP = 5;
  private static final int POINTS = 25;
  private static final double PATCH = 0.3;

  private final InspectViewModel model;
  private final SilentUnits silent;
  private final Background background;
  private final BooleanProperty wanted = new SimpleBooleanProperty();
  private final ObjectProperty<ImageChange> change = new SimpleObjectProperty<>(ImageChange.NONE);
  private final ObjectProperty<Perturbation> inUse =
      new SimpleObjectProperty<>(Perturbation.SHIFT_RIGHT);
  private final ReadOnlyObjectWrapper<@Nullable RgbImage> image = new ReadOnlyObjectWrapper<>();
  private final ObservableList<Prediction> predictions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable PerturbedPredictions> curve =
      new ReadOnlyObjectWrapper<>();

  public ChangeViewModel(InspectViewModel model, SilentUnits silent, Background background) {
    this.model = model;
    this.silent = silent;
    this.background = background;
    model.networkProperty().subscribe(this::begin);
    model.imageProperty().subscribe(this::begin);
    wanted.subscribe(this::compute);
    change.subscribe(this::answer);
    inUse.subscribe(this::draw);
    silent.onChange(this::compute);
  }

  /** Units that are silent while the network answers. */
  SilentUnits silent() {
    return silent;
  }

  /** Whether anyone looks: nothing is computed before. */
  public BooleanProperty wantedProperty() {
    return wanted;
  }

  /** All that is done to the image. */
  ObjectProperty<ImageChange> changeProperty() {
    return change;
  }

  /** The perturbation that was changed last, along which the curve goes. */
  ObjectProperty<Perturbation> inUseProperty() {
    return inUse;
  }

  /** The changed image, as the network gets to see it; null where there is none. */
  ReadOnlyObjectProperty<@Nullable RgbImage> imageProperty() {
    return image.getReadOnlyProperty();
  }

  /** The likeliest classes of the changed image. */
  ObservableList<Prediction> predictions() {
    return predictions;
  }

  /** Along the perturbation in use; null until it is known. */
  ReadOnlyObjectProperty<@Nullable PerturbedPredictions> curveProperty() {
    return curve.getReadOnlyProperty();
  }

  /** Moves a slider. */
  void set(Perturbation perturbation, double amount) {
    if (change.get().amount(perturbation) != amount) {
      inUse.set(perturbation);
      change.set(change.get().with(perturbation, amount));
    }
  }

  /** Lays the gray patch somewhere, as shares of the image. */
  void movePatch(double x, double y) {
    change.set(change.get().with(new GrayPatch(Math.clamp(x, 0, 1), Math.clamp(y, 0, 1), PATCH)));
    draw();
  }

  /** Moves the gray patch by shares of the image; from the middle on where there is none. */
  void nudgePatch(double right, double down) {
    GrayPatch patch = change.get().patch();
    movePatch((patch == null ? 0.5 : patch.x()) + right, (patch == null ? 0.5 : patch.y()) + down);
  }

  /** Begins a line, as shares of the image; {@link Stroke#ERASER} for its color takes away. */
  void beginStroke(int color, double radius, double x, double y) {
    List<Stroke> strokes = new ArrayList<>(change.get().strokes());
    strokes.add(new Stroke(color, radius, List.of(new Stroke.Point(x, y))));
    change.set(change.get().with(strokes));
  }

  /** Draws the line on. */
  void extendStroke(double x, double y) {
    List<Stroke> strokes = new ArrayList<>(change.get().strokes());
    if (!strokes.isEmpty()) {
      strokes.add(strokes.removeLast().to(new Stroke.Point(x, y)));
      change.set(change.get().with(strokes));
    }
  }

  /** The line is whole: the curve follows. */
  void endStroke() {
    draw();
  }

  /** Takes the last line back. */
  void undoStroke() {
    List<Stroke> strokes = new ArrayList<>(change.get().strokes());
    if (!strokes.isEmpty()) {
      strokes.removeLast();
      change.set(change.get().with(strokes));
      draw();
    }
  }

  /** Takes the image as it was. */
  void reset() {
    change.set(ImageChange.NONE);
    draw();
  }

  private void begin() {
    image.set(null);
    predictions.clear();
    curve.set(null);
    change.set(ImageChange.NONE);
    compute();
  }

  private void compute() {
    answer();
    draw();
  }

  private void answer() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage shown = model.imageProperty().get();
    if (!wanted.get() || network == null || shown == null) {
      background.cancel(IMAGE);
      background.cancel(ANSWER);
      return;
    }
    ImageChange asked = change.get();
    Set<Unit> without = silent.now();
    Preprocessing steps = network.preprocessing();
    background.run(IMAGE, () -> asked.apply(steps.fit(shown.image())), image::set);
    background.run(
        ANSWER,
        () ->
            network.ask(
                trained -> {
                  RgbImage changed = asked.apply(steps.fit(shown.image()));
                  List<String> labels = trained.labels();
                  Probabilities found =
                      new Probabilities(
                          PerturbedPredictions.predict(trained, List.of(changed), without),
                          labels.size());
                  return Optional.of(top(found, labels));
                }),
        found -> found.ifPresent(predictions::setAll),
        model::report);
  }

  private static List<Prediction> top(Probabilities found, List<String> labels) {
    return IntStream.range(0, labels.size())
        .mapToObj(i -> new Prediction(labels.get(i), i, found.of(0, i)))
        .sorted(Comparator.comparingDouble(Prediction::probability).reversed())
        .limit(TOP)
        .toList();
  }

  /** Of a slider that moves the curve stays as it is: it is computed when another is taken. */
  private void draw() {
    SharedNetwork network = model.networkProperty().get();
    InspectedImage shown = model.imageProperty().get();
    if (!wanted.get() || network == null || shown == null) {
      background.cancel(CURVE);
      return;
    }
    ImageChange others = change.get();
    Perturbation along = inUse.get();
    Set<Unit> without = silent.now();
    background.run(
        CURVE,
        cancelled ->
            network.ask(
                trained ->
                    Optional.of(
                        PerturbedPredictions.of(
                            trained,
                            trained.preprocessing().fit(shown.image()),
                            others,
                            along,
                            POINTS,
                            without,
                            cancelled))),
        found -> curve.set(found.orElse(null)),
        model::report);
  }
}
