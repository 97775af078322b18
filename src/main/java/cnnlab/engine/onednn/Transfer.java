package cnnlab.engine.onednn;

import java.nio.FloatBuffer;
import org.bytedeco.javacpp.PointerScope;

/**
 * Copies values between Java and the layout they have in memory. What oneDNN needs for a copy is
 * freed at once: left to the garbage collector, it would pile up outside Java's heap from
 * validation to validation.
 */
final class Transfer {
  private Transfer() {}

  /** The values in plain order. */
  static float[] read(Value value) {
    try (PointerScope _ = OneDnn.scope()) {
      Layout plain = Layout.plain(value.layout().dimensions());
      float[] values = new float[(int) (plain.bytes() / Float.BYTES)];
      if (value.layout().isSame(plain)) {
        value.region().floats().get(values);
        return values;
      }
      Value copy = Value.of(plain);
      try (Workspace place = new Workspace(() -> {});
          Program copying = copying(value, copy, place)) {
        copying.run();
        copy.region().floats().get(values);
      }
      return values;
    }
  }

  /**
   * Sets values.
   *
   * @param source as many as there are, in plain order, from its position on
   */
  static void write(Value value, FloatBuffer source) {
    try (PointerScope _ = OneDnn.scope()) {
      Layout plain = Layout.plain(value.layout().dimensions());
      if (value.layout().isSame(plain)) {
        value.region().floats().put(source.duplicate());
        return;
      }
      Value copy = Value.of(plain);
      try (Workspace place = new Workspace(() -> {});
          Program copying = copying(copy, value, place)) {
        copy.region().floats().put(source.duplicate());
        copying.run();
      }
    }
  }

  /** Whether values lie in plain order, so that a part of them can be set. */
  static boolean isPlain(Value value) {
    try (PointerScope _ = OneDnn.scope()) {
      return value.layout().isSame(Layout.plain(value.layout().dimensions()));
    }
  }

  /** A program that copies one to the other; where one has no place yet, it gets it there. */
  static Program copying(Value from, Value to, Workspace workspace) {
    Tape tape = new Tape();
    tape.copy(from, to);
    return tape.finish(workspace);
  }
}
