package cnnlab.explain.unit;

import cnnlab.arch.Architecture;
import cnnlab.arch.Shapes;
import cnnlab.text.UserProblem;

/**
 * A channel of a layer's maps, or a value of a vector: a class, at the last layer.
 *
 * @param channel from 0
 */
public record Unit(String layer, int channel) {

  /** Checked against a network. */
  public static Unit of(Architecture architecture, String layer, int channel) throws UserProblem {
    if (architecture.layers().stream().noneMatch(each -> each.name().equals(layer))) {
      throw UserProblem.of("explain.layer", layer, architecture.name()).at("--layer");
    }
    int channels = Shapes.of(architecture).get(layer).channels();
    if (channel < 0 || channel >= channels) {
      throw UserProblem.of("unit.channel", layer, channel, channels - 1).at("--unit");
    }
    return new Unit(layer, channel);
  }
}
