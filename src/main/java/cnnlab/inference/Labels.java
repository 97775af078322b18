package cnnlab.inference;

import cnnlab.data.ClassNames;
import cnnlab.data.ImageNetClasses;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.weights.LabelsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The names of the classes that a network knows. */
public sealed interface Labels {

  /** The same in every language. */
  record Fixed(List<String> names) implements Labels {}

  record ImageNet() implements Labels {}

  /** Nobody knows any names: from 0 on. */
  record Numbers(int classes) implements Labels {}

  /** As a data set names its classes; translated where it is a well-known one. */
  record OfDataset(String dataset, List<String> names) implements Labels {}

  /** The names in one language, in the order of the classes. */
  default List<String> in(Messages messages) {
    return switch (this) {
      case Fixed(List<String> names) -> names;
      case ImageNet() -> ImageNetClasses.in(messages);
      case Numbers(int classes) -> IntStream.range(0, classes).mapToObj(Integer::toString).toList();
      case OfDataset(String dataset, List<String> names) ->
          ClassNames.translated(messages, dataset, names);
    };
  }

  /**
   * From the file given; else from {@code labels.json} beside the weights, if it has as many names;
   * else as the weight file says; else the data set's own, if it is a well-known one; else
   * ImageNet's, if the data set is that or unknown; else numbers.
   */
  static Labels of(
      Path weights, @Nullable Path given, List<String> said, @Nullable String dataset, int classes)
      throws UserProblem {
    if (given != null) {
      List<String> names = LabelsFile.read(given);
      if (names.size() != classes) {
        throw UserProblem.of("weights.label-count", given, names.size(), classes)
            .at(given.toString());
      }
      return new Fixed(names);
    }
    Path beside = weights.resolveSibling("labels.json");
    if (Files.exists(beside)) {
      List<String> names = readIfSound(beside);
      if (names.size() == classes) {
        return new Fixed(names);
      }
    }
    if (said.size() == classes) {
      return said.equals(ImageNetClasses.in(Messages.ENGLISH))
          ? new ImageNet()
          : new OfDataset(String.valueOf(dataset), said);
    }
    if (dataset != null && ClassNames.of(dataset).size() == classes) {
      return new OfDataset(dataset, ClassNames.of(dataset));
    }
    boolean imageNet = dataset == null || dataset.equals("imagenet1k");
    return imageNet && classes == ImageNetClasses.in(Messages.ENGLISH).size()
        ? new ImageNet()
        : new Numbers(classes);
  }

  /** A file that nobody named may be of something else. */
  private static List<String> readIfSound(Path file) {
    try {
      return LabelsFile.read(file);
    } catch (UserProblem other) {
      LoggerFactory.getLogger(Labels.class).warn("Passed over {}: {}", file, other.getMessage());
      return List.of();
    }
  }
}
