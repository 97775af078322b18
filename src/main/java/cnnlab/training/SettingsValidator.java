package cnnlab.training;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.DataParts;
import cnnlab.data.DataState;
import cnnlab.data.Dataset;
import cnnlab.data.OpenedData;
import cnnlab.engine.Engine;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks drafts of settings, each once; nothing is opened for it but the weights, once. */
public final class SettingsValidator {
  /** Choices with which something can be wrong. */
  private static final Set<String> CHOICES = Set.of("data", "weights", "freeze");

  /** Fewer images tell batch normalization little of their mean and deviation. */
  private static final int SMALL_BATCH = 4;

  private final Engine engine;
  private final KeptWeights weights = new KeptWeights();

  public SettingsValidator(Engine engine) {
    this.engine = engine;
  }

  /**
   * Checks everything at once.
   *
   * @param data what the draft's data set is by now
   */
  public SettingsValidation validate(SettingsDraft draft, DataState data) {
    if (draft.weights().isEmpty()) {
      weights.forget();
    }
    return new Check(draft, data).result();
  }

  /** One check, step by step. */
  private final class Check {
    private final SettingsDraft draft;
    private final Map<String, SettingStatus> statuses = new HashMap<>();
    private final Map<NumericSetting, String> defaults = new EnumMap<>(NumericSetting.class);
    private final @Nullable OpenedData opened;
    private final @Nullable Architecture architecture;
    private final RunSettings settings;

    Check(SettingsDraft draft, DataState data) {
      this.draft = draft;
      opened = data instanceof DataState.Opened(OpenedData known) ? known : null;
      switch (data) {
        case DataState.Failed(UserProblem problem) -> put("data", SettingStatus.error(problem));
        case DataState.Opening _, DataState.Absent _ -> put("data", SettingStatus.PENDING);
        case DataState.Opened _ -> {}
      }
      DataParts parts = opened == null ? null : opened.parts();
      List<String> labels = parts == null ? List.of() : parts.labels();
      RunSettings read =
          draft.withoutNumbers(parts == null ? draft.network().classes() : labels.size());
      for (NumericSetting setting : NumericSetting.values()) {
        if (!NumericSetting.AFTER_WEIGHTS.contains(setting)) {
          read = setting.set(read, read(setting, DefaultSettings.of(setting, draft, read, parts)));
        }
      }
      architecture = architecture(read.network());
      read = adapted(read, labels);
      for (NumericSetting setting : NumericSetting.AFTER_WEIGHTS) {
        read = setting.set(read, read(setting, DefaultSettings.of(setting, draft, read, parts)));
      }
      settings = read;
    }

    /** Null where it cannot be built, which the check of the settings tells. */
    private static @Nullable Architecture architecture(NetworkSettings network) {
      try {
        return Catalogue.build(network);
      } catch (UserProblem told) {
        return null;
      }
    }

    /** With the weights given adapted as suits them and the data. */
    private RunSettings adapted(RunSettings read, List<String> labels) {
      PretrainedSource from = read.startFrom();
      if (from == null || architecture == null) {
        return read;
      }
      try {
        PretrainedTransfer whole = transfer(new PretrainedSource(from.weights(), ""), read, labels);
        PretrainedSource byDefault =
            DefaultSettings.startFrom(
                from.weights(), architecture, !whole.replaced().isEmpty(), read.epochs());
        return read.withStartFrom(
            new PretrainedSource(
                from.weights(),
                Objects.requireNonNullElse(draft.freeze(), byDefault.freeze()),
                byDefault.fineTuning()));
      } catch (UserProblem unfit) {
        put(unfit, "weights");
        return read;
      }
    }

    private PretrainedTransfer transfer(
        PretrainedSource from, RunSettings read, List<String> labels) throws UserProblem {
      return PretrainedTransfer.of(
          weights.read(from),
          from,
          Objects.requireNonNull(architecture),
          labels,
          read.optimizer().kind());
    }

