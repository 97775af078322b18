package cnnlab.explain;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.text.UserProblem;
import java.util.List;

/** The layers of which maps are told. */
public final class ExplainedLayers {
  private ExplainedLayers() {}

  /**
   * Activation functions and concatenations, as long as they have more than one position, in the
   * network's order.
   */
  public static List<String> of(Architecture architecture) {
    Shapes shapes = shapes(architecture);
    return architecture.layers().stream()
        .filter(layer -> layer.op() instanceof Op.Activation || layer.op() instanceof Op.Concat)
        .filter(layer -> hasPlaces(shapes.get(layer.name())))
        .map(Layer::name)
        .toList();
  }

  /**
   * The layer of this name, or the output of the block of this name ("layer3"): its last layer.
   *
   * @throws UserProblem where there is none
   */
  public static String output(Architecture architecture, String name) throws UserProblem {
    return architecture.layers().stream()
        .map(Layer::name)
        .filter(each -> each.equals(name) || each.startsWith(name + "."))
        .reduce((_, later) -> later)
        .orElseThrow(
            () -> UserProblem.of("explain.layer", name, architecture.name()).at("--layer"));
  }

  /**
   * The same, where maps are asked for.
   *
   * @throws UserProblem where there is none, or it has no positions that a map could have
   */
  public static String named(Architecture architecture, String name) throws UserProblem {
    String layer = output(architecture, name);
    if (!hasPlaces(shapes(architecture).get(layer))) {
      throw UserProblem.of("explain.layer.places", layer, of(architecture).getLast()).at("--layer");
    }
    return layer;
  }

  private static boolean hasPlaces(Shape shape) {
    return shape instanceof Shape.FeatureMap map && map.height() * map.width() > 1;
  }

  /** Of a network that was checked when it was made. */
  static Shapes shapes(Architecture architecture) {
    try {
      return Shapes.of(architecture);
    } catch (UserProblem e) {
      throw new IllegalArgumentException(e);
    }
  }
}
