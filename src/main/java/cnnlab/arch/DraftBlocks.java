package cnnlab.arch;

import cnnlab.arch.Shape.FeatureMap;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pieces of several layers that are put into a draft behind one of its layers: shortcuts, branches,
 * residual blocks, Inception modules. Their numbers are taken from the map that they read.
 */
public final class DraftBlocks {
  private static final int BRANCHES = 4;

  private final Draft draft;
  private final String behind;
  private final String block;
  private final String name;
  private final List<Layer> added = new ArrayList<>();

  private DraftBlocks(Draft draft, String behind, String kind) {
    this.draft = draft;
    this.behind = behind;
    String around = draft.layer(behind).block();
    String free = freePrefix(draft, Draft.beside(behind, kind));
    name = free + ".";
    String last = free.substring(free.lastIndexOf('.') + 1);
    block = around.isEmpty() ? last : around + "." + last;
  }

  /** The map that a layer yields; empty for a vector, and where the draft is wrong before it. */
  public static Optional<FeatureMap> map(Draft draft, String layer) {
    try {
      Architecture upTo = draft.upTo(layer).build();
      return Shapes.of(upTo).get(layer) instanceof FeatureMap map
          ? Optional.of(map)
          : Optional.empty();
    } catch (UserProblem wrong) {
      return Optional.empty();
    }
  }

  /**
   * With what {@code from} yields added behind {@code to}; where the two maps differ, through a
   * projection: a 1x1 convolution with the stride and the channels that it takes (He 2015, option
   * B).
   */
  public static Draft withShortcut(Draft draft, String from, String to) {
    String around = draft.layer(to).block();
    List<Layer> layers = new ArrayList<>();
    String shortcut = from;
    Optional<FeatureMap> in = map(draft, from);
    Optional<FeatureMap> out = map(draft, to);
    if (in.isPresent() && out.isPresent() && !in.equals(out)) {
      boolean norm = draft.layers().stream().anyMatch(it -> it.op() instanceof Op.BatchNorm);
      Op.Conv conv = projection(in.get(), out.get(), out.get().channels(), !norm);
      shortcut = draft.freeName(Draft.beside(to, "shortcut"));
      layers.add(new Layer(shortcut, conv, List.of(from), around));
      if (norm) {
        String bn = draft.freeName(Draft.beside(to, "shortcut_bn"));
        layers.add(new Layer(bn, Draft.BATCH_NORM, List.of(shortcut), around));
        shortcut = bn;
      }
    }
    String sum = draft.freeName(Draft.beside(to, "add"));
    layers.add(new Layer(sum, new Op.Add(), List.of(to, shortcut), around));
    return draft.withLayersAfter(to, layers);
  }

  /** With what {@code from} yields behind the channels of {@code to}. */
  public static Draft withConcatenation(Draft draft, String from, String to) {
    String joined = draft.freeName(Draft.beside(to, "concat"));
    Layer concat = new Layer(joined, new Op.Concat(), List.of(to, from), draft.layer(to).block());
    return draft.withLayersAfter(to, List.of(concat));
  }

  /**
   * With a second way from {@code from} to behind {@code to}, a 1x1 convolution with ReLU, whose
   * channels come behind those of {@code to}.
   */
  public static Draft withBranch(Draft draft, String from, String to) {
    String around = draft.layer(to).block();
    String conv = draft.freeName(Draft.beside(to, "branch"));
    String relu = draft.freeName(Draft.beside(to, "branch_relu"));
    String joined = draft.freeName(Draft.beside(to, "concat"));
    Optional<FeatureMap> in = map(draft, from);
    Optional<FeatureMap> out = map(draft, to);
    Op.Conv op =
        in.isPresent() && out.isPresent()
            ? projection(in.get(), out.get(), out.get().channels(), true)
            : new Op.Conv(64, Window.same(1, 1), 1, true);
    return draft.withLayersAfter(
        to,
        List.of(
            new Layer(conv, op, List.of(from), around),
            new Layer(relu, new Op.Relu(), List.of(conv), around),
            new Layer(joined, new Op.Concat(), List.of(to, relu), around)));
  }

  /** With a residual block of two 3x3 convolutions (He 2015, figure 2) behind a layer. */
  public static Draft withResidualBlock(Draft draft, String behind) {
    Optional<FeatureMap> map = map(draft, behind);
    return map.map(it -> new DraftBlocks(draft, behind, "residual").residual(it)).orElse(draft);
  }

  /**
   * With an Inception module of four branches (Szegedy 2014, figure 2b) behind a layer; together
   * they have about as many channels as the layer.
   */
  public static Draft withInceptionModule(Draft draft, String behind) {
    Optional<FeatureMap> map = map(draft, behind);
    return map.map(it -> new DraftBlocks(draft, behind, "inception").inception(it)).orElse(draft);
  }

  private Draft residual(FeatureMap map) {
    String first = normalized("1", map.channels(), behind);
    String second = normalized("2", map.channels(), add("relu1", new Op.Relu(), first));
    add("relu2", new Op.Relu(), add("add", new Op.Add(), second, behind));
    return draft.withLayersAfter(behind, added);
  }

  private String normalized(String number, int filters, String input) {
    String conv = add("conv" + number, new Op.Conv(filters, Window.same(3, 3), 1, false), input);
    return add("bn" + number, Draft.BATCH_NORM, conv);
  }

  private Draft inception(FeatureMap map) {
    int each = Math.max(1, map.channels() / BRANCHES);
    String one = conv("branch1.conv", each, 1, behind);
    String three = conv("branch2.conv2", each, 3, conv("branch2.conv1", each, 1, behind));
    String five = conv("branch3.conv2", each, 5, conv("branch3.conv1", each, 1, behind));
    Op.MaxPool pool = new Op.MaxPool(Window.square(3, 1, 1), false);
    String pooled = conv("branch4.conv", each, 1, add("branch4.pool", pool, behind));
    add("concat", new Op.Concat(), one, three, five, pooled);
    return draft.withLayersAfter(behind, added);
  }

  private String conv(String convolution, int filters, int kernel, String input) {
    Op.Conv op = new Op.Conv(filters, Window.same(kernel, kernel), 1, true);
    String conv = add(convolution, op, input);
    return add(convolution.replace("conv", "relu"), new Op.Relu(), conv);
  }

  private String add(String relativeName, Op op, String... inputs) {
    String inner =
        relativeName.contains(".")
            ? block + "." + relativeName.substring(0, relativeName.indexOf('.'))
            : block;
    added.add(new Layer(name + relativeName, op, List.of(inputs), inner));
    return name + relativeName;
  }

  /** A 1x1 convolution that turns the one map into the size of the other, if a stride can. */
  private static Op.Conv projection(FeatureMap in, FeatureMap out, int filters, boolean bias) {
    int rows = stride(in.height(), out.height());
    int columns = stride(in.width(), out.width());
    return new Op.Conv(filters, new Window(1, 1, rows, columns, 0, 0), 1, bias);
  }

  private static int stride(int in, int out) {
    int stride = Math.max(1, Math.ceilDiv(in, out));
    return Math.ceilDiv(in, stride) == out ? stride : Math.max(1, in / out);
  }

  private static String freePrefix(Draft draft, String wanted) {
    String free = wanted;
    for (int i = 2; isTaken(draft, free); i++) {
      free = wanted + i;
    }
    return free;
  }

  private static boolean isTaken(Draft draft, String prefix) {
    return draft.layers().stream()
        .anyMatch(it -> it.name().equals(prefix) || it.name().startsWith(prefix + "."));
  }
}
