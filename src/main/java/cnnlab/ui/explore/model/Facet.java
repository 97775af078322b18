package cnnlab.ui.explore.model;

import java.util.Locale;

/** A way of looking at the network in view. */
public enum Facet {
  /** Diagram, layer card and table. */
  LAYERS,
  /** Source code for learning frameworks. */
  CODE,
  /** Beside another network. */
  DIFF,
  /** The memory it takes, by the size of the batch. */
  MEMORY,
  /** To be changed into a network of one's own. */
  BUILD;

  /** Message key of its name ("explore.facet.code"). */
  public String key() {
    return "explore.facet." + id();
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
