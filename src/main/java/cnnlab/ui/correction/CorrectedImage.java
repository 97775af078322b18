package cnnlab.ui.correction;

import cnnlab.data.image.Split;
import java.util.List;

/**
 * An image of a data set that can be corrected.
 *
 * @param data name of a known data set, or a path
 * @param dataset short name of the data set
 * @param split that the image lies in
 * @param index of the image in the split
 * @param classes names of the data's classes as the data have them
 */
public record CorrectedImage(
    String data, String dataset, Split split, int index, List<String> classes) {
  public CorrectedImage {
    classes = List.copyOf(classes);
  }

  /** What tells it from all others of its data set. */
  String id() {
    return split.id(index);
  }

  /** The class that the split gives it. */
  String label() {
    return classes.get(split.label(index));
  }
}
