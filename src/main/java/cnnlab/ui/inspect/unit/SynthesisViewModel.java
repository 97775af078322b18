package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.SharedNetwork;
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

  private final InspectViewModel model;
  private final ObservableValue<@Nullable Unit> unit;
  private final ProgressJob job;
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
    this.model = model;
    this.unit = unit;
    job = new ProgressJob(background, KEY, 0);
    model
        .networkProperty()
        .subscribe(
            _ -> {
              remembered.clear();
              recall();
            });
    unit.subscribe(_ -> recall());
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
    return job;
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
    Unit asked = unit.getValue();
    made.setAll(asked == null ? List.of() : made(asked));
  }

  void cancel() {
    newest++;
    job.cancel();
    inTheMaking.set(null);
  }

  /** Makes those that are missing; where none is, the same number from other starts. */
  void start() {
    Unit asked = unit.getValue();
    SharedNetwork network = model.networkProperty().get();
    if (asked == null || network == null) {
      return;
    }
    if (isComplete()) {
      MaximizationSettings now = settings.get();
      settings.set(now.withSeed(now.seed() + starts.get()));
    }
    List<Wish> missing = wishes(asked).filter(wish -> !remembered.containsKey(wish)).toList();
    if (!missing.isEmpty()) {
      make(network, missing);
    }
  }

  private void make(SharedNetwork network, List<Wish> missing) {
    int mine = ++newest;
    LiveFeed<Runnable> feed =
        new LiveFeed<>(
            news -> {
              if (newest == mine) {
                news.forEach(Runnable::run);
              }
            });
    job.run(
        goOn ->
            network.ask(
                trained -> {
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
                }),
        (Optional<Map<Wish, ActivationMaximization>> found) -> {
          newest++; // what the feed still holds is known
          found.ifPresent(this::take);
        },
        problem -> {
          cancel();
          model.report(problem);
        });
  }

  private void take(Map<Wish, ActivationMaximization> done) {
    remembered.putAll(done);
    inTheMaking.set(null);
    Unit now = unit.getValue();
    made.setAll(now == null ? List.of() : made(now));
  }
}
