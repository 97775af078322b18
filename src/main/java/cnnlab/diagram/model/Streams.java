package cnnlab.diagram.model;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The two halves into which AlexNet's paper divides a network, one for each GPU: convolutions of
 * two groups see one half of the channels, all else that mixes channels sees both (Krizhevsky 2012,
 * figure 2). Other networks have one stream.
 */
public final class Streams {
  private static final int BOTH = 2;

  private final Set<String> divided = new HashSet<>();

  public Streams(Architecture architecture) {
    List<Layer> layers = architecture.layers();
    boolean chain = layers.stream().allMatch(layer -> layer.inputs().size() <= 1);
    boolean grouped = layers.stream().anyMatch(layer -> groups(layer.op()) == BOTH);
    boolean otherwise = layers.stream().anyMatch(layer -> groups(layer.op()) > BOTH);
    if (chain && grouped && !otherwise && architecture.heads().size() == 1) {
      layers.stream()
          .map(Layer::name)
          .filter(name -> !name.equals(architecture.mainHead().layer()))
          .skip(1) // the image
          .forEach(divided::add);
    }
  }

  private static int groups(Op op) {
    return op instanceof Op.Conv conv ? conv.groups() : 1;
  }

  /** How many streams the layer's output is divided into: 1 or 2. */
  public int of(String layer) {
    return divided.contains(layer) ? BOTH : 1;
  }

  /** Whether the layer reads both halves of what it reads. */
  public boolean crosses(Layer layer) {
    return layer.op() instanceof Op.Linear
        || (layer.op() instanceof Op.Conv && groups(layer.op()) == 1);
  }

  /** Name of the node of one stream; the first's is the layer's own. */
  static String node(String layer, int stream) {
    return stream == 0 ? layer : layer + " (" + (stream + 1) + ")";
  }
}
