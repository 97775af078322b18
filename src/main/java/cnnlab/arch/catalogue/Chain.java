package cnnlab.arch.catalogue;

import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;

/** Layers in a row, each reading the one before. */
final class Chain {
  private final GraphBuilder graph;
  private String last;
  private String section = "";
  private int index;

  /** Begins behind the layer {@code last}. */
  Chain(GraphBuilder graph, String last) {
    this.graph = graph;
    this.last = last;
  }

  /** The layers that follow are numbered as in torchvision's Sequential of this name, from 0. */
  Chain section(String name) {
    section = name;
    index = 0;
    return this;
  }

  Chain block(String path) {
    graph.block(path);
    return this;
  }

  Chain add(String name, Op op) {
    last = graph.add(name, op, last);
    return this;
  }

  /** Adds a layer named after the section and its number in it ("features.3"). */
  Chain add(Op op) {
    return add(section + "." + index++, op);
  }

  /** The name of the latest layer. */
  String last() {
    return last;
  }
}
