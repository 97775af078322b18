package cnnlab.weights.onnx;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Names of layers: PyTorch's, where a graph keeps them in the names of its tensors ({@code
 * layer1.0.conv1.weight}) or nodes ({@code /layer1/layer1.0/conv1/Conv}).
 */
final class LayerNames {
  private static final String WEIGHT = ".weight";

  private final Set<String> taken = new HashSet<>();
  private final Set<String> blocks = new HashSet<>();

  LayerNames(List<OnnxNode> nodes) {
    for (OnnxNode node : nodes) {
      String path = node.name().startsWith("/") ? module(node.name()) : "";
      for (int dot = path.lastIndexOf('.'); dot > 0; dot = path.lastIndexOf('.', dot - 1)) {
        blocks.add(path.substring(0, dot));
      }
    }
  }

  /**
   * A name that no other layer has.
   *
   * @param tensor the name of the layer's first tensor; empty where it has none
   */
  String of(OnnxNode node, String tensor) {
    boolean named = tensor.endsWith(WEIGHT) && !tensor.contains("::");
    String wanted = named ? tensor.substring(0, tensor.length() - WEIGHT.length()) : ofNode(node);
    return free(wanted.replaceAll("[^\\p{L}\\p{N}_.\\-]+", "_").replaceAll("^[._]+|[._]+$", ""));
  }

  /** A name that begins so. */
  String free(String wanted) {
    String plain = wanted.isEmpty() ? "layer" : wanted;
    String name = plain;
    for (int i = 2; !taken.add(name); i++) {
      name = plain + "_" + i;
    }
    return name;
  }

  private String ofNode(OnnxNode node) {
    String name = node.title();
    if (!name.startsWith("/")) {
      return name.replaceFirst("^node_", "");
    }
    String operator = name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String module = module(name);
    if (module.isEmpty()) {
      return operator;
    }
    return blocks.contains(module) ? module + "." + operator : module;
  }

  /** {@code layer1.0.conv1} of {@code /layer1/layer1.0/conv1/Conv}. */
  private static String module(String path) {
    StringBuilder module = new StringBuilder();
    String previous = "";
    String[] parts = path.split("/", -1);
    for (int i = 1; i < parts.length - 1; i++) {
      String part = parts[i];
      // what a Sequential holds is named with the Sequential's own name before it
      String own = part.startsWith(previous + ".") ? part.substring(previous.length() + 1) : part;
      if (!module.isEmpty()) {
        module.append('.');
      }
      module.append(previous.isEmpty() ? part : own);
      previous = part;
    }
    return module.toString();
  }
}
