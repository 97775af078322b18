package cnnlab.explain.unit;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.Target;
import cnnlab.explain.ExplainedLayers;
import cnnlab.text.UserProblem;
import org.jspecify.annotations.Nullable;

/**
 * A channel of a layer's maps; a neuron, which is a channel at one place; or a value of a vector: a
 * class, at the last layer.
 *
 * @param channel from 0
 * @param place null for the whole channel
 */
public record Unit(String layer, int channel, @Nullable Place place) {

  /** A place in a layer's maps; counted from 0. */
  public record Place(int row, int column) {}

  /** A whole channel, or a value of a vector. */
  public Unit(String layer, int channel) {
    this(layer, channel, null);
  }

  /**
   * Checked against a network.
   *
   * @param name of a layer, or of a block for its output
   */
  public static Unit of(Architecture architecture, String name, int channel, @Nullable Place place)
      throws UserProblem {
    String layer = ExplainedLayers.output(architecture, name);
    Shape shape = Shapes.of(architecture).get(layer);
    if (channel < 0 || channel >= shape.channels()) {
      throw UserProblem.of("unit.channel", layer, channel, shape.channels() - 1).at("--unit");
    }
    if (place != null) {
      if (!(shape instanceof Shape.FeatureMap(_, int height, int width))) {
        throw UserProblem.of("unit.vector", layer).at("--at");
      }
      if (place.row() >= height || place.column() >= width) {
        throw UserProblem.of("unit.place", layer, height, width).at("--at");
      }
    }
    return new Unit(layer, channel, place);
  }

  /** The neuron of its channel at a place; the whole channel for null. */
  public Unit at(@Nullable Place other) {
    return new Unit(layer, channel, other);
  }

  /** "layer1.0.conv1 · 3", of a neuron "layer1.0.conv1 · 3 (4, 5)" with its row and column. */
  public String title() {
    String whole = layer + " · " + channel;
    return place == null ? whole : whole + " (" + place.row() + ", " + place.column() + ")";
  }

  /** What gradients of it are asked for: the mean of its values. */
  Target target() {
    return place == null
        ? new Target.Channel(layer, channel)
        : new Target.Neuron(layer, channel, place.row(), place.column());
  }

  /** How many values it has in an example of its layer. */
  int count(Shape shape) {
    return place == null ? Math.toIntExact(shape.elements()) / shape.channels() : 1;
  }

  /** Where they begin; they lie one behind the other. */
  int first(Shape shape) {
    int map = Math.toIntExact(shape.elements()) / shape.channels();
    int width = shape instanceof Shape.FeatureMap(_, _, int columns) ? columns : 1;
    return channel * map + (place == null ? 0 : place.row() * width + place.column());
  }

  /** The mean of its values in one example's activation. */
  public double mean(Activation found) {
    int first = first(found.shape());
    int count = count(found.shape());
    double sum = 0;
    for (int i = first; i < first + count; i++) {
      sum += found.values()[i];
    }
    return sum / count;
  }
}
