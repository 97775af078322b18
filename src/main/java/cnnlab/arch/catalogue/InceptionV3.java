package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import java.util.List;

/**
 * Inception-v3, Szegedy, Vanhoucke, Ioffe, Shlens and Wojna 2015, with names and details as in
 * torchvision: 5x5 as two 3x3, 7x7 as 1x7 and 7x1, branches that make the image smaller side by
 * side.
 *
 * <p>For small images the stem keeps the size of the image, and the auxiliary classifier sees a 5x5
 * map.
 */
record InceptionV3(Entry entry) implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "C. Szegedy, V. Vanhoucke, S. Ioffe, J. Shlens, Z. Wojna: Rethinking the Inception"
              + " Architecture for Computer Vision, 2015",
          "https://arxiv.org/abs/1512.00567");

  /** A module of the paper's table 1. */
  private record Module(String name, List<String> branches) {}

  private static final String STEM =
      "Conv2d_1a_3x3=32:3/2 Conv2d_2a_3x3=32:3V Conv2d_2b_3x3=64:3 maxpool1=max/2"
          + " Conv2d_3b_1x1=80:1 Conv2d_4a_3x3=192:3V maxpool2=max/2";

  /** Figure 5: 5x5 replaced by two 3x3. */
  private static Module a(String name, int pool) {
    return new Module(
        name,
        List.of(
            "branch1x1=64:1",
            "branch5x5_1=48:1 branch5x5_2=64:5",
            "branch3x3dbl_1=64:1 branch3x3dbl_2=96:3 branch3x3dbl_3=96:3",
            "pool=avg branch_pool=" + pool + ":1"));
  }

  /** Figure 6: 7x7 replaced by 1x7 and 7x1. */
  private static Module c(String name, int inner) {
    String n = inner + ":";
    return new Module(
        name,
        List.of(
            "branch1x1=192:1",
            "branch7x7_1=" + n + "1 branch7x7_2=" + n + "1x7 branch7x7_3=192:7x1",
            "branch7x7dbl_1="
                + n
                + "1 branch7x7dbl_2="
                + n
                + "7x1 branch7x7dbl_3="
                + n
                + "1x7"
                + " branch7x7dbl_4="
                + n
                + "7x1 branch7x7dbl_5=192:1x7",
            "pool=avg branch_pool=192:1"));
  }

  /** Figure 7: 1x3 and 3x1 side by side. */
  private static Module e(String name) {
    return new Module(
        name,
        List.of(
            "branch1x1=320:1",
            "branch3x3_1=384:1 branch3x3_2a=384:1x3|branch3x3_2b=384:3x1",
            "branch3x3dbl_1=448:1 branch3x3dbl_2=384:3"
                + " branch3x3dbl_3a=384:1x3|branch3x3dbl_3b=384:3x1",
            "pool=avg branch_pool=192:1"));
  }

  private static final List<Module> MODULES =
      List.of(
          a("Mixed_5b", 32),
          a("Mixed_5c", 64),
          a("Mixed_5d", 64),
          new Module(
              "Mixed_6a",
              List.of(
                  "branch3x3=384:3/2",
                  "branch3x3dbl_1=64:1 branch3x3dbl_2=96:3 branch3x3dbl_3=96:3/2",
                  "pool=max/2")),
          c("Mixed_6b", 128),
          c("Mixed_6c", 160),
          c("Mixed_6d", 160),
          c("Mixed_6e", 192),
          new Module(
              "Mixed_7a",
              List.of(
                  "branch3x3_1=192:1 branch3x3_2=320:3/2",
                  "branch7x7x3_1=192:1 branch7x7x3_2=192:1x7 branch7x7x3_3=192:7x1"
                      + " branch7x7x3_4=192:3/2",
                  "pool=max/2")),
          e("Mixed_7b"),
          e("Mixed_7c"));

  private static final String AUXILIARY_AFTER = "Mixed_6e";
  private static final double AUXILIARY_WEIGHT = 0.4;
  private static final double DROPOUT = 0.5;

  static final List<CatalogueNetwork> ALL =
      List.of(
          new InceptionV3(
              new Entry("inception_v3", "Inception-v3", Family.INCEPTION, PAPER, 299, true)));

  @Override
  public Architecture build(NetworkSettings settings) {
    int size = settings.inputSize();
    boolean small = entry.isSmall(size);
    Width width = new Width(settings.width(), 1);
    GraphBuilder graph = new GraphBuilder().head("fc", 1);
    Branches modules = new Branches(graph, width, true);
    String last = graph.input(3, size, size);
    graph.block("stem");
    last = modules.shrinking(!small).chain("", last, STEM);
    modules.shrinking(true);
    for (Module module : MODULES) {
      last = modules.module(module.name(), last, module.branches());
      if (module.name().equals(AUXILIARY_AFTER) && settings.auxiliary()) {
        auxiliary(graph, modules, settings.classes(), small, last);
      }
    }
    graph.block("classifier");
    last = graph.add("avgpool", new Op.AdaptiveAvgPool(1, 1), last);
    last =
        graph.add("flatten", new Op.Flatten(), graph.add("dropout", new Op.Dropout(DROPOUT), last));
    graph.add("fc", new Op.Linear(settings.classes(), true), last);
    return graph.build(entry.name(), entry.form(size), PAPER);
  }

  private static void auxiliary(
      GraphBuilder graph, Branches modules, int classes, boolean small, String input) {
    graph.block("AuxLogits");
    Op pool = small ? new Op.AdaptiveAvgPool(5, 5) : new Op.AvgPool(square(5, 3, 0), false, true);
    String last = graph.add("AuxLogits.pool", pool, input);
    last = modules.chain("AuxLogits", last, "conv0=128:1 conv1=768:5V");
    last = graph.add("AuxLogits.avgpool", new Op.AdaptiveAvgPool(1, 1), last);
    last = graph.add("AuxLogits.flatten", new Op.Flatten(), last);
    graph.head(graph.add("AuxLogits.fc", new Op.Linear(classes, true), last), AUXILIARY_WEIGHT);
  }
}