    /** What was typed, or else the default, which also stands in for what is no number. */
    private Number read(NumericSetting setting, Number byDefault) {
      String text = setting.text(byDefault);
      defaults.put(setting, text);
      try {
        return setting.read(draft.typed(setting).orElse(text));
      } catch (UserProblem notANumber) {
        put(setting.field(), SettingStatus.error(notANumber));
        return byDefault;
      }
    }

    /** The worst counts, and of those the first. */
    private void put(String field, SettingStatus status) {
      statuses.merge(
          field, status, (first, next) -> next.level().compareTo(first.level()) > 0 ? next : first);
    }

    /** At the field at fault; what is located elsewhere, at a layer or a file, is the other's. */
    private void put(UserProblem problem, String otherwise) {
      String where = problem.where();
      if (where != null && (CHOICES.contains(where) || NumericSetting.of(where).isPresent())) {
        put(where, SettingStatus.error(problem));
      } else {
        put(otherwise, SettingStatus.error(problem));
      }
    }

    SettingsValidation result() {
      SettingsCheck.problems(settings)
          .forEach(problem -> put(problem, NumericSetting.INPUT_SIZE.field()));
      Dataset dataset = dataset();
      warn();
      Analysis analysis = null;
      List<String> stages = List.of();
      if (architecture != null) {
        try {
          analysis = Analysis.of(architecture);
          stages = Freezing.choices(architecture);
        } catch (UserProblem problem) {
          put(problem, NumericSetting.INPUT_SIZE.field());
        }
      }
      PretrainedTransfer start = start(dataset);
      MemoryEstimate memory = memory(dataset);
      return new SettingsValidation(
          draft,
          settings,
          defaults,
          statuses,
          dataset,
          analysis,
          memory,
          stages,
          start,
          plan(dataset, start));
    }

    private @Nullable Dataset dataset() {
      if (opened == null) {
        return null;
      }
      try {
        Dataset dataset = opened.split(settings.splitting());
        SettingsCheck.problems(settings, dataset).forEach(problem -> put(problem, "data"));
        return dataset;
      } catch (UserProblem problem) {
        put(problem, "data");
        return null;
      }
    }

    private void warn() {
      if (settings.patience() > 0 && settings.patience() >= settings.epochs()) {
        put(
            NumericSetting.PATIENCE.field(),
            SettingStatus.warning(UserProblem.of("warning.patience", settings.patience())));
      }
      if (settings.batchSize() < SMALL_BATCH && isNormalized()) {
        put(
            NumericSetting.BATCH_SIZE.field(),
            SettingStatus.warning(UserProblem.of("warning.batchSize", settings.batchSize())));
      }
    }

    private boolean isNormalized() {
      return architecture != null
          && architecture.layers().stream().anyMatch(layer -> layer.op() instanceof Op.BatchNorm);
    }

    private @Nullable PretrainedTransfer start(@Nullable Dataset dataset) {
      PretrainedSource from = settings.startFrom();
      if (from == null || architecture == null || status("weights").blocks()) {
        return null;
      }
      try {
        return transfer(from, settings, dataset == null ? List.of() : dataset.labels());
      } catch (UserProblem unfit) {
        put(unfit, "weights");
        return null;
      }
    }

    private @Nullable MemoryEstimate memory(@Nullable Dataset dataset) {
      String field = NumericSetting.BATCH_SIZE.field();
      if (architecture == null || status(field).blocks()) {
        return null;
      }
      int batch = settings.batchSize();
      try {
        MemoryCheck check = RunPlan.memory(engine, architecture, settings, dataset);
        MemoryEstimate needed = check.ofRun(batch);
        check.problem(batch, needed).ifPresent(problem -> put(field, SettingStatus.error(problem)));
        return needed;
      } catch (UserProblem untold) {
        put(untold, "freeze");
        return null;
      }
    }

    private SettingStatus status(String field) {
      return statuses.getOrDefault(field, SettingStatus.OK);
    }

    private @Nullable RunPlan plan(@Nullable Dataset dataset, @Nullable PretrainedTransfer start) {
      if (dataset == null
          || architecture == null
          || statuses.values().stream().anyMatch(SettingStatus::blocks)) {
        return null;
      }
      return new RunPlan(settings, RunPlan.limited(dataset, settings), architecture, start);
    }
  }
}
