package cnnlab.weights.onnx;

import cnnlab.files.protobuf.MalformedMessage;
import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.jspecify.annotations.Nullable;

/**
 * Numbers of a repeated field: in one row, as nearly every program writes them, where they lie; or
 * in several rows or one by one, which is as good a message, joined.
 */
final class NumberRow {
  private static final long MOST_JOINED = 1 << 28;

  private MemorySegment row = MemorySegment.ofArray(new byte[0]);
  private @Nullable ByteArrayOutputStream joined;

  void add(MemorySegment piece) throws MalformedMessage {
    if (joined == null && row.byteSize() == 0) {
      row = piece;
      return;
    }
    if (joined == null) {
      joined = new ByteArrayOutputStream();
      join(joined, row);
    }
    join(joined, piece);
  }

  private static void join(ByteArrayOutputStream to, MemorySegment piece) throws MalformedMessage {
    if (piece.byteSize() > MOST_JOINED - to.size()) {
      throw new MalformedMessage("more than " + MOST_JOINED + " B of a tensor in pieces");
    }
    to.writeBytes(piece.toArray(ValueLayout.JAVA_BYTE));
  }

  MemorySegment values() {
    return joined == null ? row : MemorySegment.ofArray(joined.toByteArray());
  }
}
