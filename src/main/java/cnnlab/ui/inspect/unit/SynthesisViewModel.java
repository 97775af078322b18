package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** An image made to excite the unit in view; what was made once is remembered. */
final class SynthesisViewModel {
  private static final String KEY = "inspect.unit.synthesis";
  private static final int STEPS = 128;

  /** Stands for no work under way. */
  static final double IDLE = -1;

  private record Wish(Unit unit, MaximizationSettings settings) {}

  private record Sight(int step, RgbImage image) {}

  private final InspectViewModel model;
  private final ObservableValue<@Nullable Unit> unit;
  private final Background background;
  private final ObjectProperty<MaximizationSettings> settings =
      new SimpleObjectProperty<>(MaximizationSettings.usual(STEPS, 1));
  private final ReadOnlyObjectWrapper<@Nullable RgbImage> image = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable ActivationMaximization> made =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private final Map<Wish, ActivationMaximization> remembered = new HashMap<>();
  private AtomicBoolean goOn = new AtomicBoolean();

  SynthesisViewModel(
      InspectViewModel model, ObservableValue<@Nullable Unit> unit, Background background) {
    this.model = model;
    this.unit = unit;
    this.background = background;
    model
        .networkProperty()
        .subscribe(
            _ -> {
              remembered.clear();
              recall();
            });
    unit.subscribe(_ -> recall());
    settings.subscribe(this::recall);
  }

  /** How it is made. */
  ObjectProperty<MaximizationSettings> settingsProperty() {
    return settings;
  }

  /** The image in the making, or made; null where there is none. */
  ReadOnlyObjectProperty<@Nullable RgbImage> imageProperty() {
    return image.getReadOnlyProperty();
  }

  /** What came of it; null until it is done. */
  ReadOnlyObjectProperty<@Nullable ActivationMaximization> madeProperty() {
    return made.getReadOnlyProperty();
  }

  /** Share done, 0 to 1; {@link #IDLE} while nothing is made. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** Shows what was made before of this unit, in this way. */
  private void recall() {
    cancel();
    Unit asked = unit.getValue();
    ActivationMaximization known =
        asked == null ? null : remembered.get(new Wish(asked, settings.get()));
    made.set(known);
    image.set(known == null ? null : known.image());
  }

  void cancel() {
    goOn.set(false);
    background.cancel(KEY);
    progress.set(IDLE);
  }

  /** Makes it; where it was made, from another beginning. */
  void start() {
    Unit asked = unit.getValue();
    SharedNetwork network = model.networkProperty().get();
    if (asked == null || network == null) {
      return;
    }
    if (made.get() != null) {
      MaximizationSettings now = settings.get();
      settings.set(now.withSeed(now.seed() + 1));
      if (made.get() != null) {
        return;
      }
    }
    Wish wish = new Wish(asked, settings.get());
    AtomicBoolean mine = new AtomicBoolean(true);
    goOn = mine;
    progress.set(0);
    LiveFeed<Sight> feed =
        new LiveFeed<>(
            sights -> {
              if (mine.get()) {
                Sight last = sights.getLast();
                progress.set((double) last.step() / wish.settings().steps());
                image.set(last.image());
              }
            });
    background.run(
        KEY,
        () ->
            network.ask(
                trained ->
                    ActivationMaximization.of(
                        trained,
                        wish.unit(),
                        wish.settings(),
                        (step, sight) -> {
                          feed.add(new Sight(step, sight));
                          return mine.get();
                        })),
        found -> take(wish, found),
        problem -> {
          cancel();
          model.report(problem);
        });
  }

  private void take(Wish wish, Optional<ActivationMaximization> found) {
    goOn.set(false);
    progress.set(IDLE);
    found.ifPresent(
        done -> {
          remembered.put(wish, done);
          recall();
        });
  }
}
