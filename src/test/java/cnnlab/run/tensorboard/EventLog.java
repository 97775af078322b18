package cnnlab.run.tensorboard;

import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.files.protobuf.ProtoReader;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The events of a folder as a reader of TFRecord finds them, which refuses a wrong checksum.
 *
 * @param scalars tag@step to value
 * @param texts tag@step to text
 * @param times tag@step to seconds since 1970
 */
record EventLog(
    String version,
    Map<String, Float> scalars,
    Map<String, String> texts,
    Map<String, Double> times) {

  static EventLog read(Path folder) throws IOException, MalformedMessage {
    try (var files = Files.list(folder)) {
      Path only = files.toList().getFirst();
      return read(ByteBuffer.wrap(Files.readAllBytes(only)).order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static EventLog read(ByteBuffer file) throws MalformedMessage {
    String version = "";
    Map<String, Float> scalars = new TreeMap<>();
    Map<String, String> texts = new TreeMap<>();
    Map<String, Double> times = new TreeMap<>();
    while (file.hasRemaining()) {
      byte[] length = bytes(file, Long.BYTES);
      byte[] data =
          bytes(file, (int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong());
      long step = 0;
      ProtoReader event = new ProtoReader(MemorySegment.ofArray(data));
      while (event.next()) {
        switch (event.field()) {
          case 2 -> step = event.number();
          case 3 -> version = event.text(100);
          case 5 -> {
            ProtoReader summary = event.message();
            summary.next();
            String key = value(summary.message(), step, scalars, texts);
            // the first field, behind its key of one byte
            times.put(key, ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN).getDouble(1));
          }
          default -> {}
        }
      }
    }
    return new EventLog(version, scalars, texts, times);
  }

  private static String value(
      ProtoReader value, long step, Map<String, Float> scalars, Map<String, String> texts)
      throws MalformedMessage {
    String key = "";
    while (value.next()) {
      switch (value.field()) {
        case 1 -> key = value.text(1000) + "@" + step;
        case 2 -> scalars.put(key, value.float32());
        case 8 -> {
          ProtoReader tensor = value.message();
          while (tensor.next()) {
            if (tensor.field() == 8) {
              texts.put(key, tensor.text(100_000));
            }
          }
        }
        default -> {}
      }
    }
    return key;
  }

  /** So many bytes, which their masked checksum follows. */
  private static byte[] bytes(ByteBuffer file, int count) {
    byte[] bytes = new byte[count];
    file.get(bytes);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    int turned = Integer.rotateRight((int) sum.getValue(), 15);
    if (turned + 0xa282ead8 != file.getInt()) {
      throw new AssertionError("checksum of " + new String(bytes, StandardCharsets.UTF_8));
    }
    return bytes;
  }
}
