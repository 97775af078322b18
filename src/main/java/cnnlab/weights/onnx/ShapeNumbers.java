package cnnlab.weights.onnx;

import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Numbers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongBinaryOperator;

/** What graphs compute of shapes, as far as they do to make a vector of a map. */
final class ShapeNumbers {
  private static final int MOST = 64;

  private ShapeNumbers() {}

  /** The part of a shape from one place to before another. */
  static Numbers part(List<Long> numbers, long from, long to) {
    int size = numbers.size();
    int begin = Math.clamp(from < 0 ? from + size : from, 0, size);
    int end = Math.clamp(to < 0 ? to + size : to, begin, size);
    return new Numbers(numbers.subList(begin, end));
  }

  /** So many zeros. */
  static Numbers zeros(List<Long> shape) throws Unrepresentable {
    if (shape.size() != 1 || shape.getFirst() < 0 || shape.getFirst() > MOST) {
      throw new Unrepresentable("shape " + shape);
    }
    return new Numbers(Collections.nCopies(shape.getFirst().intValue(), 0L));
  }

  /** As a row, or as a matrix of so many columns. */
  static Numbers reshaped(Numbers numbers, List<Long> shape) throws Unrepresentable {
    if (shape.size() > 2 || shape.isEmpty()) {
      throw new Unrepresentable("shape " + shape);
    }
    long columns = shape.size() == 1 ? 1 : shape.get(1);
    if (columns < 1 || numbers.numbers().size() % columns != 0) {
      throw new Unrepresentable("shape " + shape);
    }
    return new Numbers(numbers.numbers(), (int) columns);
  }

  static Numbers transposed(Numbers matrix) {
    int columns = matrix.columns();
    int rows = matrix.numbers().size() / columns;
    List<Long> exchanged = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      for (int row = 0; row < rows; row++) {
        exchanged.add(matrix.numbers().get(row * columns + column));
      }
    }
    return new Numbers(exchanged, Math.max(1, rows));
  }

  /** The last row first. */
  static Numbers reversed(Numbers matrix) {
    List<Long> rows = new ArrayList<>();
    int columns = matrix.columns();
    for (int end = matrix.numbers().size(); end > 0; end -= columns) {
      rows.addAll(matrix.numbers().subList(end - columns, end));
    }
    return new Numbers(rows, columns);
  }

  static Numbers gather(List<Long> numbers, List<Long> indices) throws Unrepresentable {
    List<Long> gathered = new ArrayList<>();
    for (long index : indices) {
      long place = index < 0 ? index + numbers.size() : index;
      if (place < 0 || place >= numbers.size()) {
        throw new Unrepresentable("index " + index);
      }
      gathered.add(numbers.get((int) place));
    }
    return new Numbers(gathered);
  }

  static Numbers concat(List<List<Long>> rows) {
    return new Numbers(rows.stream().flatMap(List::stream).toList());
  }

  /** Place by place; one number goes with all. */
  static Numbers calculate(String op, List<Long> left, List<Long> right) throws Unrepresentable {
    LongBinaryOperator operator =
        switch (op) {
          case "Add" -> (a, b) -> a + b;
          case "Sub" -> (a, b) -> a - b;
          case "Mul" -> (a, b) -> a * b;
          case "Div" -> (a, b) -> b == 0 ? 0 : a / b;
          default -> throw new Unrepresentable("");
        };
    boolean empty = left.isEmpty() || right.isEmpty();
    int size = empty ? 0 : Math.max(left.size(), right.size());
    List<Long> result = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      long a = left.get(Math.min(i, left.size() - 1));
      long b = right.get(Math.min(i, right.size() - 1));
      if (a == Numbers.BATCH || b == Numbers.BATCH) {
        throw new Unrepresentable("a calculation with the batch size");
      }
      result.add(operator.applyAsLong(a, b));
    }
    return new Numbers(result);
  }
}
