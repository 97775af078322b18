package cnnlab.ui.evaluate;

import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.Splitting;
import cnnlab.data.TestUse;
import cnnlab.data.download.DownloadableDataset;
import cnnlab.evaluation.EvaluatedNetwork;
import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.EvaluationResult;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.ui.InPlace;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.network.Choice;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.DoublePredicate;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Which network on which images, and what came of it. */
final class EvaluateViewModel {
  /** The data that a run was trained on, as it divided them. */
  static final String OWN = "";

  private static final String JOB = "evaluate";
  private static final String RECENT = "evaluate.data";

  private final Services services;
  private final ObservableList<Choice> choices = FXCollections.observableArrayList(Choice::changes);
  private final List<Choice> opened = new ArrayList<>();
  private final ObjectProperty<@Nullable Choice> choice = new SimpleObjectProperty<>();
  private final ObjectProperty<@Nullable String> data = new SimpleObjectProperty<>();
  private final ObservableValue<@Nullable String> place =
      Bindings.createObjectBinding(this::place, choice, data);
  private final ObjectProperty<@Nullable EvaluatedSplit> split =
      new SimpleObjectProperty<>(EvaluatedSplit.TEST);
  private final ReadOnlyObjectWrapper<List<String>> offeredData =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Session> session = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable UserProblem> problem =
      new ReadOnlyObjectWrapper<>();
  private final ProgressJob job;
  private List<Choice> fetched = List.of();

  EvaluateViewModel(Services services) {
    this.services = services;
    job = new ProgressJob(services.background(), JOB, 0);
    choice.subscribe(this::offerData);
    choice.subscribe(this::forget);
    data.subscribe(this::forget);
    split.subscribe(this::forget);
    services.runModels().orderProperty().subscribe(this::offer);
    services.runModels().listingProperty().subscribe(this::offer);
    services.runModels().readProperty().subscribe(this::offer);
  }

  /** Whether all runs that there are were found. */
  ObservableValue<Boolean> readProperty() {
    return services.runModels().readProperty();
  }

  /** The networks to choose from. */
  ObservableList<Choice> choices() {
    return choices;
  }

  ObjectProperty<@Nullable Choice> choiceProperty() {
    return choice;
  }

  /** {@link #OWN}, a data set's name or a path. */
  ObjectProperty<@Nullable String> dataProperty() {
    return data;
  }

  /** What can be chosen of these for the network. */
  ReadOnlyObjectProperty<List<String>> offeredDataProperty() {
    return offeredData.getReadOnlyProperty();
  }

  ObjectProperty<@Nullable EvaluatedSplit> splitProperty() {
    return split;
  }

  /** What came of it; null until it is there. */
  ReadOnlyObjectProperty<@Nullable Session> sessionProperty() {
    return session.getReadOnlyProperty();
  }

  /** Why it could not be done. */
  ReadOnlyObjectProperty<@Nullable UserProblem> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** The name or the path of the images, also where they are the run's own. */
  ObservableValue<@Nullable String> placeProperty() {
    return place;
  }

  private @Nullable String place() {
    RunRecord run =
        OWN.equals(data.get()) && choice.get() instanceof Choice.Run(RunModel chosen)
            ? chosen.recordProperty().get()
            : null;
    return run == null ? data.get() : run.settings().data();
  }

  /** Data that were missing are here. */
  void dataFetched() {
    problem.set(null);
    offerData();
  }

  ProgressJob job() {
    return job;
  }

  /** Looks for newer runs and weights. */
  void refresh() {
    services.runModels().refresh();
    services
        .background()
        .run(
            "evaluate.networks",
            Choice::fetched,
            found -> {
              fetched = found;
              offer();
            });
  }

  private void offer() {
    if (!services.runModels().readProperty().get()) {
      return; // the runs come first
    }
    Stream<Choice> runs =
        services.runModels().all().stream()
            .filter(EvaluateViewModel::isTrained)
            .map(Choice.Run::new);
    List<Choice> offered =
        Stream.of(opened.stream(), runs, fetched.stream())
            .flatMap(each -> each)
            .distinct()
            .toList();
    InPlace.update(choices, offered);
    Choice chosen = choice.get();
    if (!offered.isEmpty() && (chosen == null || !offered.contains(chosen))) {
      choice.set(first(offered));
    }
  }

  /**
   * Where there is one, a network whose images are on this machine: one's own newest, else of those
   * that come along the one that answers soonest.
   */
  private static Choice first(List<Choice> offered) {
    return offered.stream()
        .filter(EvaluateViewModel::hasImages)
        .max(Comparator.comparingDouble(EvaluateViewModel::speed))
        .orElse(offered.getFirst());
  }

  /** Images per second in training; one's own come before all that come along. */
  private static double speed(Choice choice) {
    RunRecord run = record(choice);
    return run != null && choice.isBundled() ? run.imagesPerSecond() : Double.POSITIVE_INFINITY;
  }

