package cnnlab.weights.onnx;

import cnnlab.arch.Op;
import cnnlab.arch.Shape.FeatureMap;
import cnnlab.arch.Shape.Vector;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Constant;
import cnnlab.weights.onnx.GraphValue.Numbers;
import cnnlab.weights.onnx.GraphValue.Padded;
import cnnlab.weights.onnx.GraphValue.Pixels;
import cnnlab.weights.onnx.GraphValue.Sampled;
import cnnlab.weights.onnx.GraphValue.Transposed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What moves values about or takes parts of them, and what is computed of shapes for that. */
final class Reshaping {
  private static final Set<Long> PIXEL_AXES = Set.of(2L, 3L);
  private static final int RANK = 4;

  private final Translation graph;

  Reshaping(Translation graph) {
    this.graph = graph;
  }

  Activation flatten(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    Activation in = graph.activation(node, 0);
    long axis = node.number("axis", 1);
    int rank = in.shape().dimensions().size() + 1;
    if (axis != 1 && axis != 1 - rank) {
      throw new Unrepresentable("axis " + axis);
    }
    return vector(node, in);
  }

  private Activation vector(OnnxNode node, Activation in) throws MalformedMessage, UserProblem {
    return in.shape() instanceof Vector ? in : graph.add(node, new Op.Flatten(), in);
  }

  GraphValue reshape(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    if (graph.get(node, 0) instanceof Constant(OnnxTensor tensor) && tensor.isWholeNumbers()) {
      return ShapeNumbers.reshaped(new Numbers(tensor.longs()), graph.numbers(node, 1));
    }
    if (graph.get(node, 0) instanceof Numbers numbers) {
      return ShapeNumbers.reshaped(numbers, graph.numbers(node, 1));
    }
    Activation in = graph.activation(node, 0);
    List<Long> target = graph.numbers(node, 1);
    List<Long> own = in.shape().dimensions().stream().map(Integer::longValue).toList();
    if (target.size() == 2 && (target.get(1) == -1 || target.get(1) == in.shape().elements())) {
      return vector(node, in);
    }
    if (target.size() > 1 && target.subList(1, target.size()).equals(own)) {
      return in;
    }
    throw new Unrepresentable("shape " + text(target));
  }

  private static List<String> text(List<Long> shape) {
    return shape.stream().map(it -> it == Numbers.BATCH ? "N" : Long.toString(it)).toList();
  }

  GraphValue squeeze(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    if (graph.get(node, 0) instanceof Numbers numbers) {
      return numbers;
    }
    Activation in = graph.activation(node, 0);
    Set<Long> axes = axes(graph.numbers(node, "axes", 1, List.of(2L, 3L)));
    boolean onePixel = in.shape().elements() == in.shape().channels();
    if (!onePixel || !PIXEL_AXES.containsAll(axes)) {
      throw new Unrepresentable("axes " + axes);
    }
    return vector(node, in);
  }

  GraphValue unsqueeze(OnnxNode node) throws MalformedMessage, Unrepresentable {
    return switch (graph.get(node, 0)) {
      case Numbers numbers -> numbers;
      case Constant(OnnxTensor tensor) when tensor.isWholeNumbers() -> new Numbers(tensor.longs());
      case Pixels pixels when pixels.channel() != Pixels.ALL -> pixels;
      default -> throw new Unrepresentable("");
    };
  }

  Activation globalMean(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    return graph.add(node, new Op.AdaptiveAvgPool(1, 1), graph.activation(node, 0));
  }

  Activation reduceMean(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    Set<Long> axes = axes(graph.numbers(node, "axes", 1, List.of()));
    if (!axes.equals(PIXEL_AXES)) {
      throw new Unrepresentable("axes " + axes);
    }
    Activation mean = globalMean(node);
    return node.number("keepdims", 1) == 0 ? graph.add("flatten", new Op.Flatten(), mean) : mean;
  }

  /** Of a matrix that the file brings along, or of numbers. */
  GraphValue transpose(OnnxNode node) throws MalformedMessage, Unrepresentable {
    List<Long> order = node.numbers("perm", List.of(1L, 0L));
    return switch (graph.get(node, 0)) {
      case Constant(OnnxTensor matrix) when order.equals(List.of(1L, 0L)) -> new Transposed(matrix);
      case Numbers numbers -> ShapeNumbers.transposed(numbers);
      default -> throw new Unrepresentable("perm " + order);
    };
  }

  Numbers zeros(OnnxNode node) throws MalformedMessage, Unrepresentable {
    OnnxAttribute value = node.attributes().get("value");
    OnnxTensor tensor = value == null ? null : value.tensor();
    if (tensor != null && !(tensor.isWholeNumbers() && tensor.longs().equals(List.of(0L)))) {
      throw new Unrepresentable("value");
    }
    return ShapeNumbers.zeros(graph.numbers(node, 0));
  }

