package cnnlab.explain.calculation;

import cnnlab.arch.Shape;
import cnnlab.engine.Network.Activation;

/** One value of a layer; all counted from 0. Of a vector the channel is the unit. */
public record ValuePlace(int channel, int row, int column) {

  /** The value there. */
  float of(Activation activation) {
    return activation.values()[index(activation.shape())];
  }

  private int index(Shape shape) {
    return switch (shape) {
      case Shape.FeatureMap(_, int height, int width) -> (channel * height + row) * width + column;
      case Shape.Vector _ -> channel;
    };
  }

  /** The value that becomes this unit of a flattened map. */
  ValuePlace in(Shape.FeatureMap map) {
    int places = map.height() * map.width();
    return new ValuePlace(channel / places, channel % places / map.width(), channel % map.width());
  }

  ValuePlace withChannel(int other) {
    return new ValuePlace(other, row, column);
  }
}
