package cnnlab.weights.keras;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The networks of keras.applications that are networks here: VGG, ResNet v1, Inception v3. */
public final class KerasNetworks {
  private static final Pattern VGG = Pattern.compile("block(\\d)_conv(\\d)");
  private static final Pattern RESNET = Pattern.compile("conv(\\d)_block(\\d+)_([0-3])_conv");

  /** As Keras 2.2 and older call the same. */
  private static final Pattern OLD_RESNET = Pattern.compile("res(\\d)([a-f])_branch(1|2[abc])");

  private static final Pattern NUMBERED = Pattern.compile("(conv2d|batch_normalization)(_\\d+)?");
  private static final int INCEPTION_CONVOLUTIONS = 94;

  private static final double RESNET_EPSILON = 1.001e-5;
  private static final double OLD_RESNET_EPSILON = 1e-3;
  private static final double INCEPTION_EPSILON = 1e-3;

  /** What Keras subtracts from red, green, blue of 0 to 255, and divides by nothing. */
  private static final Preprocessing CAFFE =
      new Preprocessing(
          224,
          256,
          List.of(123.68f / 255, 116.779f / 255, 103.939f / 255),
          List.of(1f / 255, 1f / 255, 1f / 255));

  private static final Preprocessing HALF =
      new Preprocessing(299, 342, List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));

  private final Map<String, List<KerasArray>> layers;
  private final Map<String, Double> epsilons;
  private final KerasTensors tensors;

  private KerasNetworks(Map<String, List<KerasArray>> layers, Map<String, Double> epsilons) {
    this.layers = layers;
    this.epsilons = epsilons;
    tensors = new KerasTensors(layers);
  }

  /**
   * The weights of a network under torchvision's names.
   *
   * @param layers the arrays of each layer in their order: kernel and bias; gamma, beta, moving
   *     mean and moving variance
   * @param epsilons of normalizations by layer, where they are known
   * @return empty where it is another network
   */
  public static Optional<Weights> of(
      Map<String, List<KerasArray>> layers, Map<String, Double> epsilons) throws UserProblem {
    KerasNetworks network = new KerasNetworks(layers, epsilons);
    if (layers.containsKey("block1_conv1")) {
      return Optional.of(network.vgg());
    }
    if (layers.containsKey("post_bn")) {
      return Optional.empty(); // the second ResNet, which normalizes first
    }
    if (layers.containsKey("conv2_block1_1_conv") || layers.containsKey("res2a_branch2a")) {
      return Optional.of(network.resnet());
    }
    return network.inOrder("conv2d").size() == INCEPTION_CONVOLUTIONS
        ? Optional.of(network.inception())
        : Optional.empty();
  }

  private Weights vgg() {
    Map<Integer, String> convolutions = new TreeMap<>();
    for (String layer : layers.keySet()) {
      Matcher name = VGG.matcher(layer);
      if (name.matches()) {
        convolutions.put(10 * number(name, 1) + number(name, 2), layer);
      }
    }
    int index = 0;
    int block = 1;
    for (Map.Entry<Integer, String> each : convolutions.entrySet()) {
      if (each.getKey() / 10 != block) {
        index++; // the pooling between
        block = each.getKey() / 10;
      }
      String name = "features." + index;
      tensors.kernel(each.getValue(), name, index == 0);
      tensors.bias(each.getValue(), name);
      index += 2;
    }
    if (layers.containsKey("predictions")) {
      int channels = tensors.shape("block5_conv3").getLast();
      tensors.linear("fc1", "classifier.0", tensors.shape("fc1").getFirst() / channels);
      tensors.linear("fc2", "classifier.3");
      tensors.linear("predictions", "classifier.6");
    }
    return weights(convolutions.size() == 16 ? "vgg19" : "vgg16", CAFFE);
  }

  private Weights resnet() {
    boolean old = layers.containsKey("res2a_branch2a");
    double usual = old ? OLD_RESNET_EPSILON : RESNET_EPSILON;
    String first = old ? "conv1" : "conv1_conv";
    String firstNorm = old ? "bn_conv1" : "conv1_bn";
    tensors.kernel(first, "conv1", true);
    tensors.norm(first, firstNorm, "bn1", epsilons.getOrDefault(firstNorm, usual));
    int convolutions = 1;
    for (String layer : layers.keySet()) {
      Matcher name = RESNET.matcher(layer);
      Matcher oldName = OLD_RESNET.matcher(layer);
      if (name.matches()) {
        String norm = layer.substring(0, layer.length() - "conv".length()) + "bn";
        block(layer, norm, number(name, 1), number(name, 2), number(name, 3), usual);
        convolutions++;
      } else if (oldName.matches()) {
        String branch = oldName.group(3);
        int number = branch.equals("1") ? 0 : branch.charAt(1) - 'a' + 1;
        int block = oldName.group(2).charAt(0) - 'a' + 1;
        String norm = layer.replace("res", "bn");
        block(layer, norm, number(oldName, 1), block, number, usual);
        convolutions++;
      }
    }
    for (String classifier : List.of("predictions", "probs", "fc1000")) {
      if (layers.containsKey(classifier)) {
        tensors.linear(classifier, "fc");
      }
    }
    // each stage has one more convolution, its projection, than three times its blocks
    return weights("resnet" + (convolutions - 4 + 1) + "_v1", CAFFE);
  }

  private void block(String layer, String norm, int stage, int block, int number, double usual) {
    String name = "layer" + (stage - 1) + "." + (block - 1) + ".";
    boolean projection = number == 0;
    String convolution = name + (projection ? "downsample.0" : "conv" + number);
    tensors.kernel(layer, convolution, false);
    double epsilon = epsilons.getOrDefault(norm, usual);
    tensors.norm(layer, norm, name + (projection ? "downsample.1" : "bn" + number), epsilon);
  }

  /** Known by its order alone. Its poolings do not count the padding, as torchvision's do. */
  private Weights inception() throws UserProblem {
    List<String> convolutions = inOrder("conv2d");
    List<String> norms = inOrder("batch_normalization");
    int classes = layers.containsKey("predictions") ? tensors.shape("predictions").getLast() : 1;
    Architecture network =
        Catalogue.build(new NetworkSettings("inception_v3", HALF.inputSize(), classes, 1, false));
    int index = 0;
    for (Layer layer : network.layers()) {
      if (layer.op() instanceof Op.Conv) {
        String name = layer.name().substring(0, layer.name().lastIndexOf('.'));
        tensors.kernel(convolutions.get(index), layer.name(), false);
        tensors.norm(
            convolutions.get(index),
            norms.get(index),
            name + ".bn",
            INCEPTION_EPSILON,
            INCEPTION_EPSILON);
        index++;
      }
    }
    if (layers.containsKey("predictions")) {
      tensors.linear("predictions", "fc");
    }
    Weights weights = weights("inception_v3", HALF);
    Map<String, String> about = new HashMap<>(weights.metadata());
    about.put(WeightMetadata.DEFINITION, ArchitectureJson.write(withoutPadding(network)));
    return new Weights(weights.tensors(), about);
  }

  private static Architecture withoutPadding(Architecture network) {
    List<Layer> layers =
        network.layers().stream()
            .map(
                layer ->
                    layer.op() instanceof Op.AvgPool pool
                        ? new Layer(
                            layer.name(),
                            new Op.AvgPool(pool.window(), pool.ceil(), false),
                            layer.inputs(),
                            layer.block())
                        : layer)
            .toList();
    return new Architecture(network.name(), Draft.FORM, network.source(), layers, network.heads());
  }

  /** The layers of one kind, in the order in which they were made. */
  private List<String> inOrder(String kind) {
    return layers.keySet().stream()
        .filter(layer -> layer.startsWith(kind) && NUMBERED.matcher(layer).matches())
        .sorted(Comparator.comparingInt(KerasNetworks::place))
        .toList();
  }

  private static int place(String layer) {
    Matcher name = NUMBERED.matcher(layer);
    return name.matches() && name.group(2) != null
        ? Integer.parseInt(name.group(2).substring(1))
        : 0;
  }

  private static int number(Matcher name, int group) {
    return Integer.parseInt(name.group(group));
  }

  private Weights weights(String network, Preprocessing preprocessing) {
    return new Weights(tensors.tensors(), new WeightMetadata(network, null, preprocessing).toMap());
  }
}
