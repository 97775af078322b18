package cnnlab.weights.recognition;

import cnnlab.text.Note;
import cnnlab.weights.Tensor;
import cnnlab.weights.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Weights under torchvision's names: without what programs put in front of all names, and without
 * what timm calls otherwise.
 */
final class PlainNames {
  /** In front of a network's names where a file holds more than the network. */
  private static final List<String> WRAPPERS =
      List.of("module.", "_orig_mod.", "model.", "backbone.", "encoder.", "net.");

  /** Of timm's VGG: the classifier's first layers as convolutions. */
  private static final Map<String, String> OF_TIMM =
      Map.of(
          "pre_logits.fc1.", "classifier.0.",
          "pre_logits.fc2.", "classifier.3.",
          "head.fc.", "classifier.6.");

  private PlainNames() {}

  /** The same weights; what was changed is noted. */
  static Weights of(Weights weights) {
    List<Note> notes = new ArrayList<>(weights.notes());
    Map<String, Tensor> tensors = withoutPrefix(weights.tensors(), notes);
    if (tensors.containsKey("pre_logits.fc1.weight")) {
      tensors = fromTimm(tensors);
      notes.add(Note.of("weights.note.timm"));
    }
    return new Weights(tensors, weights.metadata(), notes);
  }

  private static Map<String, Tensor> withoutPrefix(Map<String, Tensor> tensors, List<Note> notes) {
    StringBuilder prefix = new StringBuilder();
    Map<String, Tensor> rest = tensors;
    for (String first = common(rest.keySet()); !first.isEmpty(); first = common(rest.keySet())) {
      prefix.append(first);
      rest = without(rest, first);
    }
    if (!prefix.isEmpty()) {
      notes.add(Note.of("weights.note.prefix", prefix.toString()));
    }
    return rest;
  }

  /** The first part, with its dot, of all names, or of most names if it is a known wrapper. */
  private static String common(Set<String> names) {
    Set<String> firsts = new TreeSet<>();
    names.forEach(name -> firsts.add(name.substring(0, name.indexOf('.') + 1)));
    if (firsts.size() == 1 && names.stream().noneMatch(PlainNames::isBare)) {
      return firsts.iterator().next();
    }
    return WRAPPERS.stream()
        .filter(firsts::contains)
        .filter(it -> 2 * names.stream().filter(name -> name.startsWith(it)).count() > names.size())
        .findFirst()
        .orElse("");
  }

  /** Whether a name is that of one layer's tensor, of which nothing can be taken off. */
  private static boolean isBare(String name) {
    return name.indexOf('.') == name.lastIndexOf('.');
  }

  private static Map<String, Tensor> without(Map<String, Tensor> tensors, String prefix) {
    Map<String, Tensor> shorter = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) ->
            shorter.put(name.startsWith(prefix) ? name.substring(prefix.length()) : name, tensor));
    return shorter;
  }

  private static Map<String, Tensor> fromTimm(Map<String, Tensor> tensors) {
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    tensors.forEach(
        (name, tensor) -> {
          String stem = name.substring(0, name.lastIndexOf('.') + 1);
          String known = OF_TIMM.get(stem);
          if (known == null) {
            renamed.put(name, tensor);
          } else {
            renamed.put(known + name.substring(stem.length()), asMatrix(tensor));
          }
        });
    return renamed;
  }

  /** A convolution that sees all of its input, as the matrix that it is. */
  static Tensor asMatrix(Tensor tensor) {
    List<Integer> shape = tensor.shape();
    return shape.size() == 4
        ? new Tensor(
            List.of(shape.get(0), shape.get(1) * shape.get(2) * shape.get(3)), tensor.data())
        : tensor;
  }
}
