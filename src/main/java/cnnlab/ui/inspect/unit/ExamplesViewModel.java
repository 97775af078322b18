package cnnlab.ui.inspect.unit;

import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.explain.unit.Excitation;
import cnnlab.explain.unit.TopActivations;
import cnnlab.explain.unit.Unit;
import cnnlab.explain.unit.UnitHome;
import cnnlab.files.Sha256;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.ui.Background;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.inspect.image.Patch;
import cnnlab.ui.inspect.image.Spot;
import cnnlab.ui.inspect.model.Choice;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.model.SharedNetwork;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

/** The images of a data set that excite the unit in view most, and least. */
final class ExamplesViewModel {
  private static final String KEY = "inspect.unit.examples";
  private static final int SHOWN = 12;
  private static final int LEAST_SHOWN = 4;

  /** Stands for no work under way. */
  static final double IDLE = -1;

  /**
   * An image of the data.
   *
   * @param image as the network takes it
   * @param patch what the peak of the map depends on
   */
  record Example(Excitation excitation, String label, RgbImage image, Patch patch) {}

  /** Those of a unit. */
  record Examples(Unit unit, List<Example> most, List<Example> least) {}

  private record Looked(String layer, TopActivations ranking, Split split, List<String> labels) {}

  private record Answer(Looked looked, Examples examples) {}

  private final InspectViewModel model;
  private final ObservableValue<@Nullable Unit> unit;
  private final Background background;
  private final ObjectProperty<@Nullable String> data = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable Examples> examples = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(IDLE);
  private @Nullable Looked looked;
  private AtomicBoolean goOn = new AtomicBoolean();

  ExamplesViewModel(
      InspectViewModel model, ObservableValue<@Nullable Unit> unit, Background background) {
    this.model = model;
    this.unit = unit;
    this.background = background;
    model
        .networkProperty()
        .subscribe(
            _ -> {
              looked = null;
              data.set(ownData());
            });
    data.subscribe(
        _ -> {
          looked = null;
          cancel();
          examples.set(null);
        });
    unit.subscribe(_ -> follow());
  }

  /** The data's name or folder; null where none is known. */
  ObjectProperty<@Nullable String> dataProperty() {
    return data;
  }

  ReadOnlyObjectProperty<@Nullable Examples> examplesProperty() {
    return examples.getReadOnlyProperty();
  }

  /** Share of the images looked at, 0 to 1; {@link #IDLE} while there is no work. */
  ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /** What the network was trained on. */
  private @Nullable String ownData() {
    return switch (model.choiceProperty().get()) {
      case Choice.Run(var run) when run.storedProperty().get() != null ->
          run.storedProperty().get().record().settings().data();
      case Choice.Bundled _ -> "cifar10";
      case null, default -> null;
    };
  }

  void cancel() {
    goOn.set(false);
    background.cancel(KEY);
    progress.set(IDLE);
  }

  /** Shows an example to the network. */
  void inspect(Example example) {
    model.show(new InspectedImage(example.label(), example.image()));
  }

  /** Another unit of a layer that was looked at is there at once. */
  private void follow() {
    cancel();
    Unit asked = unit.getValue();
    examples.set(null);
    if (looked != null && asked != null && looked.layer().equals(asked.layer())) {
      start();
    }
  }

  /** Looks at every image, or reads what was found before. */
  void start() {
    Unit asked = unit.getValue();
    SharedNetwork network = model.networkProperty().get();
    Choice choice = model.choiceProperty().get();
    String name = data.get();
    if (asked == null || network == null || choice == null || name == null) {
      return;
    }
    Looked known = looked;
    AtomicBoolean mine = new AtomicBoolean(true);
    goOn = mine;
    progress.set(0);
    LiveFeed<Double> feed =
        new LiveFeed<>(
            shares -> {
              if (mine.get()) {
                progress.set(shares.getLast());
              }
            });
    StoredRun run = choice instanceof Choice.Run(var listed) ? listed.storedProperty().get() : null;
    Path weights = choice.path();
    background.run(
        KEY,
        () ->
            network.ask(
                trained -> {
                  Optional<Looked> found =
                      known != null && known.layer().equals(asked.layer())
                          ? Optional.of(known)
                          : look(
                              trained,
                              run == null ? weights : run.requireWeights(),
                              run,
                              name,
                              asked.layer(),
                              (done, all) -> {
                                feed.add((double) done / all);
                                return mine.get();
                              });
                  if (found.isEmpty()) {
                    return Optional.empty();
                  }
                  Examples shown =
                      new Examples(
                          asked,
                          examples(
                              network,
                              asked,
                              found.get(),
                              found.get().ranking().most(asked.channel(), SHOWN)),
                          examples(
                              network,
                              asked,
                              found.get(),
                              found.get().ranking().least(asked.channel(), LEAST_SHOWN)));
                  return Optional.of(new Answer(found.get(), shown));
                }),
        found -> {
          progress.set(IDLE);
          found.ifPresent(
              answer -> {
                looked = answer.looked();
                examples.set(answer.examples());
              });
        },
        problem -> {
          progress.set(IDLE);
          model.report(problem);
        });
  }

  private static Optional<Looked> look(
      TrainedNetwork network,
      Path weights,
      @Nullable StoredRun run,
      String name,
      String layer,
      TopActivations.Listener listener)
      throws UserProblem {
    DataParts parts = Datasets.open(name);
    boolean own = run != null && run.record().settings().data().equals(name);
    Dataset images =
        parts.split(
            own && run != null
                ? run.record().settings().splitting()
                : new Splitting(DefaultSettings.validationShare(parts), TestUse.AT_END, 1));
    Split split = images.validation();
    String sha256 = Sha256.of(weights);
    return TopActivations.of(
            network, sha256, split, layer, UnitHome.of(sha256, images.name(), "val"), listener)
        .map(ranking -> new Looked(layer, ranking, split, images.labels()));
  }

  private static List<Example> examples(
      SharedNetwork network, Unit unit, Looked looked, List<Excitation> excitations)
      throws UserProblem {
    List<Example> examples = new ArrayList<>();
    int side = network.preprocessing().inputSize();
    for (Excitation each : excitations) {
      RgbImage image = network.preprocessing().fit(looked.split().image(each.image()));
      Spot spot = new Spot(unit.channel(), each.row(), each.column());
      examples.add(
          new Example(
              each,
              looked.labels().get(looked.split().label(each.image())),
              image,
              Patch.of(network.field(unit.layer()), spot, side)));
    }
    return examples;
  }
}
