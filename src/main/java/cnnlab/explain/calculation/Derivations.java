package cnnlab.explain.calculation;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.engine.Network.Activation;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gathers what a layer makes one value of. */
final class Derivations {
  private final Architecture architecture;
  private final Map<String, Activation> activations;
  private final Function<String, Tensor> tensors;

  Derivations(
      Architecture architecture,
      Map<String, Activation> activations,
      Function<String, Tensor> tensors) {
    this.architecture = architecture;
    this.activations = activations;
    this.tensors = tensors;
  }

  /** Of any layer but the input. */
  Derivation of(Layer layer, ValuePlace place) {
    String name = layer.name();
    String before = layer.inputs().getFirst();
    return switch (layer.op()) {
      case Op.Input _ -> throw new IllegalArgumentException("The input is computed from nothing");
      case Op.Conv conv -> convolution(name, conv, activation(before), place);
      case Op.Linear linear -> linear(name, linear, activation(before), place);
      case Op.BatchNorm norm ->
          new Derivation.Normalization(
              value(before, place),
              tensor(name + ".running_mean").get(place.channel()),
              tensor(name + ".running_var").get(place.channel()),
              norm.epsilon(),
              tensor(name + ".weight").get(place.channel()),
              tensor(name + ".bias").get(place.channel()));
      case Op.Activation function -> new Derivation.Function(function, value(before, place));
      case Op.MaxPool pool -> maximum(pool.window(), activation(before), place);
      case Op.AvgPool pool -> mean(pool, activation(before), place);
      case Op.AdaptiveAvgPool pool -> region(pool, activation(before), place);
      case Op.Lrn lrn -> neighbors(lrn, before, place);
      case Op.Dropout _ -> passed(before, place);
      case Op.Flatten _ ->
          activation(before).shape() instanceof Shape.FeatureMap map
              ? passed(before, place.in(map))
              : passed(before, place);
      case Op.PadShortcut shortcut -> shortcut(shortcut, before, place);
      case Op.Scale(double factor) -> new Derivation.Scaled(factor, value(before, place));
      case Op.Add _ ->
          new Derivation.Sum(
              layer.inputs().stream()
                  .map(input -> new Derivation.Summand(input, value(input, place)))
                  .toList());
      case Op.Concat _ -> branch(layer, place);
    };
  }

  private Activation activation(String layer) {
    return Objects.requireNonNull(activations.get(layer), layer);
  }

  private float value(String layer, ValuePlace place) {
    return place.of(activation(layer));
  }

  private FloatBuffer tensor(String name) {
    return tensors.apply(name).data();
  }

  private Derivation passed(String layer, ValuePlace place) {
    return new Derivation.Passed(layer, place, value(layer, place));
  }

  private Derivation convolution(String name, Op.Conv conv, Activation map, ValuePlace place) {
    int channels = map.shape().channels() / conv.groups();
    int first = place.channel() / (conv.filters() / conv.groups()) * channels;
    WindowValues inputs = WindowValues.of(map, first, channels, conv.window(), place);
    return new WeightedSum(
        first,
        inputs,
        row(name, place.channel(), inputs.values().length),
        bias(name, conv.bias(), place.channel()));
  }

  private Derivation linear(String name, Op.Linear linear, Activation input, ValuePlace place) {
    WindowValues inputs = new WindowValues(0, 0, 1, 1, input.values());
    return new WeightedSum(
        0,
        inputs,
        row(name, place.channel(), inputs.values().length),
        bias(name, linear.bias(), place.channel()));
  }

  /** The weights of one filter or unit. */
  private float[] row(String layer, int number, int length) {
    float[] weights = new float[length];
    tensor(layer + ".weight").get(number * length, weights);
    return weights;
  }

  private @Nullable Float bias(String layer, boolean has, int number) {
    return has ? tensor(layer + ".bias").get(number) : null;
  }

  private static Derivation maximum(Window window, Activation map, ValuePlace place) {
    WindowValues seen = WindowValues.of(map, place.channel(), 1, window, place);
    return new Derivation.Maximum(seen, seen.largest());
  }

  /** Cells beyond the padding never count; those of the padding only where it says so. */
  private static Derivation mean(Op.AvgPool pool, Activation map, ValuePlace place) {
    Window window = pool.window();
    WindowValues seen = WindowValues.of(map, place.channel(), 1, window, place);
    if (!pool.countPadding()) {
      return new Derivation.Mean(seen, seen.inside());
    }
    Shape.FeatureMap shape = (Shape.FeatureMap) map.shape();
    int rows = Math.min(seen.rows(), shape.height() + window.paddingHeight() - seen.top());
    int columns = Math.min(seen.columns(), shape.width() + window.paddingWidth() - seen.left());
    return new Derivation.Mean(seen, rows * columns);
  }

  /** Region i of n covers the rows from floor(i size / n) to ceil((i + 1) size / n). */
  private static Derivation region(Op.AdaptiveAvgPool pool, Activation map, ValuePlace place) {
    Shape.FeatureMap shape = (Shape.FeatureMap) map.shape();
    int top = place.row() * shape.height() / pool.height();
    int bottom = Math.ceilDiv((place.row() + 1) * shape.height(), pool.height());
    int left = place.column() * shape.width() / pool.width();
    int right = Math.ceilDiv((place.column() + 1) * shape.width(), pool.width());
    WindowValues seen =
        WindowValues.of(map, place.channel(), 1, top, left, bottom - top, right - left);
    return new Derivation.Mean(seen, seen.size());
  }

  private Derivation neighbors(Op.Lrn lrn, String before, ValuePlace place) {
    int channels = activation(before).shape().channels();
    int first = Math.max(0, place.channel() - lrn.size() / 2);
    int last = Math.min(channels - 1, place.channel() + (lrn.size() - 1) / 2);
    List<Float> values = new ArrayList<>();
    for (int channel = first; channel <= last; channel++) {
      values.add(value(before, place.withChannel(channel)));
    }
    return new Derivation.Neighbors(lrn, first, values, place.channel() - first);
  }

  private Derivation shortcut(Op.PadShortcut shortcut, String before, ValuePlace place) {
    int channels = activation(before).shape().channels();
    int channel = place.channel() - (shortcut.channels() - channels) / 2;
    return channel < 0 || channel >= channels
        ? new Derivation.Zero()
        : passed(
            before,
            new ValuePlace(
                channel, place.row() * shortcut.stride(), place.column() * shortcut.stride()));
  }

  private Derivation branch(Layer concat, ValuePlace place) {
    int from = 0;
    for (String input : concat.inputs()) {
      int channels = activation(input).shape().channels();
      if (place.channel() < from + channels) {
        return passed(input, place.withChannel(place.channel() - from));
      }
      from += channels;
    }
    throw new IllegalArgumentException(architecture.name() + " has no such channel: " + place);
  }
}
