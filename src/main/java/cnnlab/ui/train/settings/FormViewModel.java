package cnnlab.ui.train.settings;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.TestUse;
import cnnlab.data.transform.Augmentation;
import cnnlab.engine.Engine;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RateChange;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.training.PaperRecipe;
import cnnlab.training.PretrainedTransfer;
import cnnlab.ui.Background;
import cnnlab.ui.Numbers;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained and how, as typed; what is wrong with it, field by field; and what follows
 * from it. Whatever changes, all is checked anew in the background.
 */
public final class FormViewModel {
  /** The numbers that can be typed, by the names of {@link RunSettings} and its parts. */
  static final List<String> NUMBERS =
      List.of(
          "inputSize",
          "width",
          "limit",
          "validationShare",
          "epochs",
          "patience",
          "batchSize",
          "learningRate",
          "momentum",
          "weightDecay",
          "cropPadding",
          "resizedCrop",
          "multiScale",
          "rotation",
          "colorJitter",
          "cutout",
          "seed");

  /** Choices with which something can be wrong. */
  static final Set<String> CHOICES = Set.of("data", "weights", "freeze");

  private final Background background;
  private final Engine engine;
  private final ObjectProperty<Entry> network;
  private final Map<String, Setting> numbers = new LinkedHashMap<>();
  private final DataChoice data;
  private final BooleanProperty auxiliary = new SimpleBooleanProperty();
  private final ObjectProperty<OptimizerSettings.Kind> optimizer =
      new SimpleObjectProperty<>(OptimizerSettings.Kind.SGD);
  private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(Schedule.COSINE);
  private final BooleanProperty flip = new SimpleBooleanProperty(true);
  private final ObjectProperty<List<RateChange>> rateChanges =
      new SimpleObjectProperty<>(List.of());

  private final StringProperty weights = new SimpleStringProperty("");
  private final StringProperty freeze = new SimpleStringProperty("");

  private final ReadOnlyObjectWrapper<Map<String, UserProblem>> problems =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable MemoryEstimate> memory =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable PretrainedTransfer> start =
      new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<List<String>> stages = new ReadOnlyObjectWrapper<>(List.of());
  private boolean settling;

  public FormViewModel(Background background, Engine engine, Entry network, String data) {
    this.background = background;
    this.engine = engine;
    this.network = new SimpleObjectProperty<>(network);
    NUMBERS.forEach(name -> numbers.put(name, new Setting()));
    this.data = new DataChoice(background, number("validationShare"), data);
    settling = true;
    number("width").usually("1");
    number("limit").usually("");
    number("validationShare").usually(Numbers.plain(DefaultSettings.VALIDATION_SHARE));
    number("epochs").usually(Integer.toString(DefaultSettings.EPOCHS));
    number("batchSize").usually(Integer.toString(DefaultSettings.BATCH_SIZE));
    number("learningRate").usually("0.05"); // until the network is known
    number("momentum").usually(Numbers.plain(DefaultSettings.MOMENTUM));
    number("weightDecay").usually(Numbers.plain(DefaultSettings.WEIGHT_DECAY));
    number("patience").usually("");
    number("seed").usually("1");
    settling = false;
    numbers.values().forEach(setting -> setting.text().subscribe((_, _) -> changed()));
    Stream.of(auxiliary, optimizer, schedule, flip, rateChanges, weights, freeze)
        .forEach(each -> each.subscribe((_, _) -> changed()));
    this.network.subscribe(
        _ -> {
          suggestSize();
          changed();
        });
    dataProperty().subscribe(_ -> openData());
    testUseProperty().subscribe((_, _) -> openData());
    number("validationShare").text().subscribe((_, _) -> openData());
  }

  public ObjectProperty<Entry> networkProperty() {
    return network;
  }

  /** Name of a shipped data set, or a path. */
  public ObjectProperty<String> dataProperty() {
    return data.nameProperty();
  }

  /** What the data's own test images are for. */
  public ObjectProperty<TestUse> testUseProperty() {
    return data.testUseProperty();
  }

