package cnnlab.ui.inspect.unit;

import cnnlab.data.image.RgbImage;
import cnnlab.explain.unit.Excitation;
import cnnlab.explain.unit.SplitWalk;
import cnnlab.explain.unit.TopActivations;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitHome;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.image.Patch;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.inspect.unit.UnitData.Opened;
import cnnlab.ui.inspect.unit.UnitData.Opening;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** The images of a data set that excite the unit in view most, and least. */
final class ExamplesViewModel {
  private static final String KEY = "inspect.unit.examples";

  /** How many may be shown of either kind. */
  static final List<Integer> COUNTS = List.of(9, 25, 50, TopActivations.KEPT);

  /**
   * An image of the data.
   *
   * @param image as the network takes it
   * @param patch what the peak of the map depends on
   */
  record Example(Excitation excitation, RgbImage image, Patch patch) {}

  /** Those of a unit. */
  record Examples(Unit unit, Opened of, List<Example> most, List<Example> least) {}

  private record Looked(
      String layer, Unit.@Nullable Place place, TopActivations ranking, Opened data) {
    boolean knows(Unit unit) {
      return layer.equals(unit.layer()) && Objects.equals(place, unit.place());
    }
  }

  private record Answer(Looked looked, Examples examples) {}

  private final InspectViewModel model;
  private final UnitData data;
  private final UnitWork work;
  private final IntegerProperty count = new SimpleIntegerProperty(COUNTS.getFirst());
  private final ReadOnlyObjectWrapper<@Nullable Examples> examples = new ReadOnlyObjectWrapper<>();
  private final Map<Unit, Examples> seen = new HashMap<>();
  private @Nullable Looked looked;

  ExamplesViewModel(
      InspectViewModel model,
      UnitData data,
      ObservableValue<@Nullable Unit> unit,
      Background background) {
    this.model = model;
    this.data = data;
    work = new UnitWork(model, unit, background, KEY);
    work.onChange(this::forget, this::follow);
    data.nameProperty().subscribe(_ -> forget());
    count.subscribe(this::follow);
  }

  /** How many are shown of either kind. */
  IntegerProperty countProperty() {
    return count;
  }

  ReadOnlyObjectProperty<@Nullable Examples> examplesProperty() {
    return examples.getReadOnlyProperty();
  }

  /** The work under way. */
  ProgressJob job() {
    return work.job();
  }

  /** Those that were found of any unit since the network is in view. */
  Optional<Examples> seen(Unit of) {
    return Optional.ofNullable(seen.get(of));
  }

  /** Shows an example to the network. */
  void inspect(String label, Example example) {
    model.show(new InspectedImage(label, example.image()));
  }

  private void forget() {
    looked = null;
    seen.clear();
    work.job().cancel();
    examples.set(null);
  }

  /** Another unit of a layer that was looked at is there at once. */
  private void follow() {
    work.job().cancel();
    Unit asked = work.unit();
    examples.set(null);
    if (looked != null && asked != null && looked.knows(asked)) {
      start();
    }
  }

  /** Looks at every image, or reads what was found before. */
  void start() {
    Unit asked = work.unit();
    SharedNetwork network = work.network();
    Opening opening = data.opening();
    if (asked == null || network == null || opening == null) {
      return;
    }
    Looked known = looked;
    int shown = count.get();
    work.ask(
        (trained, goOn) -> {
          Optional<Looked> found =
              known != null && known.knows(asked)
                  ? Optional.of(known)
                  : look(
                      trained,
                      opened(known, opening),
                      asked,
                      (done, all) -> goOn.test((double) done / all));
          return found.isPresent()
              ? Optional.of(answer(network, asked, found.get(), shown))
              : Optional.empty();
        },
        (Answer answer) -> {
          looked = answer.looked();
          seen.put(asked, answer.examples());
          examples.set(answer.examples());
        },
        () -> {});
  }

  private static Opened opened(@Nullable Looked known, Opening opening) throws UserProblem {
    return known == null ? opening.open() : known.data();
  }

  private static Optional<Looked> look(
      TrainedNetwork network, Opened opened, Unit unit, SplitWalk.Listener listener)
      throws UserProblem {
    return TopActivations.of(
            network,
            opened.weights(),
            opened.split(),
            unit.layer(),
            unit.place(),
            UnitHome.of(opened.weights(), opened.data().name(), "val"),
            listener)
        .map(ranking -> new Looked(unit.layer(), unit.place(), ranking, opened));
  }

  private static Answer answer(SharedNetwork network, Unit unit, Looked looked, int count)
      throws UserProblem {
    TopActivations ranking = looked.ranking();
    return new Answer(
        looked,
        new Examples(
            unit,
            looked.data(),
            examples(network, unit, looked.data(), ranking.most(unit.channel(), count)),
            examples(network, unit, looked.data(), ranking.least(unit.channel(), count))));
  }

  private static List<Example> examples(
      SharedNetwork network, Unit unit, Opened opened, List<Excitation> excitations)
      throws UserProblem {
    List<Example> examples = new ArrayList<>();
    int side = network.preprocessing().inputSize();
    for (Excitation each : excitations) {
      Spot spot = new Spot(unit.channel(), each.row(), each.column());
      examples.add(
          new Example(
              each,
              opened.image(each.image(), network.preprocessing()),
              Patch.of(network.field(unit.layer()), spot, side)));
    }
    return examples;
  }
}
