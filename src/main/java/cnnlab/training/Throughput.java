package cnnlab.training;

import java.util.ArrayDeque;
import java.util.Deque;

/** How fast a run goes: over its last seconds, and over all of it. Times in nanoseconds. */
final class Throughput {
  private static final long WINDOW = 5_000_000_000L;
  private static final double SECOND = 1e9;

  private record Step(long images, long time) {}

  private final Deque<Step> recent = new ArrayDeque<>();
  private long recentImages;
  private long recentTime;
  private Step first = new Step(0, 0);
  private long images;
  private long time;

  /** Counts one iteration. */
  void step(int count, long nanos) {
    if (images == 0) {
      first = new Step(count, nanos);
    }
    images += count;
    time += nanos;
    recent.addLast(new Step(count, nanos));
    recentImages += count;
    recentTime += nanos;
    while (recent.size() > 1 && recentTime - recent.getFirst().time() >= WINDOW) {
      Step left = recent.removeFirst();
      recentImages -= left.images();
      recentTime -= left.time();
    }
  }

  /** Images per second over the last five seconds of training, 0 before the first iteration. */
  double recent() {
    return recentTime == 0 ? 0 : recentImages * SECOND / recentTime;
  }

  /**
   * Images per second over the whole run. Its first iteration, in which the engine prepares itself,
   * is left out where there are more.
   */
  double overall() {
    if (images == first.images()) {
      return recent();
    }
    return (images - first.images()) * SECOND / (time - first.time());
  }
}