  /** Counted from the front, of a map. */
  private static Set<Long> axes(List<Long> axes) {
    Set<Long> counted = new TreeSet<>();
    axes.forEach(axis -> counted.add(axis < 0 ? axis + RANK : axis));
    return counted;
  }

  Numbers shape(OnnxNode node) throws MalformedMessage, Unrepresentable {
    if (graph.get(node, 0) instanceof Constant(OnnxTensor tensor)) {
      return new Numbers(tensor.shape().stream().map(Integer::longValue).toList());
    }
    List<Long> shape = new ArrayList<>(List.of(Numbers.BATCH));
    if (graph.get(node, 0) instanceof Sampled(Activation of, int rows, int columns)) {
      FeatureMap map = Windows.map(of);
      shape.add((long) map.channels());
      shape.add((long) Math.ceilDiv(map.height(), rows));
      shape.add((long) Math.ceilDiv(map.width(), columns));
    } else {
      graph.activation(node, 0).shape().dimensions().forEach(size -> shape.add((long) size));
    }
    return ShapeNumbers.part(shape, node.number("start", 0), node.number("end", Integer.MAX_VALUE));
  }

  GraphValue gather(OnnxNode node) throws MalformedMessage, Unrepresentable {
    List<Long> indices = graph.numbers(node, 1);
    if (graph.get(node, 0) instanceof Pixels pixels) {
      return channel(pixels, node.number("axis", 0), indices);
    }
    return ShapeNumbers.gather(graph.numbers(node, 0), indices);
  }

  private static Pixels channel(Pixels pixels, long axis, List<Long> indices)
      throws Unrepresentable {
    if (axis != 1
        || indices.size() != 1
        || pixels.channel() != Pixels.ALL
        || indices.getFirst() < 0
        || indices.getFirst() >= pixels.scale().size()) {
      throw new Unrepresentable("indices " + indices);
    }
    return new Pixels(pixels.scale(), pixels.shift(), indices.getFirst().intValue());
  }

