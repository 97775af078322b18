package cnnlab.ui.inspect.model;

import cnnlab.data.image.Images;
import cnnlab.data.transform.Normalization;
import cnnlab.engine.Engine;
import cnnlab.inference.Prediction;
import cnnlab.run.RunRecord;
import cnnlab.run.RunStamp.FileStamp;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import cnnlab.ui.InPlace;
import cnnlab.ui.RunModel;
import cnnlab.ui.RunModels;
import cnnlab.ui.network.Choice;
import cnnlab.weights.hub.PublishedWeights;
import cnnlab.weights.recognition.Recognition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/**
 * A network, an image, and what the one makes of the other. Every network that is opened is closed
 * again, once: when another is chosen, also before it was read, and at the end.
 */
public final class InspectViewModel implements AutoCloseable {
  private static final int TOP = 5;
  private static final String NETWORK = "inspect.network";
  private static final String IMAGE = "inspect.image";
  private static final String PREDICT = "inspect.predict";

  private final NetworkReader reader;
  private final RunModels runs;
  private final Background background;

  private final ObservableList<Choice> choices = FXCollections.observableArrayList(Choice::changes);
  private final List<Choice> opened = new ArrayList<>();
  private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<@Nullable SharedNetwork> network =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable InspectedImage> image =
      new ReadOnlyObjectWrapper<>();
  private final ObservableList<Prediction> predictions = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private @Nullable UserProblem reported;

  private @Nullable List<Choice> fetched;
  private boolean chosenOnce;
  private @Nullable FileStamp weightsRead;

  public InspectViewModel(Engine engine, RunModels runs, Background background) {
    reader = new NetworkReader(engine, runs);
    this.runs = runs;
    this.background = background;
    choice.subscribe(this::chosen);
    network.subscribe(this::predict);
    image.subscribe(this::predict);
    runs.listingProperty().subscribe(this::offer);
    runs.readProperty().subscribe(this::offer);
  }

  /**
   * The networks to choose from: the weight files opened by hand, runs, newest first, and the
   * network that comes along.
   */
  public ObservableList<Choice> choices() {
    return choices;
  }

  /** Opens any of them. */
  public NetworkReader reader() {
    return reader;
  }

  public ObjectProperty<@Nullable Choice> choiceProperty() {
    return choice;
  }

