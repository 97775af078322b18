package cnnlab.data;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One pass over a split in batches. Images are decoded, changed and normalized on a thread of its
 * own, a few batches ahead of the network. The order and every random change follow from the seed
 * and the epoch alone.
 *
 * <p>An image that cannot be read is left out, and its batch is smaller, or empty; a whole pass
 * without any readable image ends with the problem.
 *
 * <pre>{@code
 * try (BatchLoader batches = BatchLoader.training(split, preprocessing, augmentation, 64, 1, 1)) {
 *   for (Batch batch = batches.next(); batch != null; batch = batches.next()) { ... }
 * }
 * }</pre>
 */
public final class BatchLoader implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BatchLoader.class);

  /** Batches made ahead; one more is in the network's hands. */
  private static final int AHEAD = 3;

  private sealed interface Made {
    record Ready(Batch batch) implements Made {}

    record Failed(UserProblem problem) implements Made {}

    record Crashed(Throwable error) implements Made {}

    record End() implements Made {}
  }

  private final Split split;
  private final Preprocessing preprocessing;
  private final Augmentation augmentation;
  private final int batchSize;
  private final int[] order;
  private final int from;
  private final long changes;
  private final BlockingQueue<Batch> free = new ArrayBlockingQueue<>(AHEAD + 1);
  private final BlockingQueue<Made> made = new ArrayBlockingQueue<>(AHEAD + 2);
  private final Thread thread;
  private @Nullable Batch lent;
  private volatile boolean ended;

  /** Both of the thread that makes batches. */
  private boolean anyRead;

  private @Nullable UserProblem unreadable;

  private BatchLoader(
      Split split,
      Preprocessing preprocessing,
      Augmentation augmentation,
      BatchBuffers buffers,
      int[] order,
      int from,
      long changes) {
    this.split = split;
    this.preprocessing = preprocessing;
    this.augmentation = augmentation;
    this.batchSize = buffers.batchSize();
    this.order = order;
    this.from = from;
    this.changes = changes;
    free.addAll(buffers.take(Math.min(AHEAD + 1, batches())));
    thread = Thread.ofPlatform().daemon().name("batches").unstarted(this::make);
    thread.start();
  }

  /**
   * An epoch of training: shuffled and augmented. The examples that would make an incomplete last
   * batch are left out (others each epoch), unless there is no complete batch at all: batch
   * statistics of few examples disturb training.
   *
   * @param epoch from 1; gives each epoch its own order
   */
  public static BatchLoader training(
      Split split,
      Preprocessing preprocessing,
      Augmentation augmentation,
      int batchSize,
      long seed,
      int epoch) {
    BatchBuffers buffers = new BatchBuffers(batchSize, preprocessing);
    return training(split, preprocessing, augmentation, buffers, seed, epoch, 0);
  }

  /**
   * The rest of such an epoch.
   *
   * @param buffers no other pass uses them at the same time
   * @param skipped this many batches of it, which were trained before
   */
  public static BatchLoader training(
      Split split,
      Preprocessing preprocessing,
      Augmentation augmentation,
      BatchBuffers buffers,
      long seed,
      int epoch,
      int skipped) {
    int batchSize = buffers.batchSize();
    RandomGenerator random = random(seed, epoch);
    int[] order = IntStream.range(0, split.size()).toArray();
    for (int last = order.length - 1; last > 0; last--) {
      int other = random.nextInt(last + 1);
      int kept = order[last];
      order[last] = order[other];
      order[other] = kept;
    }
    int used = order.length < batchSize ? order.length : order.length - order.length % batchSize;
    return new BatchLoader(
        split,
        preprocessing,
        augmentation,
        buffers,
        Arrays.copyOf(order, used),
        skipped * batchSize,
        random.nextLong());
  }

  /** Every example once, in the split's order, unchanged. */
  public static BatchLoader inOrder(Split split, Preprocessing preprocessing, int batchSize) {
    return inOrder(split, preprocessing, new BatchBuffers(batchSize, preprocessing));
  }

  /**
   * The same.
   *
   * @param buffers no other pass uses them at the same time
   */
  public static BatchLoader inOrder(
      Split split, Preprocessing preprocessing, BatchBuffers buffers) {
    int[] order = IntStream.range(0, split.size()).toArray();
    return new BatchLoader(split, preprocessing, Augmentation.NONE, buffers, order, 0, 0);
  }

  private static RandomGenerator random(long seed, int epoch) {
    return new SplittableRandom(seed * 0x9e3779b97f4a7c15L + epoch);
  }

  /**
   * Bytes of the batches that a long pass keeps ready.
   *
   * @param values of one image
   */
  public static long bytes(int batchSize, int values) {
    return (AHEAD + 1L) * batchSize * values * Float.BYTES;
  }

  /** Number of batches in the pass. */
  public int batches() {
    return Math.ceilDiv(order.length, batchSize);
  }

  /**
   * The next batch, null after the last. Its arrays are used again: they hold until the next call.
   *
   * @throws CancellationException if the waiting thread is interrupted
   */
  public @Nullable Batch next() throws UserProblem {
    if (lent != null) {
      free.add(lent);
      lent = null;
    }
    if (ended) {
      return null;
    }
    try {
      return switch (made.take()) {
        case Made.Ready(Batch batch) -> {
          lent = batch;
          yield batch;
        }
        case Made.Failed(UserProblem problem) -> {
          ended = true;
          throw problem;
        }
        case Made.Crashed(Throwable error) -> {
          ended = true;
          throw new IllegalStateException("Preparing a batch failed", error);
        }
        case Made.End() -> {
          ended = true;
          yield null;
        }
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while waiting for a batch");
    }
  }

  /** As {@link #next}, for those who do not count batches: passes over those that are empty. */
  public @Nullable Batch nextFilled() throws UserProblem {
    Batch batch = next();
    while (batch != null && batch.size() == 0) {
      batch = next();
    }
    return batch;
  }

  /** Ends the pass wherever it is. */
  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void make() {
    try {
      for (int first = from; first < order.length; first += batchSize) {
        Batch batch = fill(free.take(), first, Math.min(first + batchSize, order.length));
        made.put(new Made.Ready(batch));
      }
      boolean none = from == 0 && !anyRead;
      made.put(none && unreadable != null ? new Made.Failed(unreadable) : new Made.End());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed before the end: nobody waits for more
    } catch (RuntimeException | Error e) {
      boolean told = made.offer(new Made.Crashed(e));
      LOG.error("Preparing a batch failed, told: {}", told, e);
    }
  }

  private Batch fill(Batch buffer, int first, int end) {
    int size = 0;
    for (int i = first; i < end; i++) {
      try {
        RgbImage image = split.image(order[i]);
        preprocessing.normalize(
            augmentation.apply(image, preprocessing, new SplittableRandom(changes + i)),
            buffer.pixels(),
            size * preprocessing.values());
        buffer.labels()[size] = split.label(order[i]);
        size++;
      } catch (UserProblem e) {
        unreadable = e;
      }
    }
    anyRead |= size > 0;
    return new Batch(size, buffer.pixels(), buffer.labels());
  }
}
