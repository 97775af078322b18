package cnnlab.weights.pytorch;

import cnnlab.weights.ElementType;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.Tensor;
import java.lang.foreign.MemorySegment;
import java.nio.FloatBuffer;
import java.util.List;

/** A tensor's values as PyTorch orders them, whatever steps lead through its storage. */
final class TensorValues {
  private final Container container;
  private final MemoryBudget budget;

  /**
   * @param budget for values that cannot stay where they are
   */
  TensorValues(Container container, MemoryBudget budget) {
    this.container = container;
    this.budget = budget;
  }

  /**
   * Reads a tensor of a floating-point type.
   *
   * @throws MalformedContent where it reaches beyond its storage, or claims more than is there
   */
  Tensor of(Pickled.View view) throws MalformedContent {
    long elements = 1;
    long furthest = view.offset();
    try {
      for (int i = 0; i < view.shape().size(); i++) {
        int size = view.shape().get(i);
        long stride = view.strides().get(i);
        if (stride < 0) {
          throw new MalformedContent("A step backwards");
        }
        elements = Math.multiplyExact(elements, size);
        furthest = Math.addExact(furthest, Math.multiplyExact(Math.max(0, size - 1L), stride));
      }
    } catch (ArithmeticException e) {
      throw new MalformedContent("A tensor beyond 64 bits");
    }
    if (elements == 0) {
      return new Tensor(view.shape(), FloatBuffer.allocate(0));
    }
    if (view.offset() < 0 || furthest >= view.storage().elements()) {
      throw new MalformedContent("A tensor beyond its storage");
    }
    return new Tensor(view.shape(), values(view, elements));
  }

  private FloatBuffer values(Pickled.View view, long elements) throws MalformedContent {
    ElementType type = view.storage().type();
    MemorySegment numbers = container.numbers(view.storage());
    boolean inOrder = isInOrder(view.shape(), view.strides());
    boolean stays = inOrder && type == ElementType.F32;
    long bytes = Math.multiplyExact(elements, Float.BYTES);
    if (bytes > Integer.MAX_VALUE || (!stays && !budget.take(bytes))) {
      throw new MalformedContent("A tensor of " + bytes + " bytes");
    }
    if (inOrder) {
      return type.floats(StorageExtent.of(view.offset(), elements, type.bytes()).in(numbers));
    }
    float[] values = new float[(int) elements];
    int rank = view.shape().size();
    int[] index = new int[rank];
    long at = view.offset();
    for (int i = 0; i < values.length; i++) {
      values[i] = type.value(numbers, at);
      for (int d = rank - 1; d >= 0; d--) {
        at += view.strides().get(d);
        index[d]++;
        if (index[d] < view.shape().get(d)) {
          break;
        }
        at -= view.strides().get(d) * index[d];
        index[d] = 0;
      }
    }
    return FloatBuffer.wrap(values);
  }

  /** Whether the values follow one another. */
  private static boolean isInOrder(List<Integer> shape, List<Long> strides) {
    long expected = 1;
    for (int d = shape.size() - 1; d >= 0; d--) {
      if (shape.get(d) != 1 && strides.get(d) != expected) {
        return false;
      }
      expected *= shape.get(d);
    }
    return true;
  }
}