  /** One of {@link #NUMBERS}. */
  public Setting number(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  public BooleanProperty auxiliaryProperty() {
    return auxiliary;
  }

  public ObjectProperty<OptimizerSettings.Kind> optimizerProperty() {
    return optimizer;
  }

  public ObjectProperty<Schedule> scheduleProperty() {
    return schedule;
  }

  public BooleanProperty flipProperty() {
    return flip;
  }

  /** What an earlier run's learning rate was changed to on its way, to be done again. */
  public ObjectProperty<List<RateChange>> rateChangesProperty() {
    return rateChanges;
  }

  /** Path of the weights to start from; empty for random ones. */
  public StringProperty weightsProperty() {
    return weights;
  }

  /** The layers up to this layer or block keep the weights given; empty for none. */
  public StringProperty freezeProperty() {
    return freeze;
  }

  /** The weights to start from as the network takes them over; null while they do not fit. */
  public ReadOnlyObjectProperty<@Nullable PretrainedTransfer> startProperty() {
    return start.getReadOnlyProperty();
  }

  /** Layers and blocks up to which the network can be frozen. */
  public ReadOnlyObjectProperty<List<String>> stagesProperty() {
    return stages.getReadOnlyProperty();
  }

  /** The data as they come, once they are open; stays until others are. */
  public ReadOnlyObjectProperty<@Nullable DataParts> partsProperty() {
    return data.partsProperty();
  }

  /** The data, once they are open. */
  public ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
    return data.datasetProperty();
  }

  /** What is wrong, by the name of the field. */
  public ReadOnlyObjectProperty<Map<String, UserProblem>> problemsProperty() {
    return problems.getReadOnlyProperty();
  }

