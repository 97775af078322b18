package cnnlab.export;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import java.util.List;
import java.util.stream.IntStream;

/** A piece of a network as source code sees it: one layer, or the layers that share a name. */
sealed interface Part {

  /** Dotted name from the top of the network. */
  String name();

  /** The layers outside that it reads. */
  List<String> inputs();

  /** The layer whose output is the part's. */
  String output();

  /** One layer. */
  record Leaf(Layer layer) implements Part {
    @Override
    public String name() {
      return layer.name();
    }

    @Override
    public List<String> inputs() {
      return layer.inputs();
    }

    @Override
    public String output() {
      return layer.name();
    }
  }

  /** Layers under one name that read one layer outside, and of which one is read outside. */
  record Group(String name, List<Part> parts, String input, String output) implements Part {
    public Group {
      parts = List.copyOf(parts);
    }

    @Override
    public List<String> inputs() {
      return List.of(input);
    }

    /** Whether the parts are a chain and numbered from 0: what PyTorch calls a Sequential. */
    boolean isSequence() {
      return isNumbered() && isChain();
    }

    private boolean isNumbered() {
      return IntStream.range(0, parts.size())
          .allMatch(i -> parts.get(i).name().equals(name + "." + i));
    }

    /** Whether each part reads the one before it, and nothing else. */
    boolean isChain() {
      String before = input;
      for (Part part : parts) {
        boolean joins = part instanceof Leaf leaf && isWrittenInPlace(leaf.layer().op());
        if (joins || !part.inputs().equals(List.of(before))) {
          return false;
        }
        before = part.output();
      }
      return before.equals(output);
    }
  }

  /** Whether PyTorch has no module for it. */
  private static boolean isWrittenInPlace(Op op) {
    return op instanceof Op.Scale || op instanceof Op.Join;
  }

  /** The name seen from within a group: what follows the group's own name. */
  static String relativeName(Part part, String group) {
    return group.isEmpty() ? part.name() : part.name().substring(group.length() + 1);
  }
}
