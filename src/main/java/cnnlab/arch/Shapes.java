package cnnlab.arch;

import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shape.Vector;
import cnnlab.text.UserProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The output shape of every layer of an architecture, for one example. */
public final class Shapes {
  private final Map<String, Shape> byLayer = new HashMap<>();

  private Shapes() {}

  /**
   * Works the shapes out.
   *
   * @throws UserProblem located at the first layer whose inputs do not fit it
   */
  public static Shapes of(Architecture architecture) throws UserProblem {
    Shapes shapes = new Shapes();
    for (Layer layer : architecture.layers()) {
      shapes.byLayer.put(layer.name(), output(layer, shapes.inputs(layer)));
    }
    return shapes;
  }

  /** The output shape of the layer of this name. */
  public Shape get(String layer) {
    return Objects.requireNonNull(byLayer.get(layer), layer);
  }

  /** The shapes that a layer reads, in order. */
  public List<Shape> inputs(Layer layer) {
    return layer.inputs().stream().map(this::get).toList();
  }

  /**
   * The output shape of a layer that reads these.
   *
   * @throws UserProblem located at the layer, if they do not fit it
   */
  public static Shape output(Layer layer, List<Shape> inputs) throws UserProblem {
    return switch (layer.op()) {
      case Op.Input input -> new FeatureMap(input.channels(), input.height(), input.width());
      case Op.Conv conv -> conv(layer, conv, map(layer, inputs));
      case Op.Lrn _ -> map(layer, inputs);
      case Op.Windowed pool -> windowed(layer, map(layer, inputs), pool.window(), pool.ceil());
      case Op.AdaptiveAvgPool pool ->
          new FeatureMap(map(layer, inputs).channels(), pool.height(), pool.width());
      case Op.Flatten _ -> new Vector(Math.toIntExact(inputs.getFirst().elements()));
      case Op.Linear linear -> linear(layer, linear, inputs.getFirst());
      case Op.PadShortcut shortcut -> padShortcut(layer, shortcut, map(layer, inputs));
      case Op.Add _ -> add(layer, inputs);
      case Op.BatchNorm _, Op.Elementwise _ -> inputs.getFirst();
      case Op.Concat _ -> concat(layer, inputs);
    };
  }

  private static FeatureMap map(Layer layer, List<Shape> inputs) throws UserProblem {
    if (inputs.getFirst() instanceof FeatureMap map) {
      return map;
    }
    throw UserProblem.of("layer.needs-map", layer.name()).at(layer.name());
  }

  private static Shape conv(Layer layer, Op.Conv conv, FeatureMap in) throws UserProblem {
    if (in.channels() % conv.groups() != 0 || conv.filters() % conv.groups() != 0) {
      throw UserProblem.of(
              "layer.groups", layer.name(), conv.groups(), in.channels(), conv.filters())
          .at(layer.name());
    }
    FeatureMap out = windowed(layer, in, conv.window(), false);
    return new FeatureMap(conv.filters(), out.height(), out.width());
  }

  private static FeatureMap windowed(Layer layer, FeatureMap in, Window window, boolean ceil)
      throws UserProblem {
    int height = window.outputHeight(in.height(), ceil);
    int width = window.outputWidth(in.width(), ceil);
    if (height < 1 || width < 1) {
      throw UserProblem.of("layer.too-small", layer.name(), window, in.height(), in.width())
          .at(layer.name());
    }
    return new FeatureMap(in.channels(), height, width);
  }

  private static Shape linear(Layer layer, Op.Linear linear, Shape in) throws UserProblem {
    if (in instanceof Vector) {
      return new Vector(linear.units());
    }
    throw UserProblem.of("layer.needs-vector", layer.name()).at(layer.name());
  }

  private static Shape padShortcut(Layer layer, Op.PadShortcut shortcut, FeatureMap in)
      throws UserProblem {
    if (shortcut.channels() < in.channels()) {
      throw UserProblem.of("layer.shortcut", layer.name(), in.channels(), shortcut.channels())
          .at(layer.name());
    }
    return new FeatureMap(
        shortcut.channels(),
        Math.ceilDiv(in.height(), shortcut.stride()),
        Math.ceilDiv(in.width(), shortcut.stride()));
  }

  private static Shape add(Layer layer, List<Shape> inputs) throws UserProblem {
    for (Shape shape : inputs) {
      if (!shape.equals(inputs.getFirst())) {
        throw UserProblem.of("layer.add", layer.name(), inputs.getFirst(), shape).at(layer.name());
      }
    }
    return inputs.getFirst();
  }

  private static Shape concat(Layer layer, List<Shape> inputs) throws UserProblem {
    FeatureMap first = map(layer, inputs);
    int channels = 0;
    for (Shape shape : inputs) {
      if (!(shape instanceof FeatureMap map)
          || map.height() != first.height()
          || map.width() != first.width()) {
        throw UserProblem.of("layer.concat", layer.name(), first, shape).at(layer.name());
      }
      channels += map.channels();
    }
    return new FeatureMap(channels, first.height(), first.width());
  }
}
