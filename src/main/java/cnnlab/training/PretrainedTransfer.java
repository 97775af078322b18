package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.arch.Freezing;
import cnnlab.arch.Head;
import cnnlab.arch.Op;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.engine.Network;
import cnnlab.engine.common.OptimizerState;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedOrigin;
import cnnlab.run.PretrainedSource;
import cnnlab.run.PretrainedWeights;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Given weights as a network takes them over. Convolutions and normalizations must fit; a
 * classifier begins at random where the classes are others, and so does what is fully connected
 * where another input size gives it another shape.
 *
 * @param frozen layers that do not learn
 * @param replaced tensors that begin at random
 * @param optimizer whether the optimizer's state is taken over too: one was kept, for the same rule
 *     and every tensor that learns
 */
public record PretrainedTransfer(
    PretrainedWeights given, Set<String> frozen, List<String> replaced, boolean optimizer) {

  /**
   * Compares weights with a network.
   *
   * @param labels of the data; empty where these are not known
   * @throws UserProblem located at "weights" or "freeze", where the file cannot be read or holds
   *     another network's weights, or a layer is to be frozen that it has no weights for
   */
  public static PretrainedTransfer of(
      PretrainedSource start,
      Architecture architecture,
      List<String> labels,
      OptimizerSettings.Kind rule)
      throws UserProblem {
    return of(read(start), start, architecture, labels, rule);
  }

  /** The same, of weights that were read before. */
  static PretrainedTransfer of(
      PretrainedWeights given,
      PretrainedSource start,
      Architecture architecture,
      List<String> labels,
      OptimizerSettings.Kind rule)
      throws UserProblem {
    refuseAnother(given, architecture);
    Set<String> frozen = Freezing.upTo(architecture, start.freeze());
    Set<String> heads = architecture.heads().stream().map(Head::layer).collect(Collectors.toSet());
    boolean otherClasses = areOther(labels, given.labels());
    List<String> replaced = new ArrayList<>();
    for (TensorSpec spec : Tensors.of(architecture)) {
      boolean head = heads.contains(spec.layer());
      if (fits(given.shapes().get(spec.name()), spec) && !(head && otherClasses)) {
        continue;
      }
      if (!head && !mayBeginAtRandom(architecture, spec.layer())) {
        throw unfit(given, architecture, spec.name());
      }
      if (frozen.contains(spec.layer())) {
        throw UserProblem.of("start.frozen-new", spec.layer()).at("freeze");
      }
      replaced.add(spec.name());
    }
    boolean optimizer = replaced.isEmpty() && stateFits(given, architecture, frozen, rule);
    return new PretrainedTransfer(given, frozen, List.copyOf(replaced), optimizer);
  }

  /**
   * Two networks of the catalogue may have the same tensors and compute differently (the stride of
   * ResNet-50's two forms). An own network may well start from the one that it was made of.
   */
  private static void refuseAnother(PretrainedWeights given, Architecture architecture)
      throws UserProblem {
    String named = given.architecture();
    if (!named.equals(architecture.name())
        && Catalogue.has(named)
        && Catalogue.has(architecture.name())) {
      throw UserProblem.of("weights.other", given.title(), named, architecture.name())
          .at("weights");
    }
  }

  /** Of another width, or of the same network's form for images of another size. */
  private static UserProblem unfit(
      PretrainedWeights given, Architecture architecture, String tensor) {
    int size = architecture.input().height();
    int learned = given.preprocessing().inputSize();
    boolean ofAnotherSize = given.architecture().equals(architecture.name()) && learned != size;
    UserProblem problem =
        ofAnotherSize
            ? UserProblem.of("start.other-size", given.title(), learned, size, tensor)
            : UserProblem.of("start.unfit", given.title(), architecture.name(), tensor);
    return problem.at("weights");
  }

  private static boolean areOther(List<String> labels, List<String> known) {
    return !labels.isEmpty() && !known.isEmpty() && !labels.equals(known);
  }

  private static boolean mayBeginAtRandom(Architecture architecture, String layer) {
    return architecture.layer(layer).op() instanceof Op.Linear
        || architecture.auxiliaryLayers().contains(layer);
  }

  /** Reads the weights; a problem with them is located at "weights". */
  static PretrainedWeights read(PretrainedSource start) throws UserProblem {
    try {
      return PretrainedWeights.read(Path.of(start.weights()));
    } catch (UserProblem unreadable) {
      throw unreadable.at("weights");
    }
  }

  private static boolean fits(@Nullable List<Integer> found, TensorSpec wanted) {
    return wanted.shape().equals(found);
  }

  private static boolean stateFits(
      PretrainedWeights given,
      Architecture architecture,
      Set<String> frozen,
      OptimizerSettings.Kind rule)
      throws UserProblem {
    Map<String, List<Integer>> state = given.optimizer();
    return state.containsKey(OptimizerState.STEP)
        && Tensors.of(architecture, frozen).stream()
            .filter(TensorSpec::learnable)
            .allMatch(
                spec ->
                    OptimizerState.of(rule).stream()
                        .allMatch(
                            each -> fits(state.get(OptimizerState.name(spec.name(), each)), spec)));
  }

  /** Where they come from, to be kept with the run. */
  PretrainedOrigin origin() throws UserProblem {
    return new PretrainedOrigin(
        given.title(), given.run(), given.epoch(), given.sha256(), replaced, optimizer);
  }

  /** Gives them to a new network. */
  void load(Network network) throws UserProblem {
    given.use(
        (tensors, state) -> {
          Map<String, Tensor> all = new HashMap<>(tensors);
          Map<String, Tensor> random = network.weights();
          for (String name : replaced) {
            all.put(name, random.get(name));
          }
          network.load(all);
          if (optimizer) {
            network.restoreOptimizer(state);
          }
        });
  }
}
