package cnnlab.weights.safetensors;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import cnnlab.weights.ElementType;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads and writes weight files in the safetensors format: a 64-bit little-endian header length, a
 * JSON header that gives each tensor's type, shape and place, then the values. Nothing in a file is
 * trusted: lengths, names, types, shapes and places are checked before any value is touched.
 */
public final class Safetensors {
  /** Far above any network's; the header of ResNet-152 takes 0.1 MB. */
  private static final long LONGEST_HEADER = 16L << 20;

  private Safetensors() {}

  /**
   * Opens a file. Its float32 values stay on disk and are read when touched; other floating-point
   * types are converted; whole numbers (batch normalization's counters) are left out.
   *
   * @param memory shared; the file is mapped, and its tensors live, as long as this
   */
  public static Weights read(Path file, Arena memory) throws UserProblem {
    if (!Files.isRegularFile(file)) {
      throw UserProblem.of("weights.missing", file).at(file.toString());
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long headerLength = headerLength(channel, file);
      long begin = Long.BYTES + headerLength;
      byte[] text = read(channel, Long.BYTES, (int) headerLength);
      SafetensorsHeader header =
          new SafetensorsHeaderParser(file).parse(text, channel.size() - begin);
      return weights(header, values(channel, begin, memory));
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  private static long headerLength(FileChannel channel, Path file) throws IOException, UserProblem {
    long length = -1;
    if (channel.size() >= Long.BYTES) {
      byte[] first = read(channel, 0, Long.BYTES);
      length = ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }
    if (length < 2 || length > LONGEST_HEADER || length > channel.size() - Long.BYTES) {
      throw UserProblem.of("weights.not-safetensors", file.getFileName()).at(file.toString());
    }
    return length;
  }

  private static byte[] read(FileChannel channel, long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new IOException("The file shrank while it was read");
      }
    }
    return bytes;
  }

  private static MemorySegment values(FileChannel channel, long begin, Arena memory)
      throws IOException {
    long length = channel.size() - begin;
    return channel.map(FileChannel.MapMode.READ_ONLY, begin, length, memory);
  }

  private static Weights weights(SafetensorsHeader header, MemorySegment values) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (SafetensorsHeader.Entry entry : header.entries()) {
      if (entry.type().isFloatingPoint()) {
        MemorySegment place = values.asSlice(entry.begin(), entry.end() - entry.begin());
        tensors.put(entry.name(), new Tensor(entry.shape(), entry.type().floats(place)));
      }
    }
    return new Weights(tensors, header.metadata());
  }

  /**
   * Writes a file of float32 values in the order given. A reader never sees half of it: it takes
   * its place only when it is complete and on disk.
   */
  public static void write(Path file, Weights weights) throws UserProblem {
    write(file, TensorSource.of(weights.tensors()), weights.metadata());
  }

  /** The same of tensors that are read as they are written. */
  public static void write(Path file, TensorSource tensors, Map<String, String> metadata)
      throws UserProblem {
    SafetensorsWriter.write(file, tensors, metadata, ElementType.F32);
  }

  /** The same with values rounded to float16, in half the space. */
  public static void writeHalf(Path file, TensorSource tensors, Map<String, String> metadata)
      throws UserProblem {
    SafetensorsWriter.write(file, tensors, metadata, ElementType.F16);
  }
}
