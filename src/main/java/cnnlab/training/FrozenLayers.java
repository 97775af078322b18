package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.Head;
import cnnlab.run.FineTuning;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The layers of a run that keep the weights given, epoch by epoch.
 *
 * @param atFirst as long as the classifier learns alone
 * @param headEpochs how many epochs that is
 * @param later afterwards
 */
record FrozenLayers(Set<String> atFirst, int headEpochs, Set<String> later) {

  /** Of a run as it was begun. */
  static FrozenLayers of(RunRecord run) throws UserProblem {
    PretrainedOrigin origin = run.provenance().origin();
    return of(run.architecture(), run.settings(), origin == null ? List.of() : origin.replaced());
  }

  /**
   * Of a run to come.
   *
   * @param replaced tensors that begin at random; their layers learn with the classifier
   */
  static FrozenLayers of(
      Architecture architecture, RunSettings settings, Collection<String> replaced)
      throws UserProblem {
    PretrainedSource from = settings.startFrom();
    if (from == null) {
      return new FrozenLayers(Set.of(), 0, Set.of());
    }
    Set<String> later = Freezing.upTo(architecture, from.freeze());
    FineTuning tuning = from.fineTuning();
    if (tuning.headEpochs() == 0) {
      return new FrozenLayers(later, 0, later);
    }
    Stream<String> begun =
        replaced.stream().map(tensor -> tensor.substring(0, tensor.lastIndexOf('.')));
    Set<String> learning =
        Stream.concat(architecture.heads().stream().map(Head::layer), begun)
            .collect(Collectors.toSet());
    return new FrozenLayers(Freezing.before(architecture, learning), tuning.headEpochs(), later);
  }

  /** Those of an epoch, counted from 1. */
  Set<String> in(int epoch) {
    return epoch <= headEpochs ? atFirst : later;
  }

  /** Whether others learn in this epoch than in the one before. */
  boolean changeIn(int epoch) {
    return epoch > 1 && !in(epoch).equals(in(epoch - 1));
  }
}
