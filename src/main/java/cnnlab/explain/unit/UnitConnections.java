package cnnlab.explain.unit;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network.Activation;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which units feed a unit and which it feeds, by the weights of the convolution or the fully
 * connected layer between them. What only normalizes, passes on, pools or adds lies between units
 * without being one.
 */
public final class UnitConnections {
  /**
   * Share by which an activation is made larger and smaller; a power of 2, so that none is lost.
   */
  private static final float STEP = 1 / 256f;

  private static final Comparator<ConnectedUnit> BY_CONTRIBUTION =
      Comparator.comparingDouble(each -> -Math.abs(each.contribution()));

  private final Architecture architecture;
  private final Shapes shapes;
  private final TrainedNetwork network;

  public UnitConnections(TrainedNetwork network) throws UserProblem {
    this.network = network;
    architecture = network.architecture();
    shapes = Shapes.of(architecture);
  }

  /** The weighted layer whose filter a unit is; empty where several or none lead to it. */
  public Optional<Layer> filterOf(Unit unit) {
    Layer at = architecture.layer(unit.layer());
    while (!isWeighted(at)) {
      boolean passes =
          at.op() instanceof Op.BatchNorm
              || at.op() instanceof Op.Activation
              || at.op() instanceof Op.Dropout
              || at.op() instanceof Op.Lrn
              || at.op() instanceof Op.MaxPool
              || at.op() instanceof Op.AvgPool;
      if (!passes) {
        return Optional.empty();
      }
      at = architecture.layer(at.inputs().getFirst());
    }
    return Optional.of(at);
  }

  private static boolean isWeighted(Layer layer) {
    return layer.op() instanceof Op.Conv || layer.op() instanceof Op.Linear;
  }

  /**
   * The units that feed it, by weight, the heaviest first; a fully connected layer reads a map's
   * places one by one.
   */
  public List<ConnectedUnit> inputs(Unit unit) {
    return kernel(unit).stream().map(UnitConnections::connected).toList();
  }

  /** The unit's filter, a slice for each unit that it reads, the longest first. */
  public List<KernelSlice> kernel(Unit unit) {
    Optional<Layer> filter = filterOf(unit);
    if (filter.isEmpty()) {
      return List.of();
    }
    Layer layer = filter.get();
    Tensor tensor = weights(layer);
    int channels = tensor.shape().get(1);
    int first = firstChannel(layer, unit.channel());
    Layer read = source(layer);
    int perUnit = channels / units(read, channels);
    List<KernelSlice> found = new ArrayList<>();
    for (int channel = 0; channel < channels / perUnit; channel++) {
      found.add(
          slice(
              new Unit(read.name(), first + channel),
              tensor,
              unit.channel() * channels + channel * perUnit,
              perUnit));
    }
    found.sort(Comparator.comparingDouble(each -> -each.norm()));
    return found;
  }

  /**
   * Kernels from one on, of a layer's tensor: [filters, channels], and rows and columns or none.
   */
  private KernelSlice slice(Unit unit, Tensor tensor, int from, int count) {
    List<Integer> sides = tensor.shape().subList(2, tensor.shape().size());
    int each = sides.stream().reduce(1, (left, right) -> left * right);
    float[] weights = new float[count * each];
    tensor.data().duplicate().position(from * each).get(weights);
    int rows =
        count > 1 && shapes.get(unit.layer()) instanceof Shape.FeatureMap map
            ? map.height()
            : sides.isEmpty() ? 1 : sides.getFirst();
    return new KernelSlice(unit, rows, weights.length / rows, weights);
  }

  /** Channels of what a layer reads, or its values where it is a vector. */
  private int units(Layer read, int channels) {
    return shapes.get(read.name()) instanceof Shape.FeatureMap map
        ? Math.min(channels, map.channels())
        : channels;
  }

  /** The first channel that a filter's group reads. */
  private int firstChannel(Layer layer, int filter) {
    return layer.op() instanceof Op.Conv conv && conv.groups() > 1
        ? filter / (conv.filters() / conv.groups()) * weights(layer).shape().get(1)
        : 0;
  }

  /** What a layer reads, before it is flattened or dropped out. */
  private Layer source(Layer layer) {
    Layer read = architecture.layer(layer.inputs().getFirst());
    while (read.op() instanceof Op.Flatten || read.op() instanceof Op.Dropout) {
      read = architecture.layer(read.inputs().getFirst());
    }
    return read;
  }

