package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * Images made to excite the unit in view, each from another start; what was made once is remembered
 * as long as the network is in view.
 */
final class SynthesisViewModel {
  private static final String KEY = "inspect.unit.synthesis";
  private static final int STEPS = 128;

  /** How many starts there may be. */
  static final List<Integer> STARTS = List.of(1, 2, 4, 9);

  private record Wish(Unit unit, MaximizationSettings settings) {}

  private final UnitWork work;
  private final ObjectProperty<MaximizationSettings> settings =
      new SimpleObjectProperty<>(MaximizationSettings.usual(STEPS, 1));
  private final IntegerProperty starts = new SimpleIntegerProperty(1);
  private final ReadOnlyObjectWrapper<@Nullable RgbImage> inTheMaking =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<ActivationMaximization> made = FXCollections.observableArrayList();
  private final Map<Wish, ActivationMaximization> remembered = new HashMap<>();
  private int newest;

  SynthesisViewModel(
      InspectViewModel model, ObservableValue<@Nullable Unit> unit, Background background) {
    work = new UnitWork(model, unit, background, KEY);
    work.onChange(
        () -> {
          remembered.clear();
          recall();
        },
        this::recall);
    settings.subscribe(this::recall);
    starts.subscribe(this::recall);
  }

  /** How they are made; the seed is that of the first. */
  ObjectProperty<MaximizationSettings> settingsProperty() {
    return settings;
  }

  /** How many are made, each from a start of its own. */
  IntegerProperty startsProperty() {
    return starts;
  }

  /** The image in the making; null while there is none. */
  ReadOnlyObjectProperty<@Nullable RgbImage> inTheMakingProperty() {
    return inTheMaking.getReadOnlyProperty();
  }

  /** Those that are made of the unit in view, in the way that is set. */
  ObservableList<ActivationMaximization> made() {
    return made;
  }

  /** Whether none is missing. */
  boolean isComplete() {
    return made.size() == starts.get();
  }

  ProgressJob job() {
    return work.job();
  }

  /** Those that are made of any unit, in the way that is set. */
  List<ActivationMaximization> made(Unit of) {
    return wishes(of).map(remembered::get).filter(Objects::nonNull).toList();
  }

  private Stream<Wish> wishes(Unit of) {
    long first = settings.get().seed();
    return LongStream.range(first, first + starts.get())
        .mapToObj(seed -> new Wish(of, settings.get().withSeed(seed)));
  }

  /** Shows what was made before of this unit, in this way. */
  private void recall() {
    cancel();
    Unit asked = work.unit();
    made.setAll(asked == null ? List.of() : made(asked));
  }

  void cancel() {
    newest++;
    work.job().cancel();
    inTheMaking.set(null);
  }

  /** Makes those that are missing; where none is, the same number from other starts. */
  void start() {
    Unit asked = work.unit();
    if (asked == null) {
      return;
    }
    if (isComplete()) {
      MaximizationSettings now = settings.get();
      settings.set(now.withSeed(now.seed() + starts.get()));
    }
    List<Wish> missing = wishes(asked).filter(wish -> !remembered.containsKey(wish)).toList();
    if (!missing.isEmpty()) {
      make(missing);
    }
  }

  private void make(List<Wish> missing) {
    int mine = ++newest;
    LiveFeed<Runnable> feed =
        new LiveFeed<>(
            news -> {
              if (newest == mine) {
                news.forEach(Runnable::run);
              }
            });
    work.ask(
        (trained, goOn) -> {
          Map<Wish, ActivationMaximization> done = new HashMap<>();
          for (Wish wish : missing) {
            int before = done.size();
            Optional<ActivationMaximization> found =
                ActivationMaximization.of(
                    trained,
                    wish.unit(),
                    wish.settings(),
                    (step, sight) -> {
                      feed.add(() -> inTheMaking.set(sight));
                      double share = (double) step / wish.settings().steps();
                      return goOn.test((before + share) / missing.size());
                    });
            if (found.isEmpty()) {
              return Optional.empty();
            }
            done.put(wish, found.get());
            feed.add(() -> take(Map.of(wish, found.get())));
          }
          return Optional.of(done);
        },
        (Map<Wish, ActivationMaximization> done) -> {
          newest++; // what the feed still holds is known
          take(done);
        },
        this::cancel);
  }

  private void take(Map<Wish, ActivationMaximization> done) {
    remembered.putAll(done);
    inTheMaking.set(null);
    Unit now = work.unit();
    made.setAll(now == null ? List.of() : made(now));
  }
}
