package cnnlab.ui.compare;

import cnnlab.chart.ChartColors;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.Latency;
import cnnlab.comparison.RunDifferences;
import cnnlab.comparison.SeedGroups;
import cnnlab.run.RunListing;
import cnnlab.run.RunListing.Broken;
import cnnlab.run.RunState;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.ui.Background;
import cnnlab.ui.InPlace;
import cnnlab.ui.RunModels;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** All runs, those of them in view, and those chosen to be compared. */
final class CompareViewModel {
  private static final int CHOSEN_AT_FIRST = 3;
  private static final String READ = "compare.read";

  /** What there is to show. */
  enum Content {
    NOT_READ,
    EMPTY,
    FULL
  }

  private final RunModels models;
  private final RunReader reader;
  private final RunsInQueue queue;
  private final Background background;

  private final ObservableList<ComparedRun> runs = FXCollections.observableArrayList();
  private final FilteredList<ComparedRun> shown = new FilteredList<>(runs);
  private final ReadOnlyObjectWrapper<RunDifferences> differences =
      new ReadOnlyObjectWrapper<>(RunDifferences.NONE);
  private final Map<Path, Integer> formerNumbers = new HashMap<>();
  private final ObservableList<Broken> broken = FXCollections.observableArrayList();
  private final ObservableList<String> datasets = FXCollections.observableArrayList();
  private final StringProperty search = new SimpleStringProperty("");
  private final ObjectProperty<@Nullable String> dataset = new SimpleObjectProperty<>();
  private final ObservableList<String> tags = FXCollections.observableArrayList();
  private final ObjectProperty<@Nullable String> tag = new SimpleObjectProperty<>();
  private final BooleanProperty combined = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper severalSeeds = new ReadOnlyBooleanWrapper();
  private List<ComparedRun> single = List.of();
  private final ObservableMap<Path, Integer> chosen = FXCollections.observableHashMap();
  private final ObjectProperty<@Nullable Path> selected = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<Content> content =
      new ReadOnlyObjectWrapper<>(Content.NOT_READ);

  /**
   * @param latencies measured on this machine, by network; read in the background
   */
  CompareViewModel(
      RunModels models, Background background, Supplier<Map<String, Latency>> latencies) {
    reader = new RunReader(latencies);
    this.models = models;
    queue = new RunsInQueue(models);
    this.background = background;
    shown.subscribe(this::compare);
    search.subscribe(this::filter);
    dataset.subscribe(this::filter);
    tag.subscribe(this::filter);
    combined.subscribe(
        _ -> {
          if (!single.isEmpty()) {
            List<ComparedRun> before = chosenRuns();
            arrange();
            before.stream()
                .flatMap(run -> run.seeds().stream())
                .filter(seed -> find(seed.folder()).isPresent())
                .forEach(seed -> choose(seed.folder(), true));
          }
        });
    models.listingProperty().subscribe(this::read);
    models.readProperty().subscribe(this::read);
    models.orderProperty().subscribe(this::read);
    read();
  }

  /** Newest first. */
  ObservableList<ComparedRun> runs() {
    return runs;
  }

  /** Those that the search and the data set leave. */
  ObservableList<ComparedRun> shown() {
    return shown;
  }

  /** Folders that cannot be read as runs, with the reason. */
  ObservableList<Broken> broken() {
    return broken;
  }

  /** The names of the data sets that runs were trained on, sorted. */
  ObservableList<String> datasets() {
    return datasets;
  }

  /** Words that title, network, data set or optimizer must contain. */
  StringProperty searchProperty() {
    return search;
  }

  /** The one data set in view; null for all. */
  ObjectProperty<@Nullable String> datasetProperty() {
    return dataset;
  }

  /** The tags that runs have, sorted. */
  ObservableList<String> tags() {
    return tags;
  }

  /** The one tag in view; null for runs with any and with none. */
  ObjectProperty<@Nullable String> tagProperty() {
    return tag;
  }

