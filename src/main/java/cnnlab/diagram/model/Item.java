package cnnlab.diagram.model;

import java.util.List;

/** What stands beside what inside a block: a stack of nodes, or a smaller block. */
public sealed interface Item {

  /** Whether only auxiliary classifiers need it. */
  boolean auxiliary();

  /** Nodes drawn without a gap: a layer and the slim ones that follow it and nothing else. */
  record Stack(List<DiagramNode> nodes) implements Item {
    public Stack {
      nodes = List.copyOf(nodes);
    }

    /** The node that arrows enter. */
    public DiagramNode first() {
      return nodes.getFirst();
    }

    @Override
    public boolean auxiliary() {
      return first().auxiliary();
    }
  }

  /**
   * A block with its frame; the outermost, which is the whole network, has the path "" and no
   * frame.
   *
   * @param path dotted, as in {@link cnnlab.arch.Layer#block()}
   * @param label its name, or those of the equal blocks it stands for
   */
  record Block(String path, String label, List<Item> items, boolean auxiliary) implements Item {
    public Block {
      items = List.copyOf(items);
    }
  }
}