  GraphValue concat(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    List<GraphValue> parts = new ArrayList<>();
    for (String input : node.inputs()) {
      parts.add(graph.get(input));
    }
    if (parts.getFirst() instanceof Pixels first && first.channel() != Pixels.ALL) {
      return channels(parts);
    }
    if (parts.stream().noneMatch(Activation.class::isInstance)) {
      List<List<Long>> rows = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        rows.add(graph.numbers(node, i));
      }
      return ShapeNumbers.concat(rows);
    }
    List<Activation> maps = new ArrayList<>();
    for (GraphValue part : parts) {
      maps.add(graph.activation(part));
      Windows.map(maps.getLast());
    }
    long axis = node.number("axis", 1);
    if (axis != 1 && axis != 1 - RANK) {
      throw new Unrepresentable("axis " + axis);
    }
    return graph.add(node, new Op.Concat(), maps.toArray(Activation[]::new));
  }

  /** The image again, of its channels one after the other. */
  private static Pixels channels(List<GraphValue> parts) throws Unrepresentable {
    List<Float> scale = new ArrayList<>();
    List<Float> shift = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (!(parts.get(i) instanceof Pixels pixels)
          || pixels.channel() != i
          || pixels.scale().size() != parts.size()) {
        throw new Unrepresentable("channels in another order");
      }
      scale.add(pixels.scale().get(i));
      shift.add(pixels.shift().get(i));
    }
    return new Pixels(scale, shift, Pixels.ALL);
  }

  GraphValue slice(OnnxNode node) throws MalformedMessage, Unrepresentable {
    List<Long> starts = graph.numbers(node, "starts", 1, List.of());
    List<Long> ends = graph.numbers(node, "ends", 2, List.of());
    List<Long> usual = LongStream.range(0, starts.size()).boxed().toList();
    List<Long> axes = graph.numbers(node, "axes", 3, usual);
    List<Long> steps =
        node.input(4).isEmpty() ? Collections.nCopies(starts.size(), 1L) : graph.numbers(node, 4);
    if (starts.isEmpty() || ends.size() != starts.size() || axes.size() != starts.size()) {
      throw new MalformedMessage("a slice from " + starts + " to " + ends);
    }
    boolean whole = starts.stream().allMatch(it -> it == 0);
    GraphValue in = graph.get(node, 0);
    if (in instanceof Numbers numbers && steps.equals(List.of(1L))) {
      return ShapeNumbers.part(numbers.numbers(), starts.getFirst(), ends.getFirst());
    }
    if (in instanceof Numbers numbers
        && steps.equals(List.of(-1L))
        && starts.equals(List.of(-1L))
        && ends.getFirst() < -numbers.numbers().size()) {
      return ShapeNumbers.reversed(numbers);
    }
    if (in instanceof Pixels pixels && axes.equals(List.of(1L))) {
      boolean one = ends.getFirst() == starts.getFirst() + 1 && steps.equals(List.of(1L));
      return channel(pixels, one ? 1 : 0, starts);
    }
    if (!whole) {
      throw new Unrepresentable("from " + starts + " to " + ends);
    }
    Sampled sampled =
        in instanceof Sampled before ? before : new Sampled(graph.activation(in), 1, 1);
    for (int i = 0; i < axes.size(); i++) {
      sampled = sampled(sampled, axes.get(i), ends.get(i), steps.get(i));
    }
    return sampled.rowStep() == 1 && sampled.columnStep() == 1 ? sampled.of() : sampled;
  }

  private static Sampled sampled(Sampled before, long axis, long end, long step)
      throws Unrepresentable {
    boolean rows = axis == 2 || axis == 2 - RANK;
    boolean columns = axis == 3 || axis == 3 - RANK;
    List<Integer> shape = before.of().shape().dimensions();
    boolean isWhole = shape.size() == 3 && end >= shape.get(rows ? 1 : columns ? 2 : 0);
    if (!isWhole || step < 1 || step > Short.MAX_VALUE || (!rows && !columns && step != 1)) {
      throw new Unrepresentable("axis " + axis + " to " + end + " by " + step);
    }
    return new Sampled(
        before.of(),
        before.rowStep() * (rows ? (int) step : 1),
        before.columnStep() * (columns ? (int) step : 1));
  }

  GraphValue pad(OnnxNode node) throws MalformedMessage, Unrepresentable, UserProblem {
    List<Long> pads = pads(node);
    String mode = node.text("mode", "constant");
    float value = graph.real(node, "value", 2, 0);
    if (!mode.equals("constant") || value != 0 || pads.size() != 2 * RANK) {
      throw new Unrepresentable(mode + " " + value + ", pads " + pads);
    }
    GraphValue in = graph.get(node, 0);
    if (pads.stream().allMatch(it -> it == 0) && !(in instanceof Sampled)) {
      return in;
    }
    boolean ofChannels =
        pads.get(0) == 0
            && pads.get(4) == 0
            && pads.get(2) + pads.get(3) + pads.get(6) + pads.get(7) == 0;
    if (ofChannels && pads.get(1) >= 0 && pads.get(5) >= 0) {
      return padShortcut(node, in, pads.get(1), pads.get(5));
    }
    if (pads.get(0) != 0 || pads.get(1) != 0 || pads.get(4) != 0 || pads.get(5) != 0) {
      throw new Unrepresentable("pads " + pads);
    }
    Activation map = graph.activation(in);
    return new Padded(
        map, Windows.pads(List.of(pads.get(2), pads.get(3), pads.get(6), pads.get(7))));
  }

  /** Before each axis, then behind each; newer versions may name the axes that they mean. */
  private List<Long> pads(OnnxNode node) throws MalformedMessage, Unrepresentable {
    List<Long> given = graph.numbers(node, "pads", 1, List.of());
    if (node.input(3).isEmpty()) {
      return given;
    }
    List<Long> axes = graph.numbers(node, 3);
    Long[] pads = Collections.nCopies(2 * RANK, 0L).toArray(Long[]::new);
    if (given.size() != 2 * axes.size()) {
      throw new MalformedMessage("pads " + given + " for axes " + axes);
    }
    for (int i = 0; i < axes.size(); i++) {
      int axis = Math.floorMod(axes.get(i), RANK);
      pads[axis] = given.get(i);
      pads[RANK + axis] = given.get(axes.size() + i);
    }
    return List.of(pads);
  }

  private Activation padShortcut(OnnxNode node, GraphValue in, long before, long after)
      throws MalformedMessage, Unrepresentable, UserProblem {
    int stride = in instanceof Sampled sampled ? sampled.rowStep() : 1;
    Activation of = in instanceof Sampled sampled ? sampled.of() : graph.activation(in);
    if (in instanceof Sampled(_, int rows, int columns) && rows != columns) {
      throw new Unrepresentable("steps " + rows + ", " + columns);
    }
    if (before != (before + after) / 2 || before + after > Character.MAX_VALUE) {
      throw new Unrepresentable("pads of the channels " + before + ", " + after);
    }
    int channels = of.shape().channels() + (int) (before + after);
    return graph.add(node, new Op.PadShortcut(stride, channels), of);
  }
}
