package cnnlab.weights.onnx;

import cnnlab.files.protobuf.MalformedMessage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;

/** Values that lie in a file beside a model, never anywhere else. */
final class ExternalData {
  private ExternalData() {}

  /**
   * The values.
   *
   * @param entries location, offset and length
   * @param memory they live as long as this
   */
  static MemorySegment of(Path model, Map<String, String> entries, Arena memory)
      throws MalformedMessage {
    String location = entries.getOrDefault("location", "");
    try {
      Path folder = model.toRealPath().resolveSibling(".").normalize();
      Path file = folder.resolve(location).toRealPath();
      if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
        throw new MalformedMessage("values outside the model's folder: " + location);
      }
      long size = Files.size(file);
      long offset = Long.parseLong(entries.getOrDefault("offset", "0"));
      long length = Long.parseLong(entries.getOrDefault("length", Long.toString(size - offset)));
      if (offset < 0 || length < 0 || offset > size || length > size - offset) {
        throw new MalformedMessage(location + " ends before " + offset + " + " + length);
      }
      try (FileChannel channel = FileChannel.open(file)) {
        return channel.map(FileChannel.MapMode.READ_ONLY, offset, length, memory);
      }
    } catch (IOException | InvalidPathException | NumberFormatException e) {
      throw new MalformedMessage("the file " + location + " beside it: " + e.getMessage());
    }
  }
}
