package cnnlab.engine.onednn;

import cnnlab.engine.common.ActivationStatistics;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.dnnl_blocking_desc_t;

/** Reads values where they lie, in whatever order: nothing is copied. */
final class StatisticsReader {
  private StatisticsReader() {}

  /** A layer's output in numbers. */
  static ActivationStatistics of(Value value) {
    Reader reader = new Reader(value);
    Example[] examples =
        IntStream.range(0, reader.batch).parallel().mapToObj(reader::look).toArray(Example[]::new);
    double sum = 0;
    double squares = 0;
    boolean[] alive = new boolean[reader.channels];
    for (Example example : examples) {
      sum += example.sum;
      squares += example.squares;
      for (int channel = 0; channel < alive.length; channel++) {
        alive[channel] |= example.alive[channel];
      }
    }
    long count = (long) reader.batch * reader.channels * reader.height * reader.width;
    double mean = sum / count;
    long dead = IntStream.range(0, alive.length).filter(channel -> !alive[channel]).count();
    return new ActivationStatistics(
        Math.sqrt(Math.max(0, squares / count - mean * mean)),
        (double) dead / alive.length,
        Double.isFinite(squares));
  }

  /** Sums over one example's values, and which channels are somewhere above zero. */
  private static final class Example {
    private double sum;
    private double squares;
    private final boolean[] alive;

    Example(int channels) {
      alive = new boolean[channels];
    }
  }

  /** Finds values by oneDNN's strides; several channels of a pixel may lie together. */
  private static final class Reader {
    private final MemorySegment memory;
    private final int batch;
    private final int channels;
    private final int height;
    private final int width;
    private final int block;
    private final long[] strides;

    Reader(Value value) {
      memory = value.region().memory();
      long[] size = value.layout().dimensions();
      dnnl_blocking_desc_t blocking = value.layout().descriptor().format_desc_blocking();
      strides = new long[4];
      blocking.strides().get(strides, 0, size.length);
      block = blocking.inner_nblks() == 0 ? 1 : (int) blocking.inner_blks().get(0);
      batch = (int) size[0];
      channels = (int) size[1];
      height = size.length > 2 ? (int) size[2] : 1;
      width = size.length > 3 ? (int) size[3] : 1;
    }

    Example look(int index) {
      Example example = new Example(channels);
      Rows rows = new Rows(width * block);
      for (int from = 0; from < channels; from += block) {
        long start = index * strides[0] + from / block * strides[1];
        for (int y = 0; y < height; y++) {
          read(start + y * strides[2], rows.row);
          rows.add();
        }
        rows.moveTo(example, from, Math.min(block, channels - from), block);
      }
      return example;
    }

    /** A row of pixels, the channels of a block side by side. */
    private void read(long start, float[] row) {
      if (width == 1 || strides[3] == block) {
        MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, start * Float.BYTES, row, 0, row.length);
        return;
      }
      for (int k = 0; k < row.length; k++) {
        long at = start + k / block * strides[3] + k % block;
        row[k] = memory.getAtIndex(ValueLayout.JAVA_FLOAT, at);
      }
    }
  }

  /**
   * Sums down each column of a map's rows. Their loops are plain and long, so that Java computes
   * several columns at once.
   */
  private static final class Rows {
    private final float[] row;
    private final double[] sums;
    private final double[] squares;
    private final float[] greatest;

    Rows(int length) {
      row = new float[length];
      sums = new double[length];
      squares = new double[length];
      greatest = new float[length];
    }

    void add() {
      for (int k = 0; k < row.length; k++) {
        sums[k] += row[k];
      }
      for (int k = 0; k < row.length; k++) {
        double number = row[k];
        squares[k] += number * number;
      }
      for (int k = 0; k < row.length; k++) {
        greatest[k] = Math.max(greatest[k], row[k]);
      }
    }

    /** Ends a block of channels, of which the last may be filled up with others. */
    void moveTo(Example example, int from, int count, int block) {
      for (int k = 0; k < row.length; k++) {
        int channel = k % block;
        if (channel < count) {
          example.sum += sums[k];
          example.squares += squares[k];
          example.alive[from + channel] |= greatest[k] > 0;
        }
      }
      Arrays.fill(sums, 0);
      Arrays.fill(squares, 0);
      Arrays.fill(greatest, 0);
    }
  }
}
