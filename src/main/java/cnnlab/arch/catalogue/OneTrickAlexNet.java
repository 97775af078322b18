package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import java.util.List;

/**
 * AlexNet as simplified in Krizhevsky 2014 and built by torchvision: fewer filters, no groups, no
 * local response normalization. Small images as in {@link AlexNet}.
 */
record OneTrickAlexNet(Entry entry) implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "A. Krizhevsky: One weird trick for parallelizing convolutional neural networks, 2014",
          "https://arxiv.org/abs/1404.5997");

  static final List<CatalogueNetwork> ALL =
      List.of(
          new OneTrickAlexNet(
              new Entry(
                  "alexnet_torchvision",
                  "AlexNet (torchvision)",
                  Family.ALEXNET,
                  PAPER,
                  224,
                  false)));

  @Override
  public Architecture build(NetworkSettings settings) {
    int size = settings.inputSize();
    boolean small = entry.isSmall(size);
    Width width = new Width(settings.width(), 1);
    GraphBuilder graph = new GraphBuilder();
    Chain chain = new Chain(graph, graph.input(3, size, size)).section("features");

    chain.block("stage1");
    conv(chain, width.of(64), small ? same(5, 5) : square(11, 4, 2)).add(AlexNet.POOL);
    chain.block("stage2");
    conv(chain, width.of(192), same(5, 5)).add(AlexNet.POOL);
    chain.block("stage3");
    conv(chain, width.of(384), same(3, 3));
    conv(chain, width.of(256), same(3, 3));
    conv(chain, width.of(256), same(3, 3)).add(AlexNet.POOL);

    chain.block("classifier");
    if (!small) {
      chain.add("avgpool", new Op.AdaptiveAvgPool(6, 6));
    }
    chain.add("flatten", new Op.Flatten()).section("classifier");
    Op.Linear hidden = new Op.Linear(width.of(small ? AlexNet.HIDDEN_SMALL : AlexNet.HIDDEN), true);
    for (int i = 0; i < 2; i++) {
      chain.add(AlexNet.DROPOUT).add(hidden).add(new Op.Relu());
    }
    chain.add(new Op.Linear(settings.classes(), true));
    return graph.head(chain.last(), 1).build(entry.name(), entry.form(size), PAPER);
  }

  private static Chain conv(Chain chain, int filters, Window window) {
    return chain.add(new Op.Conv(filters, window, 1, true)).add(new Op.Relu());
  }
}
