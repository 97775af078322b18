package cnnlab.lesson.value;

import cnnlab.arch.Architecture;
import cnnlab.arch.BlockRemoval;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.data.Batch;
import cnnlab.data.Datasets;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.engine.Network.Activation;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the blocks of trained networks contribute (Veit and others 2016, arXiv:1605.06431). */
final class BlockValues implements AutoCloseable {
  /** Of the test images the first so many: enough to see what a block is worth. */
  private static final int IMAGES = 500;

  private static final int BATCH = 50;

  private final Engine engine;
  private final RunValues runs;
  private final OpenNetworks networks;
  private final Map<List<String>, Double> known = new HashMap<>();

  BlockValues(Engine engine, RunValues runs) {
    this.engine = engine;
    this.runs = runs;
    networks = new OpenNetworks(engine, runs);
  }

  /**
   * Accuracy on the first test images while layers or blocks are left out.
   *
   * @param arguments a run, and what is left out; nothing for the whole network
   */
  synchronized double without(List<String> arguments) throws UserProblem {
    Double accuracy = known.get(arguments);
    if (accuracy == null) {
      accuracy = accuracy(arguments.getFirst(), arguments.subList(1, arguments.size()));
      known.put(arguments, accuracy);
    }
    return accuracy;
  }

  private double accuracy(String run, List<String> left) throws UserProblem {
    TrainedNetwork whole = networks.of(run);
    Split test = test(run);
    int images = Math.min(IMAGES, test.size());
    int correct = 0;
    try (Network reduced = engine.forInference(BlockRemoval.of(whole.architecture(), left))) {
      reduced.load(whole.network().weights());
      for (int from = 0; from < images; from += BATCH) {
        int to = Math.min(from + BATCH, images);
        float[] logits = reduced.logits(batch(whole, test, from, to));
        for (int i = from; i < to; i++) {
          correct += largest(logits, i - from, whole.labels().size()) == test.label(i) ? 1 : 0;
        }
      }
    }
    return (double) correct / images;
  }

  private static int largest(float[] logits, int row, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = logits[row * classes + i] > logits[row * classes + best] ? i : best;
    }
    return best;
  }

  /**
   * The Euclidean norm of what a residual block adds over that of what its shortcut passes on, the
   * mean of some test images.
   *
   * @param arguments a run and a block
   */
  synchronized double residual(List<String> arguments) throws UserProblem {
    String run = arguments.getFirst();
    TrainedNetwork network = networks.of(run);
    Layer sum = sum(network.architecture(), run, arguments.get(1));
    String residual = sum.inputs().getFirst();
    String shortcut = sum.inputs().getLast();
    Map<String, Activation> found =
        network.activations(
            batch(network, test(run), 0, BATCH), Set.of(residual, shortcut), List.of());
    float[] added = Objects.requireNonNull(found.get(residual)).values();
    float[] passed = Objects.requireNonNull(found.get(shortcut)).values();
    int each = added.length / BATCH;
    double ratios = 0;
    for (int i = 0; i < BATCH; i++) {
      ratios += norm(added, i * each, each) / norm(passed, i * each, each);
    }
    return ratios / BATCH;
  }

  private static Layer sum(Architecture architecture, String run, String block) throws UserProblem {
    return architecture.layers().stream()
        .filter(layer -> layer.op() instanceof Op.Add && layer.name().startsWith(block + "."))
        .findFirst()
        .orElseThrow(() -> UserProblem.of("lesson.value.layer", run, block));
  }

  private static double norm(float[] values, int from, int count) {
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      squares += (double) values[i] * values[i];
    }
    return Math.sqrt(squares);
  }

  private Split test(String run) throws UserProblem {
    String data = runs.stored(run).record().settings().data();
    Split test = Datasets.open(data).test();
    if (test == null) {
      throw UserProblem.of("lesson.value.run", run);
    }
    return test;
  }

  private static Batch batch(TrainedNetwork network, Split test, int from, int to)
      throws UserProblem {
    List<RgbImage> images = new ArrayList<>();
    for (int i = from; i < to; i++) {
      images.add(test.image(i));
    }
    return network.batch(images);
  }

  @Override
  public synchronized void close() {
    networks.close();
  }
}
