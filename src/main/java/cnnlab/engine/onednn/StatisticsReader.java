package cnnlab.engine.onednn;

import cnnlab.engine.learning.ActivationStatistics;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
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
      for (int from = 0; from < channels; from += block) {
        long start = index * strides[0] + from / block * strides[1];
        int count = Math.min(block, channels - from);
        for (int y = 0; y < height; y++) {
          for (int i = 0; i < count; i++) {
            example.alive[from + i] |= lookAlong(start + y * strides[2] + i, example);
          }
        }
      }
      return example;
    }

    /**
     * A channel along a row of pixels, its sums kept out of memory meanwhile.
     *
     * @return whether it is somewhere above zero
     */
    private boolean lookAlong(long start, Example example) {
      double sum = 0;
      double squares = 0;
      float greatest = 0;
      long step = strides[3];
      for (int x = 0; x < width; x++) {
        float number = memory.getAtIndex(ValueLayout.JAVA_FLOAT, start + x * step);
        sum += number;
        squares += (double) number * number;
        greatest = number > greatest ? number : greatest;
      }
      example.sum += sum;
      example.squares += squares;
      return greatest > 0;
    }
  }
}
