package cnnlab.weights.safetensors;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import cnnlab.weights.TensorSource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a safetensors file so that it is there completely or not at all. */
final class SafetensorsWriter {
  private static final int CHUNK = 1 << 18;
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Writes tensors one after the other.
   *
   * @param type F32, or F16, to which values are rounded
   */
  static void write(Path file, TensorSource tensors, Map<String, String> metadata, ElementType type)
      throws UserProblem {
    try {
      AtomicFile.write(
          file,
          channel -> {
            writeFully(channel, header(tensors, metadata, type));
            try (Arena arena = Arena.ofConfined()) { // freed at once, not at some collection
              ByteBuffer chunk =
                  arena.allocate(CHUNK).asByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
              for (String name : tensors.shapes().keySet()) {
                writeValues(channel, tensors.values(name), chunk, type);
              }
            }
          });
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static ByteBuffer header(
      TensorSource tensors, Map<String, String> metadata, ElementType type)
      throws JsonProcessingException {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (!metadata.isEmpty()) {
      entries.put("__metadata__", metadata);
    }
    long at = 0;
    for (Map.Entry<String, List<Integer>> tensor : tensors.shapes().entrySet()) {
      List<Integer> shape = tensor.getValue();
      long values = shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
      long end = at + type.bytes() * values;
      entries.put(tensor.getKey(), entry(type, shape, at, end));
      at = end;
    }
    byte[] json = new JsonMapper().writeValueAsString(entries).getBytes(StandardCharsets.UTF_8);
    int length = Math.ceilDiv(json.length, ALIGNMENT) * ALIGNMENT;
    ByteBuffer header =
        ByteBuffer.allocate(Long.BYTES + length).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
    header.put(json);
    while (header.hasRemaining()) {
      header.put((byte) ' ');
    }
    return header.flip();
  }

  private static Map<String, Object> entry(
      ElementType type, List<Integer> shape, long begin, long end) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("dtype", type.name());
    entry.put("shape", shape);
    entry.put("data_offsets", List.of(begin, end));
    return entry;
  }

  private static void writeValues(
      FileChannel channel, FloatBuffer values, ByteBuffer chunk, ElementType type)
      throws IOException {
    while (values.hasRemaining()) {
      int count = Math.min(values.remaining(), chunk.capacity() / type.bytes());
      chunk.clear();
      if (type == ElementType.F16) {
        for (int i = 0; i < count; i++) {
          chunk.putShort(Float.floatToFloat16(values.get()));
        }
        chunk.flip();
      } else {
        chunk.limit(count * type.bytes());
        chunk.asFloatBuffer().put(values.slice(values.position(), count));
        values.position(values.position() + count);
      }
      writeFully(channel, chunk);
    }
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
