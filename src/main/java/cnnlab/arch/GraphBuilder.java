package cnnlab.arch;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes an architecture down layer by layer. Each method adds one layer and returns its name, to
 * be read by a later one. A layer lies in the block set by the latest {@link #block}.
 */
public final class GraphBuilder {
  private final List<Layer> layers = new ArrayList<>();
  private final List<Head> heads = new ArrayList<>();
  private String block = "";

  /** The layers that follow lie in this block; "" is the top. */
  public GraphBuilder block(String path) {
    block = path;
    return this;
  }

  public String input(int channels, int height, int width) {
    return add("input", new Op.Input(channels, height, width));
  }

  public String conv(
      String name, String input, int filters, Window window, int groups, boolean bias) {
    return add(name, new Op.Conv(filters, window, groups, bias), input);
  }

  public String relu(String name, String input) {
    return add(name, new Op.Relu(), input);
  }

  /** Any other kind of layer. */
  public String add(String name, Op op, String... inputs) {
    layers.add(new Layer(name, op, List.of(inputs), block));
    return name;
  }

  /** Declares a layer to be a classifier; the main one is declared first. */
  public GraphBuilder head(String layer, double lossWeight) {
    heads.add(new Head(layer, lossWeight));
    return this;
  }

  public Architecture build(String name, String form, Paper source) {
    return new Architecture(name, form, source, layers, heads);
  }
}
