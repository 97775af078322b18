package cnnlab.evaluation;

import cnnlab.engine.Probabilities;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The class probabilities of a split's examples on disk: a row of little-endian float32 for each
 * example, in the split's order; NaN for one that cannot be read. Grows at its end, so that a
 * process that was killed left whole rows and perhaps a part of one, which is written again. Of
 * 50,000 rows of 1,000 classes no more than a chunk is ever in memory.
 */
final class ProbabilityFile implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 20;

  private final FileChannel channel;
  private final int classes;
  private final ByteBuffer chunk;
  private int rows;

  /** What is done with each row in turn. */
  interface RowReader {
    /**
     * Is given the next example's row.
     *
     * @param row number of the example
     * @param probabilities of this example alone; they hold until the method returns
     */
    void read(int row, Probabilities probabilities);
  }

  private ProbabilityFile(FileChannel channel, int classes) throws IOException {
    this.channel = channel;
    this.classes = classes;
    rows = Math.toIntExact(channel.size() / rowBytes());
    chunk =
        ByteBuffer.allocateDirect((int) Math.max(1, CHUNK_BYTES / rowBytes()) * (int) rowBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Opens the file to read it and to add rows; makes it where there is none. */
  static ProbabilityFile open(Path file, int classes) throws IOException {
    return new ProbabilityFile(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        classes);
  }

  private long rowBytes() {
    return (long) classes * Float.BYTES;
  }

  /** Number of whole rows. */
  int rows() {
    return rows;
  }

  /** Adds rows after the last whole one. */
  void append(float[] probabilities, int count) throws IOException {
    FloatBuffer values = FloatBuffer.wrap(probabilities, 0, count * classes);
    long at = rows * rowBytes();
    while (values.hasRemaining()) {
      int taken = Math.min(values.remaining(), chunk.capacity() / Float.BYTES);
      chunk.clear().limit(taken * Float.BYTES);
      chunk.asFloatBuffer().put(values.slice(values.position(), taken));
      values.position(values.position() + taken);
      while (chunk.hasRemaining()) {
        at += channel.write(chunk, at);
      }
    }
    rows += count;
  }

  /** Reads every row, from the first. */
  void forEach(RowReader reader) throws IOException {
    Probabilities row = new Probabilities(new float[classes], classes);
    int perChunk = chunk.capacity() / (int) rowBytes();
    for (int first = 0; first < rows; first += perChunk) {
      int count = Math.min(perChunk, rows - first);
      chunk.clear().limit(count * (int) rowBytes());
      while (chunk.hasRemaining()) {
        if (channel.read(chunk, first * rowBytes() + chunk.position()) < 0) {
          throw new IOException("The file shrank while it was read");
        }
      }
      FloatBuffer values = chunk.flip().asFloatBuffer();
      for (int i = 0; i < count; i++) {
        values.get(row.values());
        reader.read(first + i, row);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
