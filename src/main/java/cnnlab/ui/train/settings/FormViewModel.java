package cnnlab.ui.train.settings;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.DataParts;
import cnnlab.data.DataState;
import cnnlab.data.Dataset;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.engine.Engine;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RateChange;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.UserProblem;
import cnnlab.training.NumericSetting;
import cnnlab.training.PaperRecipe;
import cnnlab.training.RunPlan;
import cnnlab.training.SettingsDraft;
import cnnlab.training.SettingsValidation;
import cnnlab.training.SettingsValidator;
import cnnlab.ui.Background;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * What is to be trained and how. A setting goes one way: what a control says changes the draft, the
 * draft is checked in the background, and a plan that the check gives out can be started. The data
 * are opened once, whatever else changes.
 */
public final class FormViewModel {
  private static final String CHECK = "train.check";

  private final Background background;
  private final Executor afterTyping;
  private final SettingsValidator validator;
  private final ObjectProperty<SettingsDraft> draft;
  private final ReadOnlyObjectWrapper<DataState> data =
      new ReadOnlyObjectWrapper<>(new DataState.Opening());
  private final ReadOnlyObjectWrapper<SettingsValidation> validation;
  private final ReadOnlyObjectWrapper<@Nullable DataParts> parts = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<@Nullable Dataset> dataset = new ReadOnlyObjectWrapper<>();
  private final Property<Entry> network;
  private final Property<Boolean> auxiliary;
  private final Property<String> dataName;
  private final Property<TestUse> testUse;
  private final Property<OptimizerSettings.Kind> optimizer;
  private final Property<Schedule> schedule;
  private final Property<Boolean> flip;
  private final Property<List<RateChange>> rateChanges;
  private final Property<String> weights;
  private final Property<Corrections> corrections;
  private final Map<NumericSetting, TypedText> numbers = new EnumMap<>(NumericSetting.class);

  /** Checks at every key. */
  public FormViewModel(Background background, Engine engine, Entry network, String data) {
    this(background, Runnable::run, engine, network, data);
  }

  /**
   * @param afterTyping checks what was typed, once the last key of several was pressed
   */
  public FormViewModel(
      Background background, Executor afterTyping, Engine engine, Entry network, String data) {
    this.background = background;
    this.afterTyping = afterTyping;
    validator = new SettingsValidator(engine);
    SettingsDraft first = SettingsDraft.of(network, data);
    draft = new SimpleObjectProperty<>(first);
    validation = new ReadOnlyObjectWrapper<>(SettingsValidation.pending(first));
    this.network = new DraftProperty<>(draft, SettingsDraft::network, SettingsDraft::choose);
    auxiliary = new DraftProperty<>(draft, SettingsDraft::auxiliary, SettingsDraft::withAuxiliary);
    dataName = new DraftProperty<>(draft, SettingsDraft::data, SettingsDraft::chooseData);
    testUse = new DraftProperty<>(draft, SettingsDraft::testUse, SettingsDraft::withTestUse);
    optimizer = new DraftProperty<>(draft, SettingsDraft::optimizer, SettingsDraft::withOptimizer);
    schedule = new DraftProperty<>(draft, SettingsDraft::schedule, SettingsDraft::withSchedule);
    flip = new DraftProperty<>(draft, SettingsDraft::flip, SettingsDraft::withFlip);
    rateChanges =
        new DraftProperty<>(draft, SettingsDraft::rateChanges, SettingsDraft::withRateChanges);
    weights = new DraftProperty<>(draft, SettingsDraft::weights, SettingsDraft::startFrom);
    corrections =
        new DraftProperty<>(draft, SettingsDraft::corrections, SettingsDraft::withCorrections);
    for (NumericSetting setting : NumericSetting.values()) {
      numbers.put(
          setting,
          new TypedText(
              setting, draft, this.data.getReadOnlyProperty(), validation.getReadOnlyProperty()));
    }
    draft.subscribe(this::changed);
    this.data.subscribe(
        (_, now) -> {
          dataset.set(null);
          if (now instanceof DataState.Opened(var opened)) {
            parts.set(opened.parts());
          }
        });
    openData();
  }

  public Property<Entry> networkProperty() {
    return network;
  }

  /** Name of a known data set, or a path. */
  public Property<String> dataProperty() {
    return dataName;
  }

  /** What the data's own test images are for. */
  public Property<TestUse> testUseProperty() {
    return testUse;
  }

