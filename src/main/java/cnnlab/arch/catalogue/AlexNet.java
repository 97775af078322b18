package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import java.util.List;

/**
 * AlexNet, Krizhevsky, Sutskever and Hinton 2012, section 3.5, on two GPUs (which see each other's
 * channels in the third convolution only) and on one; overlapping pooling and local response
 * normalization.
 *
 * <p>For small images the first convolution is 5x5 with stride 1 and the hidden layers have 1024
 * units.
 *
 * @param groups of the second, fourth and fifth convolution
 */
record AlexNet(Entry entry, int groups) implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "A. Krizhevsky, I. Sutskever, G. E. Hinton: ImageNet Classification with Deep"
              + " Convolutional Neural Networks, 2012",
          "https://papers.nips.cc/paper/4824-imagenet-classification-with-deep-convolutional-neural-networks");

  private static final Op.Lrn LRN = new Op.Lrn(5, 1e-4, 0.75, 2);
  static final Op.MaxPool POOL = new Op.MaxPool(square(3, 2, 0), false);
  static final Op.Dropout DROPOUT = new Op.Dropout(0.5);
  static final int HIDDEN = 4096;
  static final int HIDDEN_SMALL = 1024;

  static final List<CatalogueNetwork> ALL =
      List.of(
          alexNet("alexnet_paper_grouped", "AlexNet (2 GPU)", 2),
          alexNet("alexnet_ungrouped_96", "AlexNet (1 GPU)", 1));

  private static AlexNet alexNet(String name, String title, int groups) {
    return new AlexNet(new Entry(name, title, Family.ALEXNET, PAPER, 227, false), groups);
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    int size = settings.inputSize();
    boolean small = entry.isSmall(size);
    Width width = new Width(settings.width(), groups);
    GraphBuilder graph = new GraphBuilder();
    Chain chain = new Chain(graph, graph.input(3, size, size));

    chain.block("stage1");
    chain.add("conv1", new Op.Conv(width.of(96), small ? same(5, 5) : square(11, 4, 0), 1, true));
    chain.add("relu1", new Op.Relu()).add("norm1", LRN).add("pool1", POOL);
    chain.block("stage2");
    conv(chain, 2, width.of(256), 5, groups).add("norm2", LRN).add("pool2", POOL);
    chain.block("stage3");
    conv(chain, 3, width.of(384), 3, 1);
    conv(chain, 4, width.of(384), 3, groups);
    conv(chain, 5, width.of(256), 3, groups).add("pool5", POOL);

    chain.block("classifier").add("flatten", new Op.Flatten());
    int hidden = width.of(small ? HIDDEN_SMALL : HIDDEN);
    for (int i = 6; i <= 7; i++) {
      chain.add("fc" + i, new Op.Linear(hidden, true));
      chain.add("relu" + i, new Op.Relu()).add("drop" + i, DROPOUT);
    }
    chain.add("fc8", new Op.Linear(settings.classes(), true));
    return graph.head(chain.last(), 1).build(entry.name(), entry.form(size), PAPER);
  }

  private static Chain conv(Chain chain, int number, int filters, int kernel, int groups) {
    return chain
        .add("conv" + number, new Op.Conv(filters, same(kernel, kernel), groups, true))
        .add("relu" + number, new Op.Relu());
  }
}