  /** The network's numbers; null while it cannot be built. */
  public ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
    return analysis.getReadOnlyProperty();
  }

  /** The memory that training takes; null while that cannot be told. */
  public ReadOnlyObjectProperty<@Nullable MemoryEstimate> memoryProperty() {
    return memory.getReadOnlyProperty();
  }

  /**
   * Takes a network as it was set elsewhere; what is usual for it there is not taken for a wish.
   */
  public void take(NetworkSettings settings) throws UserProblem {
    Entry entry = Catalogue.entry(settings.name());
    settling = true;
    network.set(entry);
    auxiliary.set(settings.auxiliary());
    startFrom(null);
    number("width").text().set(Numbers.plain(settings.width()));
    suggestSize();
    if (settings.inputSize() == entry.inputSize()) {
      number("inputSize").reset();
    } else {
      type("inputSize", settings.inputSize());
    }
    settling = false;
    changed();
  }

  /** Takes the settings of an earlier run. */
  public void take(RunSettings settings) throws UserProblem {
    NetworkSettings net = settings.network();
    Entry entry = Catalogue.entry(net.name());
    settling = true;
    network.set(entry);
    dataProperty().set(settings.data());
    testUseProperty().set(settings.testUse());
    auxiliary.set(net.auxiliary());
    optimizer.set(settings.optimizer().kind());
    schedule.set(settings.schedule());
    flip.set(settings.augmentation().flip());
    rateChanges.set(settings.rateChanges());
    startFrom(settings.startFrom());
    type("inputSize", net.inputSize());
    type("width", net.width());
    typeUnlessZero("limit", settings.limit());
    typeUnlessZero("patience", settings.patience());
    number("validationShare").choose(Numbers.plain(settings.validationShare()));
    type("epochs", settings.epochs());
    type("batchSize", settings.batchSize());
    type("learningRate", settings.optimizer().learningRate());
    type("momentum", settings.optimizer().momentum());
    type("weightDecay", settings.optimizer().weightDecay());
    Augmentation changes = settings.augmentation();
    typeUnlessZero("cropPadding", changes.cropPadding());
    typeUnlessZero("resizedCrop", changes.resizedCrop());
    typeUnlessZero("multiScale", changes.multiScale());
    typeUnlessZero("rotation", changes.rotation());
    typeUnlessZero("colorJitter", changes.colorJitter());
    typeUnlessZero("cutout", changes.cutout());
    number("seed").choose(Long.toString(settings.seed()));
    settling = false;
    openData();
  }

  private void startFrom(@Nullable PretrainedSource from) {
    weights.set(from == null ? "" : from.weights());
    freeze.set(from == null ? "" : from.freeze());
  }

  private void type(String name, double value) {
    number(name).choose(Numbers.plain(value));
  }

  /** Empty stands for 0, none. */
  private void typeUnlessZero(String name, double value) {
    number(name).choose(value == 0 ? "" : Numbers.plain(value));
  }

  /** Takes what the authors of the network's family trained it with, scaled to the data. */
  public void takeRecipe() {
    int limit = TypedSettings.of(this).settings().limit();
    Dataset open = datasetProperty().get();
    int all = open == null ? Integer.MAX_VALUE : open.train().size();
    PaperRecipe.of(network.get().family())
        .map(recipe -> recipe.scaledTo(limit > 0 ? Math.min(limit, all) : all))
        .ifPresent(this::take);
  }

  private void take(PaperRecipe recipe) {
    settling = true;
    optimizer.set(recipe.optimizer().kind());
    schedule.set(recipe.schedule());
    type("batchSize", recipe.batchSize());
    type("learningRate", recipe.optimizer().learningRate());
    type("momentum", recipe.optimizer().momentum());
    type("weightDecay", recipe.optimizer().weightDecay());
    settling = false;
    changed();
  }

  /** Sets every number back to what is usual for the network and the data. */
  public void reset() {
    settling = true;
    numbers.values().forEach(Setting::reset);
    optimizer.set(OptimizerSettings.Kind.SGD);
    schedule.set(Schedule.COSINE);
    flip.set(true);
    auxiliary.set(false);
    testUseProperty().set(TestUse.AT_END);
    rateChanges.set(List.of());
    startFrom(null);
    settling = false;
    openData();
  }

  /** Checks everything once more and gives on the settings, if nothing is wrong with them. */
  public void start(Consumer<RunSettings> onReady) {
    TypedSettings typed = TypedSettings.of(this);
    @Nullable Dataset open = datasetProperty().get();
    background.run(
        "train.start",
        () -> SettingsValidation.on(typed, open, engine),
        verdict -> {
          show(verdict);
          if (problems.get().isEmpty()) {
            onReady.accept(verdict.settings());
          }
        });
  }

  /** Opens the data anew, where they may have changed. */
  public void reopen() {
    openData();
  }

  private void openData() {
    if (settling) {
      return;
    }
    data.open(TypedSettings.of(this).settings(), this::opened);
  }

  private void opened() {
    DataParts parts = partsProperty().get();
    if (parts != null) {
      settling = true;
      number("validationShare").usually(Numbers.plain(DefaultSettings.validationShare(parts)));
      settling = false;
    }
    suggestSize();
    changed();
  }

  private void changed() {
    if (settling) {
      return;
    }
    int size = TypedSettings.of(this).settings().network().inputSize();
    settling = true;
    number("cropPadding")
        .usually(Integer.toString(DefaultSettings.augmentation(size).cropPadding()));
    settling = false;
    TypedSettings typed = TypedSettings.of(this);
    @Nullable Dataset open = datasetProperty().get();
    background.run("train.check", () -> SettingsValidation.on(typed, open, engine), this::show);
  }

  /** The input size that is usual for the network and the data. */
  private void suggestSize() {
    Dataset open = datasetProperty().get();
    int size =
        open == null
            ? network.get().inputSize()
            : DefaultSettings.inputSize(network.get(), open.imageSize());
    boolean before = settling;
    settling = true;
    number("inputSize").usually(Integer.toString(size));
    settling = before;
  }

  private void show(SettingsValidation verdict) {
    Map<String, UserProblem> all = new HashMap<>(verdict.problems());
    data.problem().ifPresent(why -> all.putIfAbsent(SettingsValidation.field(why, "data"), why));
    problems.set(Map.copyOf(all));
    analysis.set(verdict.analysis());
    memory.set(verdict.memory());
    stages.set(verdict.stages());
    start.set(verdict.start());
    if (Double.isFinite(verdict.usualRate())) {
      number("learningRate").usually(Numbers.plain(verdict.usualRate()));
    }
  }
}
