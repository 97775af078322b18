package cnnlab.explain;

import static java.util.Objects.requireNonNull;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.common.Initialization;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;

/**
 * Does an explanation depend on what the network has learned? (Adebayo et al. 2018, "Sanity Checks
 * for Saliency Maps".) Its weights are made random, block by block from the top down, each with
 * those above it or alone, and the map is worked out again each time: one that hardly changes tells
 * of the image, not of the network.
 */
public final class ParameterRandomization {
  private static final int MOST_BLOCKS = 20;
  private static final int DEEPEST = 4;
  private static final long SEED = 1;

  private ParameterRandomization() {}

  /** What is random when a block's turn has come. */
  public enum Order {
    /** It and all above it. */
    CASCADING,
    /** It alone; all others are as they were learned. */
    INDEPENDENT
  }

  /**
   * A map after some blocks were made random.
   *
   * @param block the last of them; "" before any
   * @param spearman the rank correlation of the signed map with the original
   * @param absolute that of the map without signs
   * @param structural the structural similarity of the maps without signs
   */
  public record Step(
      String block, LayerMap map, double spearman, double absolute, double structural) {}

  /**
   * Names of what is made random together, from the top down: single layers where they are few,
   * else blocks.
   */
  public static List<String> blocks(Architecture architecture) {
    return new ArrayList<>(tensors(architecture).keySet()).reversed();
  }

  /**
   * Goes through all blocks. The network itself stays as it is; a second one is opened.
   *
   * @param request names the layer, of a method that tells of several
   * @param randomized which blocks are random at each step
   * @param onStep told of each map as soon as it is there, the original first
   * @return whether it came to its end
   */
  public static boolean run(
      TrainedNetwork network,
      RgbImage image,
      AttributionRequest request,
      Order randomized,
      DoublePredicate goOn,
      Consumer<Step> onStep)
      throws UserProblem {
    Optional<LayerMap> original = map(network, image, request, goOn, 0, 1);
    if (original.isEmpty()) {
      return false;
    }
    onStep.accept(new Step("", original.get(), 1, 1, 1));
    Map<String, List<TensorSpec>> blocks = tensors(network.architecture());
    Map<String, Tensor> random = random(network.architecture());
    Map<String, Tensor> replaced = new HashMap<>();
    List<String> order = blocks(network.architecture());
    try (TrainedNetwork changed = network.copy()) {
      for (int i = 0; i < order.size(); i++) {
        if (randomized == Order.INDEPENDENT) {
          replaced.clear();
        }
        for (TensorSpec spec : requireNonNull(blocks.get(order.get(i)))) {
          replaced.put(spec.name(), requireNonNull(random.get(spec.name())));
        }
        changed.replace(replaced);
        Optional<LayerMap> map = map(changed, image, request, goOn, i + 1, order.size() + 1);
        if (map.isEmpty()) {
          return false;
        }
        onStep.accept(step(order.get(i), request.method().family(), original.get(), map.get()));
      }
    }
    return true;
  }

  private static Optional<LayerMap> map(
      TrainedNetwork network,
      RgbImage image,
      AttributionRequest request,
      DoublePredicate goOn,
      int done,
      int all)
      throws UserProblem {
    return Attribution.of(network, image, request, share -> goOn.test((done + share) / all))
        .map(Explanation::last);
  }

  private static Step step(String block, Family family, LayerMap original, LayerMap map) {
    HeatMap before = HeatMap.of(original, family, Sign.ABSOLUTE);
    HeatMap after = HeatMap.of(map, family, Sign.ABSOLUTE);
    int side =
        Math.max(before.rows(), 32); // maps of a late layer have too few positions for windows
    return new Step(
        block,
        map,
        MapSimilarity.spearman(
            HeatMap.of(original, family, Sign.SIGNED).values(),
            HeatMap.of(map, family, Sign.SIGNED).values()),
        MapSimilarity.spearman(before.values(), after.values()),
        MapSimilarity.structural(before.resized(side), after.resized(side)));
  }

  /** The tensors of each block, from the image up; a normalization goes with what it follows. */
  private static Map<String, List<TensorSpec>> tensors(Architecture architecture) {
    Map<String, List<TensorSpec>> found = Map.of();
    for (int depth = DEEPEST; depth >= 1; depth--) {
      found = tensors(architecture, depth);
      if (found.size() <= MOST_BLOCKS) {
        return found;
      }
    }
    return found;
  }

  private static Map<String, List<TensorSpec>> tensors(Architecture architecture, int depth) {
    Shapes shapes = ExplainedLayers.shapes(architecture);
    Map<String, List<TensorSpec>> blocks = new LinkedHashMap<>();
    for (Layer layer : architecture.layers()) {
      if (!layer.inputs().isEmpty()) {
        List<TensorSpec> own = Tensors.of(layer, shapes.inputs(layer).getFirst());
        if (!own.isEmpty()) {
          String leading =
              layer.op() instanceof Op.BatchNorm ? layer.inputs().getFirst() : layer.name();
          blocks.computeIfAbsent(prefix(leading, depth), _ -> new ArrayList<>()).addAll(own);
        }
      }
    }
    return blocks;
  }

  private static String prefix(String name, int depth) {
    String[] parts = name.split("\\.");
    return String.join(".", List.of(parts).subList(0, Math.min(depth, parts.length)));
  }

  /** New weights for everything, as training begins with: running means 0, variances 1. */
  private static Map<String, Tensor> random(Architecture architecture) throws UserProblem {
    Map<String, Tensor> random = new HashMap<>();
    tensors(architecture)
        .values()
        .forEach(
            specs ->
                specs.forEach(
                    spec -> {
                      float[] values = new float[Math.toIntExact(spec.elements())];
                      if (spec.name().endsWith("running_var")) {
                        Arrays.fill(values, 1);
                      }
                      random.put(spec.name(), new Tensor(spec.shape(), FloatBuffer.wrap(values)));
                    }));
    Initialization.draw(
        architecture,
        SEED,
        (name, from, values) ->
            requireNonNull(random.get(name)).data().duplicate().position((int) from).put(values));
    return random;
  }
}
