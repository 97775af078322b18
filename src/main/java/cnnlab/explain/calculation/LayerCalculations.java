package cnnlab.explain.calculation;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Network.Activation;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** All values of one layer for one image, each with its calculation. */
public final class LayerCalculations {
  private final Architecture architecture;
  private final Layer layer;
  private final Map<String, Activation> activations;
  private final Preprocessing preprocessing;
  private final Derivations derivations;

  /**
   * @param activations of the layers {@link #needed}, for one image
   * @param tensors the weights, by name
   */
  public LayerCalculations(
      Architecture architecture,
      String layer,
      Map<String, Activation> activations,
      Function<String, Tensor> tensors,
      Preprocessing preprocessing) {
    this.architecture = architecture;
    this.layer = architecture.layer(layer);
    this.activations = Map.copyOf(activations);
    this.preprocessing = preprocessing;
    derivations = new Derivations(architecture, this.activations, tensors);
  }

  /** Asks a network. */
  public static LayerCalculations of(TrainedNetwork network, RgbImage image, String layer)
      throws UserProblem {
    Architecture architecture = network.architecture();
    Map<String, Activation> activations =
        network.activations(network.batch(List.of(image)), needed(architecture, layer), List.of());
    return new LayerCalculations(
        architecture, layer, activations, network::tensor, network.preprocessing());
  }

  /** The layers whose activations it takes to explain one layer's values. */
  public static Set<String> needed(Architecture architecture, String layer) {
    Set<String> needed = new HashSet<>();
    Layer at = architecture.layer(layer);
    needed.add(layer);
    needed.addAll(at.inputs());
    while (keepsPlace(at.op())) {
      at = architecture.layer(at.inputs().getFirst());
      needed.addAll(at.inputs());
    }
    return needed;
  }

  /** Whether a layer only changes a value where it is. */
  private static boolean keepsPlace(Op op) {
    return switch (op) {
      case Op.BatchNorm _, Op.Activation _, Op.Dropout _, Op.Scale _ -> true;
      case Op.Parametric _, Op.ParameterFree _ -> false;
    };
  }

  public Layer layer() {
    return layer;
  }

  /** The layer's values. */
  public Activation activation() {
    return activation(layer);
  }

  private Activation activation(Layer of) {
    return Objects.requireNonNull(activations.get(of.name()), of.name());
  }

  /** How the network comes to this value. */
  public Calculation at(ValuePlace place) {
    Deque<CalculationStep> steps = new ArrayDeque<>();
    Layer at = layer;
    steps.addFirst(step(at, place));
    while (keepsPlace(at.op())) {
      at = architecture.layer(at.inputs().getFirst());
      steps.addFirst(step(at, place));
    }
    boolean isHead = layer.name().equals(architecture.mainHead().layer());
    return new Calculation(
        new ArrayList<>(steps),
        isHead ? new Softmax(activation().values(), place.channel()) : null);
  }

  private CalculationStep step(Layer of, ValuePlace place) {
    float value = place.of(activation(of));
    Derivation derivation =
        of.op() instanceof Op.Input ? pixel(value, place.channel()) : derivations.of(of, place);
    return new CalculationStep(of, place, value, derivation);
  }

  private Derivation pixel(float value, int channel) {
    float mean = preprocessing.mean().get(channel);
    float std = preprocessing.std().get(channel);
    return new Derivation.Pixel(Math.round((value * std + mean) * 255), mean, std);
  }

  /** Whether a value lies in the layer. */
  public boolean has(ValuePlace place) {
    return switch (activation().shape()) {
      case Shape.FeatureMap(int channels, int height, int width) ->
          place.channel() < channels && place.row() < height && place.column() < width;
      case Shape.Vector(int length) ->
          place.channel() < length && place.row() == 0 && place.column() == 0;
    };
  }
}