  /** The network of the choice, once its weights are read. */
  public ReadOnlyObjectProperty<@Nullable SharedNetwork> networkProperty() {
    return network.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<@Nullable InspectedImage> imageProperty() {
    return image.getReadOnlyProperty();
  }

  /** The likeliest classes, likeliest first; empty until there is an answer. */
  public ObservableList<Prediction> predictions() {
    return predictions;
  }

  /** What went wrong with the latest wish, to be shown where it was made. */
  public ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Shows a problem that arose in the tab in view, until {@link #leaveTab}. */
  public void report(UserProblem arisen) {
    reported = arisen;
    problem.set(arisen);
  }

  /** Another tab is in view: what was reported in the former one does not concern it. */
  public void leaveTab() {
    if (problem.get() == reported) {
      problem.set(null);
    }
  }

  public BooleanBinding busy() {
    return Bindings.or(background.busy(NETWORK), background.busy(PREDICT))
        .or(background.busy(IMAGE));
  }

  /** Looks for newer runs, and for newer weights of the chosen one; keeps what is chosen. */
  public void refresh() {
    runs.refresh();
    background.run(
        "inspect.fetched",
        Choice::fetched,
        found -> {
          fetched = found;
          offer();
          readNewerWeights();
        });
  }

  /** What is chosen stays; a run that was deleted is closed, and none is chosen in its place. */
  private void offer() {
    if (fetched == null || !runs.readProperty().get()) {
      return;
    }
    Choice chosen = choice.get();
    Map<Boolean, List<Choice>> trained =
        runs.all().stream()
            .filter(run -> weights(run) != null || new Choice.Run(run).equals(chosen))
            .collect(
                Collectors.partitioningBy(
                    RunModel::isBundled, Collectors.mapping(Choice.Run::new, Collectors.toList())));
    List<Choice> offered =
        Stream.of(opened, trained.get(false), fetched, trained.get(true))
            .flatMap(List::stream)
            .distinct()
            .toList();
    InPlace.update(choices, offered);
    if (chosen != null && !offered.contains(chosen)) {
      String title = chosen.title();
      choice.set(null);
      problem.set(UserProblem.of("inspect.deleted", title));
    } else if (chosen == null && !chosenOnce && !offered.isEmpty()) {
      choice.set(first(offered));
    } else if (chosen instanceof Choice.Run(var run) && run.stateProperty().get().ended()) {
      readNewerWeights();
    }
  }

  /** What is one's own; else the most accurate of those that come along for the same images. */
  private static Choice first(List<Choice> offered) {
    Choice first = offered.getFirst();
    return offered.stream()
        .filter(each -> first.isBundledFor(dataset(each)))
        .max(Comparator.comparingDouble(InspectViewModel::testAccuracy))
        .orElse(first);
  }

  private static String dataset(Choice choice) {
    return choice instanceof Choice.Run(RunModel run) && run.recordProperty().get() != null
        ? run.recordProperty().get().dataset()
        : "";
  }

  /** Of a run that was evaluated, as all are that come along; 0 of any other. */
  private static double testAccuracy(Choice choice) {
    RunRecord record = choice instanceof Choice.Run(var run) ? run.recordProperty().get() : null;
    TestResult test = record == null ? null : record.test();
    return test == null ? 0 : test.scores().accuracy();
  }

  private static @Nullable FileStamp weights(RunModel run) {
    StoredRun stored = run.storedProperty().get();
    return stored == null ? null : stored.stamp().weights().orElse(null);
  }

  private void readNewerWeights() {
    Choice chosen = choice.get();
    if (chosen instanceof Choice.Run(var run) && !Objects.equals(weights(run), weightsRead)) {
      load(chosen);
    }
  }

  /** Shows an image file to the network. */
  public void openImage(Path file) {
    background.run(
        IMAGE,
        () -> new InspectedImage(file.getFileName().toString(), Images.read(file)),
        this::show,
        problem::set);
  }

  /** Shows an image from memory to the network. */
  public void show(InspectedImage shown) {
    problem.set(null);
    image.set(shown);
  }

  /** Offers a weight file and chooses it. */
  public void openWeights(Path file) {
    Optional<PublishedWeights> published =
        PublishedWeights.ALL.stream().filter(each -> each.place().equals(file)).findFirst();
    choose(
        published.isPresent()
            ? new Choice.Published(published.get())
            : new Choice.WeightFile(file, null, null));
  }

  /** Says which network a weight file that does not tell belongs to. */
  public void openWeights(Path file, String architecture) {
    choose(new Choice.WeightFile(file, architecture, null));
  }

  /** Normalizes images as ImageNet's in place of what the weights were taken to expect, or back. */
  public void changeNormalization() {
    if (choice.get() instanceof Choice.WeightFile(var file, var architecture, var former)) {
      choose(
          new Choice.WeightFile(
              file, architecture, former == null ? Normalization.IMAGENET : null));
    }
  }

  /** Whether how images are normalized was not said by anyone, so that it may be changed. */
  public boolean mayChangeNormalization() {
    SharedNetwork read = network.get();
    return choice.get() instanceof Choice.WeightFile(var _, var _, var chosen)
        && read != null
        && (chosen != null
            || read.notes().stream()
                .anyMatch(note -> note.key().equals(Recognition.ASSUMED_NORMALIZATION)));
  }

  /** Chooses the run that lies in this folder. */
  public void openRun(Path folder) {
    runs.open(folder, run -> choose(new Choice.Run(run)), problem::set);
  }

  /** Reads it anew also where it is the one in view: the file may be another by now. */
  private void choose(Choice chosen) {
    choice.set(null);
    if (!(chosen instanceof Choice.Run(var run) && runs.all().contains(run))) {
      opened.removeIf(known -> known.path().equals(chosen.path()));
      opened.addFirst(chosen);
    }
    choices.removeIf(known -> known.path().equals(chosen.path()));
    choices.addFirst(chosen);
    choice.set(chosen);
  }

  /** What is only told anew of the network in view does not have it read again. */
  private void chosen(@Nullable Choice former, @Nullable Choice chosen) {
    if (former != null && chosen != null && chosen.isSameNetwork(former)) {
      return;
    }
    load(chosen);
  }

  private void load(@Nullable Choice chosen) {
    forget();
    if (chosen == null) {
      background.cancel(NETWORK);
      return;
    }
    chosenOnce = true;
    weightsRead = chosen instanceof Choice.Run(var run) ? weights(run) : null;
    background.run(NETWORK, () -> reader.read(chosen), network::set, problem::set);
  }

  /** Nothing of the former network stays on screen. It is closed once its last answer is given. */
  private void forget() {
    SharedNetwork former = network.get();
    background.cancel(PREDICT);
    network.set(null);
    predictions.clear();
    if (chosenOnce) { // or what is wrong with an image that came before the first network is lost
      problem.set(null);
    }
    if (former != null) {
      background.release(former);
    }
  }

  /** Lets go of the network, which may hold half a gigabyte of native memory. */
  @Override
  public void close() {
    choice.set(null);
  }

  private void predict() {
    SharedNetwork asked = network.get();
    InspectedImage shown = image.get();
    if (asked == null || shown == null) {
      return;
    }
    background.run(
        PREDICT, () -> asked.predict(shown.image(), TOP), predictions::setAll, problem::set);
  }
}