  /**
   * The same with what each contributes for an image, the largest contributions first: activation
   * times gradient of the unit's mean.
   */
  public List<ConnectedUnit> inputs(Unit unit, RgbImage image) throws UserProblem {
    List<ConnectedUnit> found = inputs(unit);
    if (found.isEmpty()) {
      return found;
    }
    String read = found.getFirst().unit().layer();
    Batch batch = network.batch(List.of(image));
    Gradients gradients =
        network.gradients(batch, unit.target(), BackwardRule.GRADIENT, Set.of(read));
    float[] values = gradients.activation(read).values();
    float[] passed = gradients.gradient(read).values();
    int places = values.length / shapes.get(read).channels();
    return found.stream()
        .map(each -> each.with(product(values, passed, each.unit().channel() * places, places)))
        .sorted(BY_CONTRIBUTION)
        .toList();
  }

  private static double product(float[] values, float[] passed, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += (double) values[i] * passed[i];
    }
    return sum;
  }

  /** The units that it feeds, by weight, the heaviest first. */
  public List<ConnectedUnit> outputs(Unit unit) {
    List<ConnectedUnit> found = new ArrayList<>();
    for (Layer reader : readers(unit.layer())) {
      Tensor tensor = weights(reader);
      int channels = tensor.shape().get(1);
      int perUnit = channels / units(source(reader), channels);
      for (int filter = 0; filter < tensor.shape().getFirst(); filter++) {
        int channel = (unit.channel() - firstChannel(reader, filter)) * perUnit;
        if (channel >= 0 && channel < channels) {
          Unit fed = new Unit(reader.name(), filter);
          found.add(connected(slice(fed, tensor, filter * channels + channel, perUnit)));
        }
      }
    }
    found.sort(Comparator.comparingDouble(each -> -each.weight()));
    return found;
  }

  /**
   * The same with what it contributes to each for an image, the largest contributions first:
   * activation times gradient of the fed unit's mean. One pass with the activation a little larger
   * and one with it a little smaller tell the slope for all of them at once, where gradients would
   * take a pass for each.
   */
  public List<ConnectedUnit> outputs(Unit unit, RgbImage image) throws UserProblem {
    List<ConnectedUnit> found = outputs(unit);
    if (found.isEmpty()) {
      return found;
    }
    Batch batch = network.batch(List.of(image));
    Set<String> read = new HashSet<>();
    found.forEach(each -> read.add(each.unit().layer()));
    Map<String, Activation> larger = network.activations(batch, read, scaled(unit, 1 + STEP));
    Map<String, Activation> smaller = network.activations(batch, read, scaled(unit, 1 - STEP));
    return found.stream()
        .map(each -> each.with((mean(larger, each) - mean(smaller, each)) / (2 * STEP)))
        .sorted(BY_CONTRIBUTION)
        .toList();
  }

  private static List<ActivationPatch> scaled(Unit unit, float factor) {
    return List.of(
        new ActivationPatch(
            unit.layer(),
            (values, shape) -> {
              int first = unit.first(shape);
              for (int i = first; i < first + unit.count(shape); i++) {
                values[i] *= factor;
              }
            }));
  }

  private static double mean(Map<String, Activation> activations, ConnectedUnit of) {
    return of.unit().mean(Objects.requireNonNull(activations.get(of.unit().layer())));
  }

  /** The weighted layers that read a layer's channels as they are. */
  private List<Layer> readers(String layer) {
    Set<String> same = new HashSet<>(Set.of(layer));
    List<Layer> readers = new ArrayList<>();
    for (Layer each : architecture.layers()) {
      if (each.inputs().stream().anyMatch(same::contains)) {
        if (isWeighted(each)) {
          readers.add(each);
        } else if (!(each.op() instanceof Op.Concat) && !(each.op() instanceof Op.PadShortcut)) {
          same.add(each.name());
        }
      }
    }
    return readers;
  }

  private Tensor weights(Layer layer) {
    return network.tensor(layer.name() + ".weight");
  }

  private static ConnectedUnit connected(KernelSlice slice) {
    double sum = 0;
    for (float weight : slice.weights()) {
      sum += weight;
    }
    return new ConnectedUnit(slice.unit(), slice.norm(), sum, Double.NaN);
  }
}
