package cnnlab.data;

import cnnlab.data.image.Split;
import cnnlab.data.image.WatchedSplit;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A classification data set.
 *
 * @param name short and fit for a file name ("cifar-10")
 * @param labels class names in the order of the labels' numbers
 * @param validation examples never trained on, on which an epoch is judged
 * @param test examples from which no choice follows; null where there are none
 * @param imageSize the shorter side of the typical image in pixels
 */
public record Dataset(
    String name,
    List<String> labels,
    Split train,
    Split validation,
    @Nullable Split test,
    int imageSize) {
  public Dataset {
    labels = List.copyOf(labels);
  }

  /**
   * The same data with images that are scaled and cut at their first use only, except where
   * augmentation cuts them anew each time.
   */
  public Dataset prepared(Preprocessing preprocessing, Augmentation augmentation) {
    Split watched = new WatchedSplit(train, new ConcurrentHashMap<>());
    return new Dataset(
        name,
        labels,
        augmentation.needsWholeImage() ? watched : preprocessing.prepared(train),
        preprocessing.prepared(validation),
        test == null ? null : preprocessing.prepared(test),
        imageSize);
  }

  /** Bytes of the images that a run comes to keep with {@link #prepared}. */
  public long cachedBytes(int inputSize, Augmentation augmentation) {
    Stream<Split> kept =
        augmentation.needsWholeImage() ? splits().stream().skip(1) : splits().stream();
    return kept.mapToLong(split -> Preprocessing.cachedBytes(split, inputSize)).sum();
  }

  /** The same data with other training images. */
  public Dataset withTraining(Split images) {
    return new Dataset(name, labels, images, validation, test, imageSize);
  }

  /** Training, validation and test, as far as there are. */
  public List<Split> splits() {
    return test == null ? List.of(train, validation) : List.of(train, validation, test);
  }
}
