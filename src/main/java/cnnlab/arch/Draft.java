package cnnlab.arch;

import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * An architecture that is being written, of which nothing is known to be right. Immutable: each
 * change yields another draft. Layers that no classifier needs any more go with a change.
 */
public record Draft(String name, String form, Paper source, List<Layer> layers, List<Head> heads) {
  static final Op.BatchNorm BATCH_NORM = new Op.BatchNorm(1e-5, 0.1);

  /** Of a network that is of no paper. */
  public static final String FORM = "form.own";

  public Draft {
    layers = List.copyOf(layers);
    heads = List.copyOf(heads);
  }

  /** A draft that begins as this network. */
  public static Draft of(Architecture architecture) {
    return new Draft(
        architecture.name(),
        FORM,
        architecture.source(),
        architecture.layers(),
        architecture.heads());
  }

  /**
   * The architecture, if it can be one.
   *
   * @throws UserProblem located at the first layer at fault, with how to mend it
   */
  public Architecture build() throws UserProblem {
    DraftCheck.check(this);
    Architecture architecture = new Architecture(name, form, source, layers, heads);
    try {
      Shapes.of(architecture);
    } catch (ArithmeticException e) {
      throw UserProblem.of("architecture.too-large").causedBy(e);
    }
    return architecture;
  }

  /** What is wrong with it, if anything is. */
  public Optional<UserProblem> problem() {
    try {
      build();
      return Optional.empty();
    } catch (UserProblem problem) {
      return Optional.of(problem);
    }
  }

  public Draft renamed(String newName) {
    return new Draft(newName, form, source, layers, heads);
  }

  /** With other layers under the same names. */
  public Draft withLayers(List<Layer> others) {
    return new Draft(name, form, source, others, heads);
  }

  /** The layer computes something else. */
  public Draft changed(String layer, Op op) {
    return mapped(
        it -> it.name().equals(layer) ? new Layer(layer, op, it.inputs(), it.block()) : it);
  }

  /** Every activation function is this one. */
  public Draft withActivations(Op.Activation function) {
    return mapped(
        it ->
            it.op() instanceof Op.Activation
                ? new Layer(it.name(), function, it.inputs(), it.block())
                : it);
  }

  /** Without the layer: those that read it read what it read first. */
  public Draft without(String layer) {
    List<String> inputs = layer(layer).inputs();
    if (inputs.isEmpty()) {
      return this; // the image stays
    }
    return redirected(layer, inputs.getFirst()).withoutLayers(Set.of(layer));
  }

  /** Without the layers of a block: those that read it read what its first layer read. */
  public Draft withoutBlock(String block) {
    List<Layer> inside = inBlock(block);
    Set<String> names = inside.stream().map(Layer::name).collect(Collectors.toSet());
    Optional<String> before =
        inside.stream()
            .flatMap(it -> it.inputs().stream())
            .filter(input -> !names.contains(input))
            .findFirst();
    if (before.isEmpty()) {
      return this; // the image is within, or there is no such block
    }
    Draft draft = this;
    for (String name : names) {
      draft = draft.redirected(name, before.get(), names);
    }
    return draft.withoutLayers(names);
  }

  /**
   * With a new layer behind another: those that read the one now read the new one.
   *
   * @param kind beginning of the new layer's name
   */
  public Draft withLayerAfter(String layer, String kind, Op op) {
    Layer before = layer(layer);
    String added = freeName(beside(layer, kind));
    return withLayersAfter(layer, List.of(new Layer(added, op, List.of(layer), before.block())));
  }

  /** With batch normalization after every convolution that has none yet. */
  public Draft withBatchNormAfterConvolutions() {
    Draft draft = this;
    for (Layer layer : layers) {
      if (layer.op() instanceof Op.Conv && !isNormalized(layer.name())) {
        draft = draft.withLayerAfter(layer.name(), normOf(layer.name()), BATCH_NORM);
      }
    }
    return draft;
  }

  /** Without any batch normalization. */
  public Draft withoutBatchNorm() {
    return withoutAll(Op.BatchNorm.class);
  }

  /** Without any dropout. */
  public Draft withoutDropout() {
    return withoutAll(Op.Dropout.class);
  }

  private Draft withoutAll(Class<? extends Op> kind) {
    Draft draft = this;
    for (Layer layer : layers) {
      if (kind.isInstance(layer.op())) {
        draft = draft.without(layer.name());
      }
    }
    return draft;
  }

  private boolean isNormalized(String layer) {
    return layers.stream()
        .anyMatch(it -> it.op() instanceof Op.BatchNorm && it.inputs().contains(layer));
  }

  /** "bn1" for "layer1.0.conv1", "bn0" for "features.0". */
  private static String normOf(String layer) {
    String last = layer.substring(layer.lastIndexOf('.') + 1);
    if (last.matches("\\d+")) {
      return "bn" + last;
    }
    return last.startsWith("conv") ? "bn" + last.substring("conv".length()) : last + "_bn";
  }

