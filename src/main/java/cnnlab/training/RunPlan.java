package cnnlab.training;

import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.Architecture;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Dataset;
import cnnlab.data.Datasets;
import cnnlab.data.image.Subset;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunProgress;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings that were checked, with all that a run needs: the data, which are not opened again, the
 * network, and the weights that it begins with.
 *
 * @param data with no more training examples than the settings allow
 * @param start the weights given; null for random ones
 */
public record RunPlan(
    RunSettings settings,
    Dataset data,
    Architecture architecture,
    @Nullable PretrainedTransfer start) {

  /** Opens the data that the settings name. */
  static Dataset open(RunSettings settings) throws UserProblem {
    return Datasets.open(settings.data()).split(settings.splitting());
  }

  /**
   * Checks settings and data.
   *
   * @throws UserProblem where something does not fit
   */
  public static RunPlan of(RunSettings settings, Dataset all) throws UserProblem {
    throwFirst(SettingsCheck.problems(settings));
    throwFirst(SettingsCheck.problems(settings, all));
    RunSettings fitting = settings.with(settings.network().withClasses(all.labels().size()));
    Architecture architecture = Catalogue.build(fitting.network());
    PretrainedSource from = settings.startFrom();
    PretrainedTransfer start =
        from == null
            ? null
            : PretrainedTransfer.of(from, architecture, all.labels(), settings.optimizer().kind());
    return new RunPlan(fitting, limited(all, settings), architecture, start);
  }

  /**
   * How images are scaled and normalized: by the mean and deviation of the data, which are measured
   * now; those for given weights by the ones that these know.
   */
  Preprocessing preprocessing() throws UserProblem {
    Preprocessing measured = Preprocessing.measured(data.train(), settings.network().inputSize());
    if (start == null) {
      return measured;
    }
    Preprocessing known = start.given().preprocessing();
    return new Preprocessing(measured.inputSize(), measured.resize(), known.mean(), known.std());
  }

  /** With no more training examples than the settings allow. */
  static Dataset limited(Dataset data, RunSettings settings) {
    return data.withTraining(Subset.limited(data.train(), settings.limit(), settings.seed()));
  }

  /**
   * Whether this machine has the memory for a run; most is taken when most layers learn.
   *
   * @param data null while they are not open
   */
  static MemoryCheck memory(
      Engine engine, Architecture architecture, RunSettings settings, @Nullable Dataset data)
      throws UserProblem {
    Set<String> frozen = FrozenLayers.of(architecture, settings, List.of()).in(settings.epochs());
    return new MemoryCheck(
        engine,
        architecture,
        settings.optimizer().kind(),
        frozen,
        data == null ? 0 : MemoryCheck.beside(architecture, settings, limited(data, settings)));
  }

  /**
   * Demands that this machine has the memory for a run; gives the forecast.
   *
   * @throws UserProblem at the batch size, with the largest that fits
   */
  static MemoryEstimate requireMemory(
      Engine engine, Architecture architecture, RunSettings settings, Dataset data)
      throws UserProblem {
    MemoryCheck check = memory(engine, architecture, settings, data);
    int batch = settings.batchSize();
    MemoryEstimate forecast = check.ofRun(batch);
    Optional<UserProblem> problem = check.problem(batch, forecast);
    if (problem.isPresent()) {
      throw problem.get();
    }
    return forecast;
  }

  /** The network before its first iteration. */
  Network network(Engine engine) throws UserProblem {
    Set<String> frozen =
        FrozenLayers.of(architecture, settings, start == null ? List.of() : start.replaced())
            .in(RunProgress.START.epoch());
    return network(engine, architecture, settings, frozen, fresh -> begin(fresh, start));
  }

  /** Gives a network the weights that it begins with, where these are given. */
  static void begin(Network network, @Nullable PretrainedTransfer start) throws UserProblem {
    if (start != null) {
      start.load(network);
    }
  }

  /** What is done with a network before it is used. */
  interface Preparation {
    void prepare(Network network) throws UserProblem;
  }

  /** A network for a run of these settings; closed again where it cannot be prepared. */
  static Network network(
      Engine engine,
      Architecture architecture,
      RunSettings settings,
      Set<String> frozen,
      Preparation preparation)
      throws UserProblem {
    Network network =
        engine.forTraining(
            architecture, settings.optimizer(), frozen, settings.batchSize(), settings.seed());
    try {
      preparation.prepare(network);
      return network;
    } catch (UserProblem | RuntimeException | Error e) {
      network.close();
      throw e;
    }
  }

  static void throwFirst(List<UserProblem> problems) throws UserProblem {
    if (!problems.isEmpty()) {
      throw problems.getFirst();
    }
  }
}
