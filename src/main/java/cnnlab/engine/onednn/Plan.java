package cnnlab.engine.onednn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where each region lies in one stretch of memory; those never in use together share their place.
 */
final class Plan {
  private static final long ALIGNMENT = 256;

  private final Map<Region, Long> places = new HashMap<>();
  private long bytes;

  private Plan() {}

  /** Large regions first, each at the lowest place that is free for as long as it is in use. */
  static Plan sharing(Collection<Region> regions) {
    Plan plan = new Plan();
    List<Region> placed = new ArrayList<>();
    List<Region> bySize =
        regions.stream().sorted(Comparator.comparingLong(Region::bytes).reversed()).toList();
    for (Region region : bySize) {
      long at = 0;
      for (Region other : placed) { // by place
        long from = plan.place(other);
        if (other.overlaps(region) && from + other.bytes() > at) {
          if (from >= at + region.bytes()) {
            break;
          }
          at = aligned(from + other.bytes());
        }
      }
      plan.put(region, at);
      placed.add(region);
      placed.sort(Comparator.comparingLong(plan::place));
    }
    return plan;
  }

  /** One after the other. */
  static Plan apart(Collection<Region> regions) {
    Plan plan = new Plan();
    for (Region region : regions) {
      plan.put(region, aligned(plan.bytes));
    }
    return plan;
  }

  /** Gives every region its place in this memory, from a number of bytes on. */
  void place(NativeMemory memory, long from) {
    places.forEach(
        (region, at) -> region.place(memory.segment().asSlice(from + at, region.bytes())));
  }

  /** Bytes of memory it takes. */
  long bytes() {
    return aligned(bytes);
  }

  private long place(Region region) {
    return Objects.requireNonNull(places.get(region));
  }

  private void put(Region region, long at) {
    places.put(region, at);
    bytes = Math.max(bytes, at + region.bytes());
  }

  private static long aligned(long at) {
    return Math.ceilDiv(at, ALIGNMENT) * ALIGNMENT;
  }
}