  /**
   * With a copy of a block behind it. A stride is left out of the copy, for the map is as small as
   * it shall be.
   */
  public Draft withBlockTwice(String block) {
    List<Layer> inside = inBlock(block);
    Map<String, String> names = new HashMap<>();
    String copy = freeBlock(block);
    for (Layer layer : inside) {
      names.put(layer.name(), freeName(copied(layer.name(), block, copy)));
    }
    Set<String> within = names.keySet();
    Optional<Layer> end =
        inside.stream()
            .filter(it -> readers(it.name()).stream().anyMatch(reader -> !within.contains(reader)))
            .reduce((_, last) -> last);
    if (end.isEmpty() || inside.stream().anyMatch(it -> it.inputs().isEmpty())) {
      return this;
    }
    List<Layer> copies = new ArrayList<>();
    for (Layer layer : inside) {
      List<String> inputs =
          layer.inputs().stream().map(it -> names.getOrDefault(it, end.get().name())).toList();
      String name = Objects.requireNonNull(names.get(layer.name()));
      copies.add(
          new Layer(name, unstrided(layer.op()), inputs, copied(layer.block(), block, copy)));
    }
    String last = Objects.requireNonNull(names.get(end.get().name()));
    return redirected(end.get().name(), last, within).inserted(inside.getLast().name(), copies);
  }

  /** The layer of this name. */
  public Layer layer(String layerName) {
    return layers.stream()
        .filter(layer -> layer.name().equals(layerName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No layer " + layerName + " in " + name));
  }

  private List<Layer> inBlock(String block) {
    return layers.stream()
        .filter(it -> it.block().equals(block) || it.block().startsWith(block + "."))
        .toList();
  }

  private List<String> readers(String layer) {
    List<String> readers = new ArrayList<>();
    layers.stream().filter(it -> it.inputs().contains(layer)).forEach(it -> readers.add(it.name()));
    heads.stream().filter(it -> it.layer().equals(layer)).forEach(_ -> readers.add(""));
    return readers;
  }

  private Draft mapped(UnaryOperator<Layer> change) {
    return withLayers(layers.stream().map(change).toList());
  }

  /** The layers that lead to this one, and it as the classifier. */
  Draft upTo(String layer) {
    return new Draft(name, form, source, layers, List.of(new Head(layer, 1)))
        .withoutLayers(Set.of());
  }

  /** A name in the same block of names as a layer's. */
  static String beside(String layer, String name) {
    return layer.contains(".") ? parent(layer) + "." + name : name;
  }

  /** With layers behind one, and those that read it reading the last of them. */
  Draft withLayersAfter(String layer, List<Layer> added) {
    return redirected(layer, added.getLast().name()).inserted(layer, added);
  }

  private Draft redirected(String from, String to) {
    return redirected(from, to, Set.of());
  }

  /** Those that read one layer read another instead, but for some. */
  private Draft redirected(String from, String to, Set<String> except) {
    List<Head> newHeads =
        heads.stream()
            .map(it -> it.layer().equals(from) ? new Head(to, it.lossWeight()) : it)
            .toList();
    Draft draft = new Draft(name, form, source, layers, newHeads);
    return draft.mapped(
        it ->
            except.contains(it.name())
                ? it
                : new Layer(
                    it.name(),
                    it.op(),
                    it.inputs().stream().map(input -> input.equals(from) ? to : input).toList(),
                    it.block()));
  }

  private Draft inserted(String after, List<Layer> added) {
    List<Layer> all = new ArrayList<>();
    for (Layer layer : layers) {
      all.add(layer);
      if (layer.name().equals(after)) {
        all.addAll(added);
      }
    }
    return new Draft(name, form, source, all, heads);
  }

  private Draft withoutLayers(Set<String> names) {
    Set<String> needed =
        heads.stream().map(Head::layer).collect(Collectors.toCollection(HashSet::new));
    List<Layer> kept = new ArrayList<>();
    for (Layer layer : layers.reversed()) {
      boolean isInput = layer.op() instanceof Op.Input;
      if (!names.contains(layer.name()) && (needed.contains(layer.name()) || isInput)) {
        needed.addAll(layer.inputs());
        kept.addFirst(layer);
      }
    }
    return new Draft(name, form, source, kept, heads);
  }

  String freeName(String wanted) {
    String free = wanted;
    for (int i = 2; isTaken(free); i++) {
      free = wanted + "_" + i;
    }
    return free;
  }

  private boolean isTaken(String layerName) {
    return layers.stream().anyMatch(it -> it.name().equals(layerName));
  }

  /** "layer1.2" after "layer1.1" where that is free, else "layer1.1_2". */
  private String freeBlock(String block) {
    String[] parts = block.split("\\.", -1);
    String last = parts[parts.length - 1];
    if (last.matches("\\d{1,4}")) {
      parts[parts.length - 1] = Integer.toString(Integer.parseInt(last) + 1);
      String next = String.join(".", parts);
      if (inBlock(next).isEmpty()) {
        return next;
      }
    }
    String free = block + "_2";
    for (int i = 3; !inBlock(free).isEmpty(); i++) {
      free = block + "_" + i;
    }
    return free;
  }

  private static String copied(String text, String block, String copy) {
    boolean inside = text.equals(block) || text.startsWith(block + ".");
    return inside ? copy + text.substring(block.length()) : text;
  }

  private static String parent(String layer) {
    String[] parts = layer.split("\\.", -1);
    return String.join(".", Arrays.copyOf(parts, parts.length - 1));
  }

  private static Op unstrided(Op op) {
    return switch (op) {
      case Op.Conv conv ->
          new Op.Conv(conv.filters(), unstrided(conv.window()), conv.groups(), conv.bias());
      case Op.PadShortcut shortcut -> new Op.PadShortcut(1, shortcut.channels());
      case Op.Parametric _, Op.ParameterFree _ -> op;
    };
  }

  private static Window unstrided(Window window) {
    return new Window(
        window.kernelHeight(),
        window.kernelWidth(),
        1,
        1,
        window.paddingHeight(),
        window.paddingWidth());
  }
}