  /** Whether runs that differ in the seed alone stand as one. */
  BooleanProperty combinedProperty() {
    return combined;
  }

  /** Whether there are such runs. */
  ReadOnlyBooleanProperty severalSeedsProperty() {
    return severalSeeds.getReadOnlyProperty();
  }

  /** The runs chosen to be compared, each with a number of its own that its color follows from. */
  ObservableMap<Path, Integer> chosen() {
    return chosen;
  }

  /** The folder of the run selected in table and chart; null for none. */
  ObjectProperty<@Nullable Path> selectedProperty() {
    return selected;
  }

  /** Whether there is anything to show. */
  ReadOnlyObjectProperty<Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  Optional<ComparedRun> selected() {
    return find(selected.get());
  }

  /** The chosen runs that are in view, in the order of the table. */
  List<ComparedRun> chosenRuns() {
    return shown.stream().filter(run -> chosen.containsKey(run.folder())).toList();
  }

  /** In what the runs in view differ. */
  ReadOnlyObjectProperty<RunDifferences> differencesProperty() {
    return differences.getReadOnlyProperty();
  }

  /** What table, legend and charts call a run in view: its title, or what tells it apart. */
  String label(ComparedRun run, Messages messages) {
    return named(run, differences.get().label(run.record(), messages), messages);
  }

  /** The same in a chart that names the data set. */
  String labelOnItsData(ComparedRun run, Messages messages) {
    return named(run, differences.get().labelOnItsData(run.record(), messages), messages);
  }

  private static String named(ComparedRun run, String label, Messages messages) {
    String name = label + seeds(run, messages);
    return run.record().state().ended()
        ? name
        : name + " (" + state(run.record().state(), messages) + ")";
  }

  /** Whether it waits, goes on or has ended, as a word. */
  static String state(RunState state, Messages messages) {
    return messages.get("train.state." + state.name().toLowerCase(Locale.ROOT));
  }

  /** Of how many seeds it is the mean; "" of one. */
  static String seeds(ComparedRun run, Messages messages) {
    int count = run.seeds().size();
    return count == 1 ? "" : " · " + messages.get("compare.seeds", count);
  }

  /** Reads the runs anew, with what was measured of them. */
  void read() {
    if (models.readProperty().get()) {
      RunListing listing = models.listingProperty().get();
      List<QueuedRun> queued = queue.without(listing);
      Set<Path> waiting = queue.waitingToGoOn();
      background.run(READ, () -> reader.read(listing, queued, waiting), this::take);
    }
  }

  /**
   * Chooses a run, or no more. No two that are chosen look the same: there are so many as colors
   * and symbols can tell apart.
   */
  void choose(Path folder, boolean wanted) {
    if (!wanted) {
      chosen.remove(folder);
    } else if (!chosen.containsKey(folder)) {
      number(folder)
          .ifPresent(
              number -> {
                formerNumbers.put(folder, number);
                chosen.put(folder, number);
              });
    }
  }

  /** Selects a run so many places further down the list, and chooses it: its curve is seen. */
  void select(int step) {
    if (shown.isEmpty()) {
      return;
    }
    int now = selected().map(shown::indexOf).orElse(step > 0 ? -1 : 0);
    ComparedRun next = shown.get(Math.floorMod(now + step, shown.size()));
    choose(next.folder(), true);
    selected.set(next.folder());
  }

  /** Chooses the selected run, or no more. */
  void toggleSelected() {
    selected().ifPresent(run -> choose(run.folder(), !chosen.containsKey(run.folder())));
  }

  /** Chooses all runs in view, or none. */
  void chooseAll(boolean wanted) {
    shown.forEach(run -> choose(run.folder(), wanted));
  }

  /** Brings a run into view that was asked for elsewhere. */
  void show(Path folder) {
    search.set("");
    dataset.set(null);
    tag.set(null);
    choose(folder, true);
    selected.set(folder);
  }

