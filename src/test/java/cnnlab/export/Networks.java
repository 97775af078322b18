package cnnlab.export;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.DraftBlocks;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Shape;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.Batch;
import cnnlab.engine.Network;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Networks to be written as code, and what the lab's own engine makes of them. */
final class Networks {
  private Networks() {}

  /** One of each kind, small. */
  static List<Architecture> all() throws UserProblem {
    return List.of(
        catalogue("alexnet_paper_grouped", 67),
        catalogue("alexnet_torchvision", 96),
        catalogue("vgg11_bn", 32),
        catalogue("googlenet_paper", 96),
        catalogue("googlenet_torchvision", 64),
        catalogue("resnet18", 65),
        catalogue("resnet50_v1", 64),
        catalogue("resnet20", 32),
        catalogue("plain20", 32),
        catalogue("lenet5", 32),
        catalogue("inception_resnet_v2", 96),
        unusual(),
        bent());
  }

  /** Networks of one's own: with layers, ways and blocks put into published ones. */
  static List<Architecture> own() throws UserProblem {
    Op.BatchNorm norm = new Op.BatchNorm(1e-5, 0.1);
    return List.of(
        edited("vgg11", draft -> draft.withLayerAfter("features.0", "bn", norm)),
        edited("vgg11", Draft::withBatchNormAfterConvolutions),
        edited("vgg11", draft -> DraftBlocks.withShortcut(draft, "features.1", "features.8")),
        edited("vgg11", draft -> DraftBlocks.withBranch(draft, "features.4", "features.8")),
        edited("vgg11", draft -> DraftBlocks.withResidualBlock(draft, "features.1")),
        edited("vgg11", draft -> DraftBlocks.withInceptionModule(draft, "features.4")),
        edited("vgg11", draft -> draft.withLayerAfter("features.1", "relu", new Op.Relu())),
        edited("resnet20", draft -> DraftBlocks.withInceptionModule(draft, "layer2.0.relu")),
        edited("vgg11", draft -> DraftBlocks.withConcatenation(draft, "features.6", "features.8")),
        edited("resnet20", draft -> draft.withLayerAfter("relu", "again", new Op.Relu())),
        edited("googlenet_torchvision", draft -> draft.withBlockTwice("inception3a")),
        edited("lenet5", draft -> DraftBlocks.withResidualBlock(draft, firstConvolution(draft))));
  }

  private static String firstConvolution(Draft draft) {
    return draft.layers().stream()
        .filter(layer -> layer.op() instanceof Op.Conv)
        .findFirst()
        .orElseThrow()
        .name();
  }

  /** A network of the catalogue, for 10 classes at a quarter of its width, changed. */
  static Architecture edited(String name, UnaryOperator<Draft> change) throws UserProblem {
    NetworkSettings settings = Catalogue.entry(name).settings();
    Architecture published =
        Catalogue.build(
            new NetworkSettings(name, Math.min(settings.inputSize(), 64), 10, 0.25, false));
    return change.apply(Draft.of(published)).renamed("mine").build();
  }

  static Architecture catalogue(String name, int size) throws UserProblem {
    return Catalogue.build(new NetworkSettings(name, size, 10, 0.25, true));
  }

  /** Names that enclose nothing, names of Python and Java, layers that no published network has. */
  static Architecture unusual() {
    GraphBuilder graph = new GraphBuilder();
    String in = graph.input(3, 15, 17);
    String a = graph.conv("a.0", in, 6, new Window(1, 5, 1, 2, 0, 2), 3, true);
    String b = graph.conv("b.class", in, 6, new Window(1, 5, 1, 2, 0, 2), 1, false);
    String sum = graph.add("a.return", new Op.Add(), a, b, a);
    String max = graph.add("b.1.pool", new Op.MaxPool(square(3, 2, 1), true), sum);
    String mean = graph.add("mean", new Op.AvgPool(square(4, 3, 2), true, false), sum);
    String counted = graph.add("counted", new Op.AvgPool(square(3, 2, 1), false, true), sum);
    String one = graph.add("a.1", new Op.AdaptiveAvgPool(4, 3), max);
    String two = graph.add("two", new Op.AdaptiveAvgPool(4, 3), mean);
    String three = graph.add("x", new Op.AdaptiveAvgPool(4, 3), counted);
    String all = graph.add("name", new Op.Concat(), two, one, three);
    String norm = graph.add("norm", new Op.Lrn(4, 0.3, 0.75, 1.5), all);
    String wide = graph.conv("self", graph.relu("relu", norm), 8, same(3, 3), 2, true);
    String flat = graph.add("flat", new Op.Flatten(), wide);
    String fc = graph.add("b.fc", new Op.Linear(5, false), flat);
    return graph.head(fc, 1).build("3rd try", "form", new Paper("\"\"\" */ none", "none"));
  }

