package cnnlab.engine.onednn;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A stretch of memory, in use from the first to the last step that was told to touch it. */
final class Region {
  private final long bytes;
  private boolean ofParameters;
  private int first = Integer.MAX_VALUE;
  private int last = -1;
  private @Nullable MemorySegment memory;

  Region(long bytes) {
    this.bytes = bytes;
  }

  long bytes() {
    return bytes;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  /** Notes a use by the step of this number. */
  void usedAt(int step) {
    first = Math.min(first, step);
    last = Math.max(last, step);
  }

  boolean overlaps(Region other) {
    return first <= other.last && other.first <= last;
  }

  /** Says that it is part of the network's parameters, which are placed apart from any program. */
  void belongToParameters() {
    ofParameters = true;
  }

  boolean isOfParameters() {
    return ofParameters;
  }

  /** Whether it has its place in memory. */
  boolean isPlaced() {
    return memory != null;
  }

  void place(MemorySegment place) {
    memory = place;
  }

  MemorySegment memory() {
    return Objects.requireNonNull(memory, "not yet placed");
  }

  /** The values as they lie there. */
  FloatBuffer floats() {
    return memory().asByteBuffer().order(ByteOrder.nativeOrder()).asFloatBuffer();
  }
}
