package cnnlab.evaluation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Numbers of a split's examples on disk, as class probabilities: a row of little-endian float32 for
 * each example, in the split's order; NaN for one that cannot be read. Grows at its end, so that a
 * process that was killed left whole rows and perhaps a part of one, which is written again. Of
 * 50,000 rows of 1,000 classes no more than a chunk is ever in memory.
 */
public final class RowFile implements AutoCloseable {
  private static final int CHUNK_BYTES = 1 << 20;

  /** How far from 1 the sum of a thousand float32 values may be. */
  private static final double ROUNDING = 1e-2;

  private final FileChannel channel;
  private final int columns;
  private final ByteBuffer chunk;
  private int rows;

  /** What is done with each row in turn. */
  public interface RowReader {
    /**
     * Is given the next example's row.
     *
     * @param row number of the example
     * @param values of this example alone; they hold until the method returns
     */
    void read(int row, float[] values);
  }

  private RowFile(FileChannel channel, int columns) throws IOException {
    this.channel = channel;
    this.columns = columns;
    rows = Math.toIntExact(channel.size() / rowBytes());
    chunk =
        ByteBuffer.allocateDirect((int) Math.max(1, CHUNK_BYTES / rowBytes()) * (int) rowBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Opens the file to read it and to add rows; makes it where there is none. */
  public static RowFile open(Path file, int columns) throws IOException {
    return new RowFile(
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
        columns);
  }

  private long rowBytes() {
    return (long) columns * Float.BYTES;
  }

  /** Number of values in a row. */
  int columns() {
    return columns;
  }

  /** Whether all rows are sound and of no more than so many examples. */
  boolean isSound(int examples, Predicate<float[]> soundRow) throws IOException {
    AtomicBoolean sound = new AtomicBoolean(rows <= examples);
    if (sound.get()) {
      forEach((_, row) -> sound.compareAndSet(true, soundRow.test(row)));
    }
    return sound.get();
  }

  /** Whether a row is numbers, or NaN throughout. */
  static boolean isNumbers(float[] row) {
    for (float value : row) {
      if (Float.isInfinite(value) || Float.isNaN(value) != Float.isNaN(row[0])) {
        return false;
      }
    }
    return true;
  }

  /** Whether these are also probabilities. */
  static boolean isProbabilities(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value < 0 ? Double.POSITIVE_INFINITY : value;
    }
    return isNumbers(row) && (Double.isNaN(sum) || Math.abs(sum - 1) < ROUNDING);
  }

  /** Number of whole rows. */
  public int rows() {
    return rows;
  }

  /** Adds rows after the last whole one. */
  public void append(float[] added, int count) throws IOException {
    FloatBuffer values = FloatBuffer.wrap(added, 0, count * columns);
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
  public void forEach(RowReader reader) throws IOException {
    float[] row = new float[columns];
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
        values.get(row);
        reader.read(first + i, row);
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