  /** Every activation function, in a row and on its own. */
  static Architecture bent() {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.conv("conv", graph.input(3, 4, 4), 8, same(1, 1), 1, true);
    for (Op.Activation function : Op.Activation.all()) {
      last = graph.conv("row.conv_" + function.kind(), last, 8, same(1, 1), 1, true);
      last = graph.add("row." + function.kind(), function, last);
    }
    List<String> branches = new ArrayList<>();
    for (Op.Activation function : Op.Activation.all()) {
      branches.add(graph.add("own_" + function.kind(), function, last));
    }
    last = graph.add("all", new Op.Concat(), branches.toArray(String[]::new));
    last = graph.add("flat", new Op.Flatten(), last);
    last = graph.add("fc", new Op.Linear(5, true), last);
    return graph.head(last, 1).build("bent", "form", new Paper("none", "none"));
  }

  /**
   * Random weights, an image, and the logits of the lab's engine for it ("test.image",
   * "test.logits").
   */
  static Map<String, Tensor> sample(Architecture architecture) throws UserProblem {
    Random random = new Random(1);
    try (Network network = new Dl4jEngine().forTraining(architecture, Networks.SGD, 1, 1)) {
      Map<String, Tensor> tensors = new TreeMap<>(network.weights());
      tensors.replaceAll((name, tensor) -> drawn(name, tensor, random));
      network.load(tensors);
      Op.Input input = architecture.input();
      List<Integer> shape = List.of(1, input.channels(), input.height(), input.width());
      Tensor image = noise(shape, random);
      float[] pixels = new float[image.data().remaining()];
      image.data().duplicate().get(pixels);
      String head = architecture.mainHead().layer();
      Network.Activation logits = network.activation(new Batch(1, pixels, new int[1]), head);
      requireThatTheImageMatters(logits, network, pixels.length, head);
      tensors.put("test.image", image);
      List<Integer> logitShape = List.of(1, ((Shape.Vector) logits.shape()).channels());
      tensors.put("test.logits", new Tensor(logitShape, FloatBuffer.wrap(logits.values())));
      return tensors;
    }
  }

  private static final OptimizerSettings SGD =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.1, 0, 0);

  /** Else what the layers do with it would not be tested. */
  private static void requireThatTheImageMatters(
      Network.Activation logits, Network network, int pixels, String head) throws UserProblem {
    float[] blank = network.activation(new Batch(1, new float[pixels], new int[1]), head).values();
    float furthest = 0;
    float largest = 0;
    for (int i = 0; i < blank.length; i++) {
      furthest = Math.max(furthest, Math.abs(blank[i] - logits.values()[i]));
      largest = Math.max(largest, Math.abs(logits.values()[i]));
    }
    if (furthest < 0.005 * largest) { // far above what answers may differ by
      throw new AssertionError("the image makes no difference: " + furthest + " of " + largest);
    }
  }

  /** Weights as they begin; normalizations and biases, which begin as 0 or 1, at random. */
  private static Tensor drawn(String name, Tensor tensor, Random random) {
    if (tensor.shape().size() > 1) {
      return tensor;
    }
    boolean factor = name.endsWith(".weight") || name.endsWith("running_var");
    float[] values = new float[tensor.data().remaining()];
    for (int i = 0; i < values.length; i++) {
      values[i] = factor ? 0.5f + random.nextFloat() : 0.1f * (float) random.nextGaussian();
    }
    return new Tensor(tensor.shape(), FloatBuffer.wrap(values));
  }

  private static Tensor noise(List<Integer> shape, Random random) {
    float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
