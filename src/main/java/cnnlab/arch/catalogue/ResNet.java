package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import java.util.List;
import java.util.stream.Stream;

/**
 * Residual networks and their plain counterparts, He, Zhang, Ren and Sun 2015: for ImageNet (table
 * 1) and for CIFAR-10 (section 4.2). Names, and the stride in the 3x3 convolution of a bottleneck
 * (v1.5), as in torchvision; the forms called v1 have it in the first 1x1, as in the paper.
 *
 * <p>For small images the networks for ImageNet get the stem of those for CIFAR-10: 3x3 with stride
 * 1 and no pooling.
 *
 * @param blocks how many each stage has
 * @param channels of each stage's 3x3 convolutions
 */
record ResNet(
    Entry entry, List<Integer> blocks, List<Integer> channels, Block block, Shortcut shortcut)
    implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "K. He, X. Zhang, S. Ren, J. Sun: Deep Residual Learning for Image Recognition, 2015",
          "https://arxiv.org/abs/1512.03385");

  /** What a block is made of. */
  enum Block {
    /** 3x3, 3x3. */
    BASIC,
    /** 1x1, 3x3, 1x1 to four times the channels; the stride in the 3x3. */
    BOTTLENECK,
    /** The same with the stride in the first 1x1. */
    BOTTLENECK_V1
  }

  /** What leads around a block that changes the shape; all others have the identity. */
  enum Shortcut {
    /** Option B: a 1x1 convolution. */
    PROJECTION,
    /** Option A: zeros for the channels that are missing. */
    PADDING,
    /** No shortcut around any block. */
    NONE
  }

  private static final int EXPANSION = 4;
  private static final List<Integer> IMAGENET = List.of(64, 128, 256, 512);
  private static final List<Integer> CIFAR = List.of(16, 32, 64);

  static final List<CatalogueNetwork> ALL =
      Stream.of(
              imageNet(18, List.of(2, 2, 2, 2), Block.BASIC),
              imageNet(34, List.of(3, 4, 6, 3), Block.BASIC),
              imageNet(50, List.of(3, 4, 6, 3), Block.BOTTLENECK),
              imageNet(50, List.of(3, 4, 6, 3), Block.BOTTLENECK_V1),
              imageNet(101, List.of(3, 4, 23, 3), Block.BOTTLENECK),
              imageNet(101, List.of(3, 4, 23, 3), Block.BOTTLENECK_V1),
              imageNet(152, List.of(3, 8, 36, 3), Block.BOTTLENECK),
              imageNet(152, List.of(3, 8, 36, 3), Block.BOTTLENECK_V1),
              cifar(20),
              cifar(32),
              cifar(44),
              cifar(56),
              cifar(110),
              plain(cifar(20)),
              plain(cifar(32)),
              plain(cifar(56)),
              plain(imageNet(18, List.of(2, 2, 2, 2), Block.BASIC)),
              plain(imageNet(34, List.of(3, 4, 6, 3), Block.BASIC)))
          .map(CatalogueNetwork.class::cast)
          .toList();

  private static ResNet imageNet(int depth, List<Integer> blocks, Block block) {
    boolean v1 = block == Block.BOTTLENECK_V1;
    String name = "resnet" + depth + (v1 ? "_v1" : "");
    String title = "ResNet-" + depth + (v1 ? " v1" : "");
    Entry entry = new Entry(name, title, Family.RESNET, PAPER, 224, false);
    return new ResNet(entry, blocks, IMAGENET, block, Shortcut.PROJECTION);
  }

  private static ResNet cifar(int depth) {
    int blocks = (depth - 2) / (2 * CIFAR.size());
    Entry entry =
        new Entry("resnet" + depth, "ResNet-" + depth, Family.RESNET_CIFAR, PAPER, 32, false);
    return new ResNet(entry, List.of(blocks, blocks, blocks), CIFAR, Block.BASIC, Shortcut.PADDING);
  }

  private static ResNet plain(ResNet net) {
    Entry entry =
        new Entry(
            net.entry.name().replace("resnet", "plain"),
            net.entry.title().replace("ResNet", "Plain"),
            Family.PLAIN,
            PAPER,
            net.entry.inputSize(),
            false);
    return new ResNet(entry, net.blocks, net.channels, net.block, Shortcut.NONE);
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    return new Build(settings).network();
  }

  /** One network in the making. */
  private final class Build {
    private final GraphBuilder graph = new GraphBuilder();
    private final NetworkSettings settings;
    private final Width width;

    Build(NetworkSettings settings) {
      this.settings = settings;
      this.width = new Width(settings.width(), 1);
    }

    Architecture network() {
      String last = stem(graph.input(3, settings.inputSize(), settings.inputSize()));
      int in = width.of(channels.getFirst());
      for (int stage = 0; stage < blocks.size(); stage++) {
        int planes = width.of(channels.get(stage));
        for (int i = 0; i < blocks.get(stage); i++) {
          int stride = stage > 0 && i == 0 ? 2 : 1;
          last = block("layer" + (stage + 1) + "." + i, in, planes, stride, last);
          in = block == Block.BASIC ? planes : planes * EXPANSION;
        }
      }
      graph.block("classifier");
      last = graph.add("avgpool", new Op.AdaptiveAvgPool(1, 1), last);
      last = graph.add("flatten", new Op.Flatten(), last);
      last = graph.add("fc", new Op.Linear(settings.classes(), true), last);
      return graph.head(last, 1).build(entry.name(), entry.form(settings.inputSize()), PAPER);
    }

    private String stem(String input) {
      graph.block("stem");
      boolean large = entry.inputSize() > 64 && !entry.isSmall(settings.inputSize());
      int filters = width.of(channels.getFirst());
      String last =
          graph.conv("conv1", input, filters, large ? square(7, 2, 3) : same(3, 3), 1, false);
      last = graph.relu("relu", graph.add("bn1", Norm.PYTORCH, last));
      return large ? graph.add("maxpool", new Op.MaxPool(square(3, 2, 1), false), last) : last;
    }

    private String block(String name, int in, int planes, int stride, String input) {
      graph.block(name);
      String last = input;
      List<Conv> convolutions = convolutions(planes, stride);
      for (int i = 1; i <= convolutions.size(); i++) {
        last = convolutions.get(i - 1).add(graph, name + ".conv" + i, last);
        last = graph.add(name + ".bn" + i, Norm.PYTORCH, last);
        if (i < convolutions.size()) {
          last = graph.relu(name + ".relu" + i, last);
        }
      }
      if (shortcut != Shortcut.NONE) {
        Conv toNewShape = new Conv(1, convolutions.getLast().filters(), stride);
        boolean identity = stride == 1 && in == toNewShape.filters();
        String around = identity ? input : shortcut(name, toNewShape, input);
        last = graph.add(name + ".add", new Op.Add(), last, around);
      }
      return graph.relu(name + ".relu", last);
    }

    private List<Conv> convolutions(int planes, int stride) {
      return switch (block) {
        case BASIC -> List.of(new Conv(3, planes, stride), new Conv(3, planes, 1));
        case BOTTLENECK ->
            List.of(
                new Conv(1, planes, 1),
                new Conv(3, planes, stride),
                new Conv(1, planes * EXPANSION, 1));
        case BOTTLENECK_V1 ->
            List.of(
                new Conv(1, planes, stride),
                new Conv(3, planes, 1),
                new Conv(1, planes * EXPANSION, 1));
      };
    }

    private String shortcut(String name, Conv toNewShape, String input) {
      if (shortcut == Shortcut.PADDING) {
        Op padding = new Op.PadShortcut(toNewShape.stride(), toNewShape.filters());
        return graph.add(name + ".shortcut", padding, input);
      }
      String projected = toNewShape.add(graph, name + ".downsample.0", input);
      return graph.add(name + ".downsample.1", Norm.PYTORCH, projected);
    }
  }

  /** A convolution of a block, padded to keep the size where its stride is 1; without bias. */
  private record Conv(int kernel, int filters, int stride) {
    String add(GraphBuilder graph, String name, String input) {
      return graph.conv(name, input, filters, square(kernel, stride, kernel / 2), 1, false);
    }
  }
}
