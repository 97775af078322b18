package cnnlab.weights.graph;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph of another program as layers.
 *
 * @param architecture all of it; what comes before the first node that is no layer, where there is
 *     one
 * @param unrepresentable the nodes that no layer computes, each "node (Operator setting)"
 */
public record ImportedNetwork(
    Architecture architecture,
    Map<String, Tensor> tensors,
    Map<String, String> metadata,
    List<Note> notes,
    List<String> unrepresentable) {
  /** Nodes that a message names. */
  private static final int LISTED = 40;

  /**
   * The weights, whose metadata say the network.
   *
   * @throws UserProblem that names the nodes that no layer computes, where there are some
   */
  public Weights weights(Path file) throws UserProblem {
    UserProblem problem = problem(file);
    if (problem != null) {
      throw problem;
    }
    Map<String, String> said = new LinkedHashMap<>(metadata);
    said.put(WeightMetadata.DEFINITION, ArchitectureJson.write(architecture));
    return new Weights(tensors, said, notes);
  }

  /** The network alone. */
  public HeldNetwork held(Path file) {
    return new HeldNetwork(architecture, problem(file));
  }

  private @Nullable UserProblem problem(Path file) {
    if (unrepresentable.isEmpty()) {
      return null;
    }
    int more = unrepresentable.size() - LISTED;
    return UserProblem.of(
            "weights.operators",
            file.getFileName(),
            unrepresentable.size(),
            String.join(", ", unrepresentable.subList(0, Math.min(LISTED, unrepresentable.size())))
                + (more > 0 ? ", … +" + more : ""))
        .at(file.toString());
  }
}
