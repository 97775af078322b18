package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.same;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import java.util.List;

/**
 * Inception-ResNet-v2, Szegedy, Ioffe, Vanhoucke and Alemi 2016, as its authors published it in
 * TensorFlow: with the stem of Inception-v3 in place of figure 3, and residual branches scaled by
 * 0.17, 0.10 and 0.20 before the addition (section 3.3). Names as in timm.
 *
 * <p>For small images the stem keeps the size of the image.
 */
record InceptionResNet(Entry entry) implements CatalogueNetwork {
  private static final Paper PAPER = InceptionV4.PAPER;

  private static final String STEM =
      "conv2d_1a=32:3/2 conv2d_2a=32:3V conv2d_2b=64:3 maxpool_3a=max/2 conv2d_3b=80:1"
          + " conv2d_4a=192:3V maxpool_5a=max/2";

  private static final List<String> MIXED_5B =
      List.of(
          "branch0=96:1",
          "branch1.0=48:1 branch1.1=64:5",
          "branch2.0=64:1 branch2.1=96:3 branch2.2=96:3",
          "branch3.0=avg branch3.1=64:1");

  private static final List<String> REDUCTION_A =
      List.of(
          "branch0=384:3/2", "branch1.0=256:1 branch1.1=256:3 branch1.2=384:3/2", "branch2=max/2");

  private static final List<String> REDUCTION_B =
      List.of(
          "branch0.0=256:1 branch0.1=384:3/2",
          "branch1.0=256:1 branch1.1=288:3/2",
          "branch2.0=256:1 branch2.1=288:3 branch2.2=320:3/2",
          "branch3=max/2");

  /**
   * Residual blocks that are alike.
   *
   * @param scale of the correction
   * @param active whether ReLU follows the last of them
   */
  private record Residual(
      String name, int count, List<String> branches, double scale, boolean active) {}

  /** Figures 16, 17 and 19 with the numbers of the authors' code. */
  private static final Residual BLOCK35 =
      new Residual(
          "repeat",
          10,
          List.of(
              "branch0=32:1",
              "branch1.0=32:1 branch1.1=32:3",
              "branch2.0=32:1 branch2.1=48:3 branch2.2=64:3"),
          0.17,
          true);

  private static final Residual BLOCK17 =
      new Residual(
          "repeat_1",
          20,
          List.of("branch0=192:1", "branch1.0=128:1 branch1.1=160:1x7 branch1.2=192:7x1"),
          0.10,
          true);

  private static final List<String> BRANCHES8 =
      List.of("branch0=192:1", "branch1.0=192:1 branch1.1=224:1x3 branch1.2=256:3x1");
  private static final Residual BLOCK8 = new Residual("repeat_2", 9, BRANCHES8, 0.20, true);
  private static final Residual LAST = new Residual("block8", 1, BRANCHES8, 1, false);

  private static final double DROPOUT = 0.2;

  static final List<CatalogueNetwork> ALL =
      List.of(
          new InceptionResNet(
              new Entry(
                  "inception_resnet_v2",
                  "Inception-ResNet-v2",
                  Family.INCEPTION,
                  PAPER,
                  299,
                  false)));

  @Override
  public Architecture build(NetworkSettings settings) {
    return new Build(settings).network();
  }

  /** One network in the making. */
  private final class Build {
    private final GraphBuilder graph = new GraphBuilder();
    private final NetworkSettings settings;
    private final Width width;
    private final Branches modules;

    Build(NetworkSettings settings) {
      this.settings = settings;
      width = new Width(settings.width(), 1);
      modules = new Branches(graph, width, false);
    }

    Architecture network() {
      int size = settings.inputSize();
      String last = graph.input(3, size, size);
      graph.block("stem");
      last = modules.shrinking(!entry.isSmall(size)).chain("", last, STEM);
      modules.shrinking(true);
      last = residuals(BLOCK35, modules.module("mixed_5b", last, MIXED_5B));
      last = residuals(BLOCK17, modules.module("mixed_6a", last, REDUCTION_A));
      last = residuals(BLOCK8, modules.module("mixed_7a", last, REDUCTION_B));
      last = residuals(LAST, last);
      graph.block("classifier");
      last = modules.chain("", last, "conv2d_7b=1536:1");
      last = graph.add("global_pool", new Op.AdaptiveAvgPool(1, 1), last);
      last = graph.add("flatten", new Op.Flatten(), last);
      last = graph.add("dropout", new Op.Dropout(DROPOUT), last);
      last = graph.add("classif", new Op.Linear(settings.classes(), true), last);
      return graph.head(last, 1).build(entry.name(), entry.form(size), PAPER);
    }

    private String residuals(Residual residual, String input) {
      String last = input;
      for (int i = 0; i < residual.count(); i++) {
        String block = residual.name() + (residual.count() > 1 ? "." + i : "");
        String branches = modules.module(block, last, residual.branches());
        Op back = new Op.Conv(modules.channels(last), same(1, 1), 1, true);
        String correction = graph.add(block + ".conv2d", back, branches);
        if (residual.scale() != 1) {
          correction = graph.add(block + ".scale", new Op.Scale(residual.scale()), correction);
        }
        last = modules.like(last, block + ".add", new Op.Add(), correction, last);
        if (residual.active()) {
          last = modules.like(last, block + ".relu", new Op.Relu(), last);
        }
      }
      return last;
    }
  }
}
