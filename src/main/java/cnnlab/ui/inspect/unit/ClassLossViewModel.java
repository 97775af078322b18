package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.evaluation.ClassMapping;
import cnnlab.explain.unit.AblationAccuracy;
import cnnlab.explain.unit.AblationAccuracy.Change;
import cnnlab.explain.unit.Unit;
import cnnlab.ui.Background;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.inspect.unit.UnitData.Opening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of a data set lose while the unit in view, and those kept silent, are silent.
 */
final class ClassLossViewModel {
  private static final String KEY = "inspect.unit.classes";
  private static final String IMAGES = "inspect.unit.classes.images";
  private static final int SHOWN = 12;

  /** How many images may be asked about; 0 for all. */
  static final List<Integer> LIMITS = List.of(200, 1000, 5000, 0);

  private record Wish(Set<Unit> silent, int limit) {}

  private record Answer(Split split, AblationAccuracy found) {}

  private final InspectViewModel model;
  private final UnitViewModel units;
  private final UnitData data;
  private final Background background;
  private final UnitWork work;
  private final IntegerProperty limit = new SimpleIntegerProperty(LIMITS.get(1));
  private final ReadOnlyObjectWrapper<@Nullable AblationAccuracy> found =
      new ReadOnlyObjectWrapper<>();
  private final ObjectProperty<@Nullable Change> change = new SimpleObjectProperty<>();
  private final ObservableList<RgbImage> images = FXCollections.observableArrayList();
  private final Map<Wish, Answer> remembered = new HashMap<>();

  ClassLossViewModel(
      InspectViewModel model, UnitViewModel units, UnitData data, Background background) {
    this.model = model;
    this.units = units;
    this.data = data;
    this.background = background;
    work = new UnitWork(model, units.unitProperty(), background, KEY);
    work.onChange(this::forget, this::recall);
    data.nameProperty().subscribe(_ -> forget());
    units.silent().subscribe(this::recall);
    limit.subscribe(this::recall);
    change.subscribe(this::showImages);
  }

  /** How many images are asked about, every class in proportion; 0 for all. */
  IntegerProperty limitProperty() {
    return limit;
  }

  /** What came of it; null until it is known. */
  ReadOnlyObjectProperty<@Nullable AblationAccuracy> foundProperty() {
    return found.getReadOnlyProperty();
  }

  /** The change of answer whose images are shown; null for none. */
  ObjectProperty<@Nullable Change> changeProperty() {
    return change;
  }

  /** Some of its images. */
  ObservableList<RgbImage> images() {
    return images;
  }

  ProgressJob job() {
    return work.job();
  }

  /** Shows one of them to the network. */
  void inspect(String title, RgbImage image) {
    model.show(new InspectedImage(title, image));
  }

  private void forget() {
    remembered.clear();
    recall();
  }

  private @Nullable Wish wish() {
    Unit now = work.unit();
    if (now == null) {
      return null;
    }
    Set<Unit> silent = new HashSet<>(units.silent());
    silent.add(now);
    return new Wish(Set.copyOf(silent), limit.get());
  }

  private void recall() {
    work.job().cancel();
    change.set(null);
    Wish wish = wish();
    Answer known = wish == null ? null : remembered.get(wish);
    found.set(known == null ? null : known.found());
  }

  /** Asks the network about all images, or those of the limit. */
  void start() {
    Wish wish = wish();
    Opening opening = data.opening();
    if (wish == null || opening == null) {
      return;
    }
    Optional<Answer> before =
        remembered.entrySet().stream()
            .filter(each -> each.getKey().limit() == wish.limit())
            .map(Map.Entry::getValue)
            .findFirst();
    work.ask(
        (trained, goOn) -> {
          UnitData.Opened opened = opening.open();
          int[] classes =
              ClassMapping.of(
                  opened.data().name(),
                  opened.data().labels(),
                  trained.labels(),
                  trained.dataset());
          Split split =
              before.isPresent()
                  ? before.get().split()
                  : Subset.limited(opened.split(), wish.limit(), 1);
          return AblationAccuracy.of(
                  trained,
                  split,
                  classes,
                  wish.silent(),
                  before.map(each -> each.found().intact()),
                  (done, all) -> goOn.test((double) done / all))
              .map(each -> new Answer(split, each));
        },
        (Answer known) -> {
          remembered.put(wish, known);
          recall();
        },
        () -> {});
  }

  private void showImages() {
    images.clear();
    background.cancel(IMAGES);
    Change shown = change.get();
    SharedNetwork network = model.networkProperty().get();
    Wish wish = wish();
    Answer answer = wish == null ? null : remembered.get(wish);
    if (shown != null && network != null && answer != null) {
      background.run(
          IMAGES,
          () -> {
            List<RgbImage> some = new ArrayList<>();
            for (int image : shown.images().stream().limit(SHOWN).toList()) {
              some.add(network.preprocessing().fit(answer.split().image(image)));
            }
            return some;
          },
          images::setAll,
          model::report);
    }
  }
}
