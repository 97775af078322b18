package cnnlab.weights;

import cnnlab.arch.Architecture;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How weights match an architecture.
 *
 * @param missing tensors that the architecture needs and the file lacks
 * @param surplus names in the file that the architecture does not have
 * @param misshapen tensors whose shape differs
 */
public record WeightCheck(
    List<TensorSpec> missing, List<String> surplus, List<Misshapen> misshapen) {

  /** A tensor of the right name and the wrong shape. */
  public record Misshapen(TensorSpec wanted, List<Integer> found) {
    public Misshapen {
      found = List.copyOf(found);
    }
  }

  /** Names listed in a message before it says how many more there are. */
  private static final int LISTED = 3;

  public WeightCheck {
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
    misshapen = List.copyOf(misshapen);
  }

  /**
   * Compares names and shapes. Give the architecture {@code forInference()} where auxiliary
   * classifiers are not needed.
   */
  public static WeightCheck against(Architecture architecture, Weights weights) throws UserProblem {
    List<TensorSpec> missing = new ArrayList<>();
    List<Misshapen> misshapen = new ArrayList<>();
    Set<String> surplus = new LinkedHashSet<>(weights.tensors().keySet());
    for (TensorSpec wanted : Tensors.of(architecture)) {
      Tensor found = weights.tensors().get(wanted.name());
      surplus.remove(wanted.name());
      if (found == null) {
        missing.add(wanted);
      } else if (!found.shape().equals(wanted.shape())) {
        misshapen.add(new Misshapen(wanted, found.shape()));
      }
    }
    return new WeightCheck(missing, List.copyOf(surplus), misshapen);
  }

  /** Whether the architecture can run with these weights; surplus tensors do no harm. */
  public boolean isUsable() {
    return missing.isEmpty() && misshapen.isEmpty();
  }

  /** Throws a problem that names the tensors at fault, unless the weights are usable. */
  public void orThrow() throws UserProblem {
    if (!misshapen.isEmpty()) {
      Misshapen first = misshapen.getFirst();
      throw UserProblem.of(
              "weights.misshapen",
              first.wanted().name(),
              first.found(),
              first.wanted().shape(),
              misshapen.size() - 1)
          .at(first.wanted().layer());
    }
    if (!missing.isEmpty()) {
      throw UserProblem.of(
              "weights.missing-tensors",
              missing.size(),
              some(missing.stream().map(TensorSpec::name).toList()),
              surplus.size(),
              some(surplus))
          .at(missing.getFirst().layer());
    }
  }

  private static String some(List<String> names) {
    return names.isEmpty()
        ? "-"
        : String.join(", ", names.subList(0, Math.min(LISTED, names.size())))
            + (names.size() > LISTED ? ", …" : "");
  }
}
