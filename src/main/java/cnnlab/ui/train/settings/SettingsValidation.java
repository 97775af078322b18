package cnnlab.ui.train.settings;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.engine.Engine;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.DefaultSettings;
import cnnlab.training.MemoryCheck;
import cnnlab.training.PretrainedTransfer;
import cnnlab.training.SettingsCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What comes of settings before they are used.
 *
 * @param problems what is wrong, by the name of the field
 * @param analysis of the network; null where it cannot be built
 * @param memory that training takes; null where it cannot be told
 * @param usualRate the learning rate that suits the network; NaN where it cannot be built
 * @param stages up to which the network can be frozen
 * @param start the weights given; null where there are none, or they do not fit
 */
record SettingsValidation(
    RunSettings settings,
    Map<String, UserProblem> problems,
    @Nullable Analysis analysis,
    @Nullable MemoryEstimate memory,
    double usualRate,
    List<String> stages,
    @Nullable PretrainedTransfer start) {

  static SettingsValidation on(TypedSettings typed, @Nullable Dataset data, Engine engine)
      throws UserProblem {
    RunSettings settings = typed.settings();
    Map<String, UserProblem> problems = new HashMap<>(typed.wrong());
    Stream<UserProblem> ofData =
        data == null ? Stream.empty() : SettingsCheck.problems(settings, data).stream();
    Stream.concat(SettingsCheck.problems(settings).stream(), ofData)
        .forEach(problem -> problems.putIfAbsent(field(problem, "inputSize"), problem));
    if (problems.containsKey("inputSize") || problems.containsKey("width")) {
      return new SettingsValidation(settings, problems, null, null, Double.NaN, List.of(), null);
    }
    Architecture architecture = Catalogue.build(settings.network());
    Analysis analysis = Analysis.of(architecture);
    PretrainedTransfer start = null;
    if (settings.startFrom() != null) {
      try {
        start =
            PretrainedTransfer.of(
                settings.startFrom(),
                architecture,
                data == null ? List.of() : data.labels(),
                settings.optimizer().kind());
      } catch (UserProblem unfit) {
        problems.put(field(unfit, "weights"), unfit);
      }
    }
    MemoryEstimate memory = null;
    if (!problems.containsKey("batchSize")) {
      int batch = settings.batchSize();
      Set<String> frozen = start == null ? Set.of() : start.frozen();
      MemoryCheck check =
          new MemoryCheck(engine, architecture, settings.optimizer().kind(), frozen);
      memory = check.ofRun(batch);
      check.problem(batch, memory).ifPresent(problem -> problems.put("batchSize", problem));
    }
    return new SettingsValidation(
        settings,
        problems,
        analysis,
        memory,
        DefaultSettings.learningRate(architecture, settings.optimizer().kind()),
        Freezing.choices(architecture),
        start);
  }

  /** The field at fault; what is located elsewhere, at a layer or a file, is the other field's. */
  static String field(UserProblem problem, String otherwise) {
    String where = problem.where();
    return where != null
            && (FormViewModel.NUMBERS.contains(where) || FormViewModel.CHOICES.contains(where))
        ? where
        : otherwise;
  }
}
