package cnnlab.weights;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tensors that are read one after the other, so that writing them needs no memory beside that in
 * which they lie.
 */
public interface TensorSource {

  /** Their shapes by PyTorch's name, in the order in which to write them. */
  Map<String, List<Integer>> shapes();

  /**
   * The values of one tensor in PyTorch's order, from the buffer's position on. They hold until the
   * next call and as long as the source itself does not change.
   */
  FloatBuffer values(String tensor);

  /** Tensors at hand. */
  static TensorSource of(Map<String, Tensor> tensors) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return of(shapes, name -> Objects.requireNonNull(tensors.get(name), name).data().duplicate());
  }

  /** Where the values of a tensor come from. */
  interface Reader {
    FloatBuffer read(String tensor);
  }

  /** Tensors of these shapes. */
  static TensorSource of(Map<String, List<Integer>> shapes, Reader reader) {
    return new TensorSource() {
      @Override
      public Map<String, List<Integer>> shapes() {
        return shapes;
      }

      @Override
      public FloatBuffer values(String tensor) {
        return reader.read(tensor);
      }
    };
  }

  /** These and others, whose names get a prefix. */
  default TensorSource and(String prefix, TensorSource others) {
    Map<String, List<Integer>> all = new LinkedHashMap<>(shapes());
    others.shapes().forEach((name, shape) -> all.put(prefix + name, shape));
    return of(
        all,
        name ->
            shapes().containsKey(name) ? values(name) : others.values(unprefixed(name, prefix)));
  }

  private static String unprefixed(String name, String prefix) {
    return name.substring(prefix.length());
  }

  /** All of them, copied. */
  default Map<String, Tensor> copy() {
    Map<String, Tensor> copies = new LinkedHashMap<>();
    shapes().forEach((name, shape) -> copies.put(name, new Tensor(shape, values(name)).copy()));
    return copies;
  }
}
