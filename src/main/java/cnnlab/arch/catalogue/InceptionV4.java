package cnnlab.arch.catalogue;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Inception-v4, Szegedy, Ioffe, Vanhoucke and Alemi 2016, figures 3 to 9; names as in timm.
 *
 * <p>For small images the stem keeps the size of the image.
 */
record InceptionV4(Entry entry) implements CatalogueNetwork {
  static final Paper PAPER =
      new Paper(
          "C. Szegedy, S. Ioffe, V. Vanhoucke, A. Alemi: Inception-v4, Inception-ResNet and the"
              + " Impact of Residual Connections on Learning, 2016",
          "https://arxiv.org/abs/1602.07261");

  /** Figure 3. */
  private static final List<List<String>> STEM =
      List.of(
          List.of("maxpool=max/2", "conv=96:3/2"),
          List.of(
              "branch0.0=64:1 branch0.1=96:3V",
              "branch1.0=64:1 branch1.1=64:1x7 branch1.2=64:7x1 branch1.3=96:3V"),
          List.of("conv=192:3/2", "maxpool=max/2"));

  /** Figure 4. */
  private static final List<String> A =
      List.of(
          "branch0=96:1",
          "branch1.0=64:1 branch1.1=96:3",
          "branch2.0=64:1 branch2.1=96:3 branch2.2=96:3",
          "branch3.0=avg branch3.1=96:1");

  /** Figure 7 with the numbers of table 1. */
  private static final List<String> REDUCTION_A =
      List.of(
          "branch0=384:3/2", "branch1.0=192:1 branch1.1=224:3 branch1.2=256:3/2", "branch2=max/2");

  /** Figure 5. */
  private static final List<String> B =
      List.of(
          "branch0=384:1",
          "branch1.0=192:1 branch1.1=224:1x7 branch1.2=256:7x1",
          "branch2.0=192:1 branch2.1=192:7x1 branch2.2=224:1x7 branch2.3=224:7x1 branch2.4=256:1x7",
          "branch3.0=avg branch3.1=128:1");

  /** Figure 8. */
  private static final List<String> REDUCTION_B =
      List.of(
          "branch0.0=192:1 branch0.1=192:3/2",
          "branch1.0=256:1 branch1.1=256:1x7 branch1.2=320:7x1 branch1.3=320:3/2",
          "branch2=max/2");

  /** Figure 6. */
  private static final List<String> C =
      List.of(
          "branch0=256:1",
          "branch1_0=384:1 branch1_1a=256:1x3|branch1_1b=256:3x1",
          "branch2_0=384:1 branch2_1=448:3x1 branch2_2=512:1x3"
              + " branch2_3a=256:1x3|branch2_3b=256:3x1",
          "branch3.0=avg branch3.1=256:1");

  private static final double DROPOUT = 0.2;

  static final List<CatalogueNetwork> ALL =
      List.of(
          new InceptionV4(
              new Entry("inception_v4", "Inception-v4", Family.INCEPTION, PAPER, 299, false)));

  /** Figure 9. */
  private static List<List<String>> modules() {
    List<List<String>> modules = new ArrayList<>(Collections.nCopies(4, A));
    modules.add(REDUCTION_A);
    modules.addAll(Collections.nCopies(7, B));
    modules.add(REDUCTION_B);
    modules.addAll(Collections.nCopies(3, C));
    return modules;
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    int size = settings.inputSize();
    Width width = new Width(settings.width(), 1);
    GraphBuilder graph = new GraphBuilder();
    Branches network = new Branches(graph, width, false).shrinking(!entry.isSmall(size));
    String last = graph.input(3, size, size);
    graph.block("features");
    last = network.chain("features", last, "0=32:3/2 1=32:3V 2=64:3");
    int number = 3;
    for (List<String> module : STEM) {
      last = network.module("features." + number++, last, module);
    }
    network.shrinking(true);
    for (List<String> module : modules()) {
      last = network.module("features." + number++, last, module);
    }
    graph.block("classifier");
    last = graph.add("global_pool", new Op.AdaptiveAvgPool(1, 1), last);
    last = graph.add("flatten", new Op.Flatten(), last);
    last = graph.add("dropout", new Op.Dropout(DROPOUT), last);
    last = graph.add("last_linear", new Op.Linear(settings.classes(), true), last);
    return graph.head(last, 1).build(entry.name(), entry.form(size), PAPER);
  }
}
