package cnnlab.run.tensorboard;

import cnnlab.files.protobuf.ProtoMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Writes events one after the other, each with its length and checksums (TFRecord). */
final class EventFile {
  private static final int WALL_TIME = 1;
  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  private static final int VALUE = 1;
  private static final int TAG = 1;
  private static final int SIMPLE_VALUE = 2;
  private static final int TENSOR = 8;
  private static final int METADATA = 9;

  private static final int PLUGIN = 1;
  private static final int PLUGIN_NAME = 1;

  private static final int DATA_TYPE = 1;
  private static final int SHAPE = 2;
  private static final int STRING_VALUE = 8;
  private static final int STRING = 7;

  /** What TensorFlow adds to a turned checksum, so that a checksum of checksums is a good one. */
  private static final int MASK = 0xa282ead8;

  private final WritableByteChannel channel;

  /**
   * @param start seconds since 1970
   */
  EventFile(WritableByteChannel channel, double start) throws IOException {
    this.channel = channel;
    write(event(start, 0).text(FILE_VERSION, "brain.Event:2"));
  }

  /** A number at a step; NaN is left out. */
  void scalar(String tag, double time, long step, double value) throws IOException {
    if (!Double.isNaN(value)) {
      summary(time, step, new ProtoMessage().text(TAG, tag).float32(SIMPLE_VALUE, (float) value));
    }
  }

  /** A text at a step, in Markdown. */
  void text(String tag, double time, long step, String markdown) throws IOException {
    ProtoMessage tensor =
        new ProtoMessage()
            .number(DATA_TYPE, STRING)
            .message(SHAPE, new ProtoMessage())
            .bytes(STRING_VALUE, markdown.getBytes(StandardCharsets.UTF_8));
    ProtoMessage plugin = new ProtoMessage().text(PLUGIN_NAME, "text");
    summary(
        time,
        step,
        new ProtoMessage()
            .text(TAG, tag)
            .message(TENSOR, tensor)
            .message(METADATA, new ProtoMessage().message(PLUGIN, plugin)));
  }

  private void summary(double time, long step, ProtoMessage value) throws IOException {
    write(event(time, step).message(SUMMARY, new ProtoMessage().message(VALUE, value)));
  }

  private static ProtoMessage event(double time, long step) {
    return new ProtoMessage().float64(WALL_TIME, time).number(STEP, step);
  }

  private void write(ProtoMessage event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    event.write(Channels.newChannel(out));
    byte[] data = out.toByteArray();
    byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
    ByteBuffer framed = littleEndian(Long.BYTES + Integer.BYTES + data.length + Integer.BYTES);
    framed.put(length).putInt(checksum(length)).put(data).putInt(checksum(data)).flip();
    while (framed.hasRemaining()) {
      channel.write(framed);
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static int checksum(byte[] data) {
    CRC32C sum = new CRC32C();
    sum.update(data);
    return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
  }
}
