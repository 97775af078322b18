package cnnlab.diagram.layout;

import java.util.ArrayList;
import java.util.List;

/**
 * What one layer puts out: a volume, or one for each of two streams, the upper first.
 *
 * @param exchanges whether each part reads all parts of the step before
 */
record VolumeStep(List<Volume> parts, boolean exchanges) {
  VolumeStep {
    parts = List.copyOf(parts);
  }

  /**
   * The same elsewhere.
   *
   * @param track how far above and below the middle the streams lie
   */
  VolumeStep moved(double dx, double middle, double track) {
    List<Volume> moved = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      double aside = parts.size() == 1 ? 0 : i == 0 ? -track : track;
      moved.add(parts.get(i).at(dx, middle + aside));
    }
    return new VolumeStep(moved, exchanges);
  }

  /** Whether its part of this index reads the other step's part. */
  boolean reads(VolumeStep before, int part, int partBefore) {
    boolean straight = parts.size() == before.parts.size() && !exchanges;
    return part == partBefore || !straight;
  }
}
