package cnnlab.engine.agreement;

import static cnnlab.arch.Window.same;
import static cnnlab.arch.Window.square;

import cnnlab.arch.Architecture;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.data.Batch;
import cnnlab.run.OptimizerSettings;
import java.util.Random;

/** Networks and batches small enough for tests. */
public final class TinyNetworks {
  static final int SIZE = 8;
  static final int CLASSES = 3;
  static final OptimizerSettings MOMENTUM =
      new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.05, 0.9, 1e-4);

  private TinyNetworks() {}

  /** Convolution, normalization, a residual block, pooling, dropout, an auxiliary classifier. */
  public static Architecture residual(double dropout) {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.input(3, SIZE, SIZE);
    last = graph.conv("conv1", last, 8, same(3, 3), 1, false);
    last = graph.relu("relu1", graph.add("bn1", new Op.BatchNorm(1e-5, 0.1), last));
    String branch = graph.conv("conv2", last, 8, same(3, 3), 2, true);
    last = graph.relu("relu2", graph.add("add", new Op.Add(), branch, last));
    last = graph.add("pool", new Op.MaxPool(square(3, 2, 1), true), last);
    String auxiliary = graph.add("aux.flatten", new Op.Flatten(), last);
    auxiliary = graph.add("aux.fc", new Op.Linear(CLASSES, true), auxiliary);
    last = graph.add("avgpool", new Op.AdaptiveAvgPool(2, 2), last);
    last = graph.add("flatten", new Op.Flatten(), last);
    last = graph.add("dropout", new Op.Dropout(dropout), last);
    last = graph.add("fc", new Op.Linear(CLASSES, true), last);
    return graph.head(last, 1).head(auxiliary, 0.3).build("tiny", "form.tiny", SOURCE);
  }

  private static final Paper SOURCE = new Paper("none", "none");

  /** Noise with labels in turn, the same for the same seed. */
  static Batch batch(int examples, Architecture architecture, int classes, long seed) {
    Random random = new Random(seed);
    Op.Input input = architecture.input();
    float[] pixels = new float[examples * input.channels() * input.height() * input.width()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextGaussian();
    }
    int[] labels = new int[examples];
    for (int i = 0; i < examples; i++) {
      labels[i] = i % classes;
    }
    return new Batch(examples, pixels, labels);
  }
}
