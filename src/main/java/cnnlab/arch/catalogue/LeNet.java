package cnnlab.arch.catalogue;

import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import java.util.List;

/**
 * LeNet-5, LeCun, Bottou, Bengio and Haffner 1998, section II.B, as it is taught today: every map
 * of C3 reads all of S2, the poolings have no weights, tanh(x) in place of 1.7159 tanh(2x/3),
 * logits in place of radial basis functions. The paper's images are gray, the lab's have three
 * colors: 300 more weights in C1.
 */
record LeNet(Entry entry) implements CatalogueNetwork {
  private static final Paper PAPER =
      new Paper(
          "Y. LeCun, L. Bottou, Y. Bengio, P. Haffner: Gradient-Based Learning Applied to Document"
              + " Recognition, 1998",
          "http://yann.lecun.com/exdb/publis/pdf/lecun-98.pdf");

  private static final int KERNEL = 5;
  private static final Op.AvgPool SUBSAMPLING = new Op.AvgPool(square(2, 2, 0), false, true);

  static final List<CatalogueNetwork> ALL =
      List.of(new LeNet(new Entry("lenet5", "LeNet-5", Family.LENET, PAPER, 32, false)));

  @Override
  public Architecture build(NetworkSettings settings) {
    int size = settings.inputSize();
    Width width = new Width(settings.width(), 1);
    GraphBuilder graph = new GraphBuilder();
    Chain chain = new Chain(graph, graph.input(3, size, size));
    chain.block("features");
    conv(chain, "1", width.of(6)).add("s2", SUBSAMPLING);
    conv(chain, "3", width.of(16)).add("s4", SUBSAMPLING);
    conv(chain, "5", width.of(120));
    chain.block("classifier").add("flatten", new Op.Flatten());
    chain.add("f6", new Op.Linear(width.of(84), true)).add("tanh6", new Op.Tanh());
    chain.add("output", new Op.Linear(settings.classes(), true));
    return graph.head(chain.last(), 1).build(entry.name(), entry.form(size), PAPER);
  }

  private static Chain conv(Chain chain, String number, int filters) {
    Op conv = new Op.Conv(filters, square(KERNEL, 1, 0), 1, true);
    return chain.add("c" + number, conv).add("tanh" + number, new Op.Tanh());
  }
}