  private static @Nullable RunRecord record(Choice choice) {
    return choice instanceof Choice.Run(RunModel model) ? model.recordProperty().get() : null;
  }

  private static boolean hasImages(Choice choice) {
    RunRecord run = record(choice);
    return run != null
        && DownloadableDataset.named(run.settings().data())
            .map(set -> set.place().isPresent())
            .orElse(true);
  }

  private static boolean isTrained(RunModel run) {
    StoredRun stored = run.storedProperty().get();
    return stored != null && stored.stamp().weights().isPresent();
  }

  private void offerData() {
    boolean ofRun = choice.get() instanceof Choice.Run;
    List<String> offered =
        Stream.of(
                ofRun ? Stream.of(OWN) : Stream.<String>of(),
                Datasets.NAMES.stream(),
                DownloadableDataset.ALL.stream()
                    .filter(set -> set.place().isPresent())
                    .map(DownloadableDataset::id),
                services.preferences().recent(RECENT).stream().map(Path::toString))
            .flatMap(each -> each)
            .distinct()
            .toList();
    offeredData.set(offered);
    if (ofRun) {
      data.set(OWN);
    } else if (data.get() == null || OWN.equals(data.get())) {
      data.set(offered.getFirst());
    }
  }

  private void forget() {
    job.cancel();
    session.set(null); // its data set may hold a gigabyte
    problem.set(null);
  }

  /** Offers a weight file and chooses it. */
  void openWeights(Path file) {
    Choice chosen =
        choices.stream()
            .filter(known -> known.path().equals(file))
            .findFirst()
            .orElseGet(() -> new Choice.WeightFile(file, null, null));
    if (!choices.contains(chosen)) {
      opened.addFirst(chosen);
      offer();
    }
    choice.set(chosen);
  }

  /** Chooses the run that lies in this folder, and evaluates it. */
  void openRun(Path folder) {
    services
        .runModels()
        .open(
            folder,
            run -> {
              Choice chosen = new Choice.Run(run);
              if (!services.runModels().all().contains(run)) {
                opened.addFirst(chosen);
              }
              offer();
              choice.set(chosen);
            },
            problem::set);
  }

  /** Chooses data that lie somewhere on disk, all of their images. */
  void openData(Path folder) {
    String place = folder.toAbsolutePath().normalize().toString();
    services.preferences().addRecent(RECENT, folder);
    offerData();
    data.set(place);
    split.set(EvaluatedSplit.ALL);
  }

  /** Ends the work; what was predicted is kept, and gone on with the next time. */
  void cancel() {
    job.cancel();
  }

  /** Predicts the images, as far as that is not done yet. */
  void evaluate() {
    Choice asked = choice.get();
    String where = data.get();
    EvaluatedSplit part = split.get();
    if (asked == null || where == null || part == null) {
      return;
    }
    forget();
    job.run(goOn -> judged(asked, where, part, goOn), session::set, problem::set);
  }

  private Session judged(Choice asked, String where, EvaluatedSplit part, DoublePredicate goOn)
      throws UserProblem {
    StoredRun run = asked instanceof Choice.Run ? services.runModels().read(asked.path()) : null;
    EvaluatedNetwork network = run == null ? ofWeights(asked) : EvaluatedNetwork.of(run);
    RunSettings settings = run == null ? null : run.record().settings();
    String place = where.equals(OWN) && settings != null ? settings.data() : where;
    Dataset images = open(place, where.equals(OWN) ? settings : null);
    EvaluationResult result =
        network
            .evaluate(
                services.engine(),
                _ -> {},
                images,
                part,
                evaluation -> evaluation.run((done, all) -> goOn.test((double) done / all)))
            .orElseThrow(CancellationException::new);
    return new Session(asked, network, place, settings, result, part.of(images));
  }

  /** A network as it lies on disk now; not on the JavaFX thread. */
  EvaluatedNetwork network(Choice asked) throws UserProblem {
    return asked instanceof Choice.Run
        ? EvaluatedNetwork.of(services.runModels().read(asked.path()))
        : ofWeights(asked);
  }

  private static EvaluatedNetwork ofWeights(Choice asked) throws UserProblem {
    return switch (asked) {
      case Choice.WeightFile(var file, var architecture, var normalization) ->
          EvaluatedNetwork.of(file, architecture, null, normalization);
      case Choice.Published(var weights) ->
          EvaluatedNetwork.of(weights.place(), weights.network(), null, null);
      case Choice.Run _ -> throw new IllegalArgumentException("A run is no weight file");
    };
  }

  /** As a run divided them, or else as a run would. */
  private static Dataset open(String place, @Nullable RunSettings own) throws UserProblem {
    DataParts parts = Datasets.open(place);
    return parts.split(
        own != null
            ? own.splitting()
            : new Splitting(DefaultSettings.validationShare(parts), TestUse.AT_END, 1));
  }
}
