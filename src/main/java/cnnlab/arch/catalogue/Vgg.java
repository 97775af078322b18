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
 * VGG, Simonyan and Zisserman 2014, table 1; names and the forms with batch normalization as in
 * torchvision.
 *
 * <p>For small images the features stay as published and the classifier has one hidden layer of
 * 512.
 *
 * @param convolutions how many each of the five stages has
 */
record Vgg(Entry entry, List<Integer> convolutions, boolean batchNorm) implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "K. Simonyan, A. Zisserman: Very Deep Convolutional Networks for Large-Scale Image"
              + " Recognition, 2014",
          "https://arxiv.org/abs/1409.1556");

  private static final List<Integer> CHANNELS = List.of(64, 128, 256, 512, 512);
  private static final int HIDDEN = 4096;
  private static final int HIDDEN_SMALL = 512;
  private static final double DROPOUT = 0.5;

  private static final List<Integer> A = List.of(1, 1, 2, 2, 2);
  private static final List<Integer> B = List.of(2, 2, 2, 2, 2);
  private static final List<Integer> D = List.of(2, 2, 3, 3, 3);
  private static final List<Integer> E = List.of(2, 2, 4, 4, 4);

  static final List<CatalogueNetwork> ALL =
      List.of(
          vgg(11, A, false),
          vgg(11, A, true),
          vgg(13, B, false),
          vgg(13, B, true),
          vgg(16, D, false),
          vgg(16, D, true),
          vgg(19, E, false),
          vgg(19, E, true));

  private static Vgg vgg(int depth, List<Integer> convolutions, boolean batchNorm) {
    String name = "vgg" + depth + (batchNorm ? "_bn" : "");
    String title = "VGG-" + depth + (batchNorm ? " BN" : "");
    return new Vgg(new Entry(name, title, Family.VGG, PAPER, 224, false), convolutions, batchNorm);
  }

  @Override
  public Architecture build(NetworkSettings settings) {
    int size = settings.inputSize();
    Width width = new Width(settings.width(), 1);
    GraphBuilder graph = new GraphBuilder();
    Chain chain = new Chain(graph, graph.input(3, size, size));
    features(chain.section("features"), width);
    classifier(chain.block("classifier"), width, settings);
    return graph.head(chain.last(), 1).build(entry.name(), entry.form(size), PAPER);
  }

  private void features(Chain chain, Width width) {
    for (int stage = 0; stage < convolutions.size(); stage++) {
      chain.block("stage" + (stage + 1));
      for (int i = 0; i < convolutions.get(stage); i++) {
        chain.add(new Op.Conv(width.of(CHANNELS.get(stage)), same(3, 3), 1, true));
        if (batchNorm) {
          chain.add(Norm.PYTORCH);
        }
        chain.add(new Op.Relu());
      }
      chain.add(new Op.MaxPool(square(2, 2, 0), false));
    }
  }

  private void classifier(Chain chain, Width width, NetworkSettings settings) {
    boolean small = entry.isSmall(settings.inputSize());
    if (!small) {
      chain.add("avgpool", new Op.AdaptiveAvgPool(7, 7));
    }
    chain.add("flatten", new Op.Flatten()).section("classifier");
    hidden(chain, width.of(small ? HIDDEN_SMALL : HIDDEN));
    if (!small) {
      hidden(chain, width.of(HIDDEN));
    }
    chain.add(new Op.Linear(settings.classes(), true));
  }

  private static void hidden(Chain chain, int units) {
    chain.add(new Op.Linear(units, true)).add(new Op.Relu()).add(new Op.Dropout(DROPOUT));
  }
}
