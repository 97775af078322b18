package cnnlab.weights.pytorch;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The pickle of a state dictionary, protocol 2: an OrderedDict from each name to a float32 tensor
 * whose storage's key is the tensor's number.
 */
final class StatePickle {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private StatePickle() {}

  static byte[] of(Map<String, List<Integer>> shapes) {
    StatePickle pickle = new StatePickle();
    pickle.write(shapes);
    return pickle.out.toByteArray();
  }

  private void write(Map<String, List<Integer>> shapes) {
    operation(0x80);
    out.write(2);
    emptyDictionary();
    operation('(');
    int key = 0;
    for (Map.Entry<String, List<Integer>> each : shapes.entrySet()) {
      text(each.getKey());
      tensor(Integer.toString(key++), each.getValue());
    }
    operation('u');
    operation('.');
  }

  private void tensor(String key, List<Integer> shape) {
    int elements = shape.stream().reduce(1, Math::multiplyExact);
    global("torch._utils", "_rebuild_tensor_v2");
    operation('(');
    operation('(');
    text("storage");
    global("torch", "FloatStorage");
    text(key);
    text("cpu");
    whole(elements);
    operation('t');
    operation('Q');
    whole(0);
    tuple(shape);
    tuple(strides(shape));
    operation(0x89); // needs no gradient
    emptyDictionary(); // of hooks
    operation('t');
    operation('R');
  }

  private static List<Integer> strides(List<Integer> shape) {
    List<Integer> strides = new ArrayList<>(Collections.nCopies(shape.size(), 1));
    for (int d = shape.size() - 2; d >= 0; d--) {
      strides.set(d, strides.get(d + 1) * shape.get(d + 1));
    }
    return strides;
  }

  private void emptyDictionary() {
    global("collections", "OrderedDict");
    operation(')');
    operation('R');
  }

  private void tuple(List<Integer> numbers) {
    operation('(');
    numbers.forEach(this::whole);
    operation('t');
  }

  private void global(String module, String name) {
    operation('c');
    out.writeBytes((module + "\n" + name + "\n").getBytes(StandardCharsets.US_ASCII));
  }

  private void whole(int number) {
    operation('J');
    number(number);
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    operation('X');
    number(bytes.length);
    out.writeBytes(bytes);
  }

  private void number(int value) {
    out.writeBytes(
        ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
  }

  private void operation(int code) {
    out.write(code);
  }
}