  /** A number as it stands in its field. */
  public TypedText number(NumericSetting setting) {
    return Objects.requireNonNull(numbers.get(setting));
  }

  public Property<Boolean> auxiliaryProperty() {
    return auxiliary;
  }

  public Property<OptimizerSettings.Kind> optimizerProperty() {
    return optimizer;
  }

  public Property<Schedule> scheduleProperty() {
    return schedule;
  }

  public Property<Boolean> flipProperty() {
    return flip;
  }

  /** What an earlier run's learning rate was changed to on its way, to be done again. */
  public Property<List<RateChange>> rateChangesProperty() {
    return rateChanges;
  }

  /** Path of the weights to start from; empty for random ones. */
  public Property<String> weightsProperty() {
    return weights;
  }

  /** Of the data's images. */
  public Property<Corrections> correctionsProperty() {
    return corrections;
  }

  /** Lets the layers up to this layer or block keep the weights given; empty for none. */
  public void freeze(String upTo) {
    draft.set(draft.get().withFreeze(upTo));
  }

  /** How far the data are. */
  public ReadOnlyObjectProperty<DataState> dataStateProperty() {
    return data.getReadOnlyProperty();
  }

  /** The data as they come, once they are open; stays until others are. */
  public ReadOnlyObjectProperty<@Nullable DataParts> partsProperty() {
    return parts.getReadOnlyProperty();
  }

  /** The data as they are used; null while they are not open. */
  public ReadOnlyObjectProperty<@Nullable Dataset> datasetProperty() {
    return dataset.getReadOnlyProperty();
  }

  /** What the newest check says. While one goes on it may be of an earlier draft. */
  public ReadOnlyObjectProperty<SettingsValidation> validationProperty() {
    return validation.getReadOnlyProperty();
  }

  /** Takes a network as it was set elsewhere. */
  public void take(NetworkSettings settings) throws UserProblem {
    draft.set(draft.get().take(settings));
  }

  /** Takes the settings of an earlier run. */
  public void take(RunSettings settings) throws UserProblem {
    draft.set(SettingsDraft.of(settings));
  }

  /** Takes what the authors of the network's family trained it with, scaled to the data. */
  public void takeRecipe() {
    int limit = validation.get().settings().limit();
    Dataset open = dataset.get();
    int all = open == null ? Integer.MAX_VALUE : open.train().size();
    PaperRecipe.of(draft.get().network().family())
        .map(recipe -> recipe.scaledTo(limit > 0 ? Math.min(limit, all) : all))
        .ifPresent(recipe -> draft.set(draft.get().take(recipe)));
  }

  /** Sets everything but network and data back to its default. */
  public void reset() {
    draft.set(draft.get().withDefaults());
  }

  /**
   * Gives on the plan of what now stands in the form, unless something blocks it; checks it first
   * where that was not done yet, or where the data changed on disk.
   */
  public void start(Consumer<RunPlan> onReady) {
    SettingsDraft wanted = draft.get();
    SettingsValidation known = validation.get();
    DataState before = data.get();
    record Checked(DataState data, SettingsValidation validation) {}
    background.run(
        "train.start",
        () -> {
          DataState now = DataState.open(wanted.data(), before);
          boolean valid = now.equals(before) && known.draft().equals(wanted);
          return new Checked(now, valid ? known : validator.validate(wanted, now));
        },
        checked -> {
          if (!wanted.equals(draft.get())) {
            return;
          }
          data.set(checked.data());
          show(checked.validation());
          if (checked.validation().plan() != null) {
            onReady.accept(checked.validation().plan());
          }
        });
  }

  /** Looks for the data again, where they may have changed. */
  public void reopen() {
    openData();
  }

  private void openData() {
    String wanted = draft.get().data();
    DataState before = data.get();
    opened(new DataState.Opening());
    background.run("train.data", () -> DataState.open(wanted, before), this::opened);
  }

  private void opened(DataState state) {
    data.set(state);
    check();
  }

  private void changed(SettingsDraft before, SettingsDraft now) {
    if (!before.data().equals(now.data())) {
      openData();
    } else if (before.withTyped(now.typed()).equals(now)) {
      afterTyping.execute(this::check);
    } else {
      check();
    }
  }

  private void check() {
    SettingsDraft wanted = draft.get();
    DataState state = data.get();
    background.run(CHECK, () -> validator.validate(wanted, state), this::show);
  }

  private void show(SettingsValidation result) {
    dataset.set(data.get() instanceof DataState.Opened ? result.dataset() : null);
    validation.set(result);
  }
}
