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
  /** Positions a side that a map needs to tell where something is, not only that it is. */
  private static final int COARSEST = 4;

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
   * The layer to begin with: the last whose map has at least 4 x 4 positions, for it is near the
   * answer and still says where; VGG's last has 2 x 2 for an image of 32 pixels. The last of all
   * where none has so many.
   *
   * @throws UserProblem where there is no layer that maps are told of
   */
  public static String initial(Architecture architecture) throws UserProblem {
    Shapes shapes = shapes(architecture);
    List<String> layers = of(architecture);
    if (layers.isEmpty()) {
      throw UserProblem.of("explain.layer.none", architecture.name()).at("--method");
    }
    return layers.stream()
        .filter(layer -> side(shapes.get(layer)) >= COARSEST)
        .reduce((_, later) -> later)
        .orElseGet(layers::getLast);
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
      throw UserProblem.of("explain.layer.places", layer, initial(architecture)).at("--layer");
    }
    return layer;
  }

  private static int side(Shape shape) {
    return shape instanceof Shape.FeatureMap map ? Math.min(map.height(), map.width()) : 0;
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