  private void take(RunReader.Reading reading) {
    Set<Path> former = new HashSet<>(single.stream().map(ComparedRun::folder).toList());
    boolean first = former.isEmpty();
    single = reading.runs();
    queue.begun(
        new HashSet<>(single.stream().map(ComparedRun::folder).toList()),
        (place, folder) -> {
          former.add(folder);
          begun(place, folder);
        });
    InPlace.update(broken, reading.broken());
    update(datasets, single.stream().map(ComparedRun::dataset));
    update(tags, single.stream().flatMap(run -> run.run().notes().tags().stream()));
    if (!tags.contains(tag.get())) {
      tag.set(null);
    }
    arrange();
    runs.stream()
        .filter(run -> !former.contains(run.folder()) && !run.record().state().ended())
        .forEach(run -> choose(run.folder(), true));
    if (first) {
      runs.stream()
          .filter(run -> run.epochsDone() > 0)
          .limit(CHOSEN_AT_FIRST)
          .forEach(run -> choose(run.folder(), true));
    }
    content.set(runs.isEmpty() && broken.isEmpty() ? Content.EMPTY : Content.FULL);
  }

  /** A run keeps color and selection when it gets a folder. */
  private void begun(Path place, Path folder) {
    Integer number = chosen.remove(place);
    if (number != null) {
      formerNumbers.remove(place);
      formerNumbers.put(folder, number);
      chosen.put(folder, number);
    }
    if (place.equals(selected.get())) {
      selected.set(folder);
    }
  }

  /** Shows the runs singly or combined; what was chosen stays so, its seeds with it. */
  private void arrange() {
    List<ComparedRun> together = SeedGroups.combined(single);
    severalSeeds.set(together.size() < single.size());
    List<ComparedRun> wanted = combined.get() ? together : single;
    for (ComparedRun run : wanted) {
      if (run.seeds().stream().map(StoredRun::folder).anyMatch(chosen::containsKey)) {
        choose(run.folder(), true);
      }
    }
    Path kept = selected.get();
    InPlace.update(runs, wanted, ComparedRun::folder);
    selected.set(kept);
    filter();
    chosen.keySet().retainAll(new HashSet<>(runs.stream().map(ComparedRun::folder).toList()));
  }

  private static void update(ObservableList<String> names, Stream<String> found) {
    InPlace.update(names, found.distinct().sorted().toList());
  }

  /**
   * The number that a run had when it was chosen before, if no other has it now; else a new one.
   */
  private Optional<Integer> number(Path folder) {
    Optional<Integer> former =
        Optional.ofNullable(formerNumbers.get(folder))
            .filter(number -> !chosen.containsValue(number));
    return former.or(
        () ->
            IntStream.range(0, ChartColors.SERIES)
                .boxed()
                .filter(number -> !chosen.containsValue(number))
                .min(Comparator.comparing(formerNumbers::containsValue)));
  }

  private void compare() {
    RunDifferences now = RunDifferences.of(shown.stream().map(ComparedRun::record).toList());
    if (!now.equals(differences.get())) {
      differences.set(now);
    }
  }

  private Optional<ComparedRun> find(@Nullable Path folder) {
    return runs.stream().filter(run -> run.folder().equals(folder)).findFirst();
  }

  private void filter() {
    String[] words = search.get().toLowerCase(Locale.ROOT).strip().split("\\s+", -1);
    String wanted = dataset.get();
    String tagged = tag.get();
    shown.setPredicate(
        run ->
            (wanted == null || wanted.equals(run.dataset()))
                && (tagged == null || run.run().notes().tags().contains(tagged))
                && Arrays.stream(words).allMatch(text(run)::contains));
  }

  private static String text(ComparedRun run) {
    return String.join(
            " ",
            run.record().title(),
            run.record().architecture().name(),
            run.record().networkTitle(),
            run.dataset(),
            run.datasetTitle(),
            run.record().settings().optimizer().kind().name(),
            String.join(" ", run.run().notes().tags()),
            run.run().notes().note(),
            run.folder().getFileName().toString())
        .toLowerCase(Locale.ROOT);
  }
}
