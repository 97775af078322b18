package cnnlab.data;

import cnnlab.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Names of the classes of well-known data sets. Their English names are the labels that runs store;
 * a screen shows them in the user's language.
 */
public final class ClassNames {
  public static final String FASHION_MNIST = "fashion-mnist";
  public static final String CIFAR_10 = "cifar-10";
  public static final String CIFAR_100 = "cifar-100";
  public static final String SHAPES = "shapes";
  private static final List<String> KNOWN = List.of(FASHION_MNIST, CIFAR_10, CIFAR_100, SHAPES);

  private ClassNames() {}

  /** English names of a data set's classes in the order of their numbers; none if unknown. */
  public static List<String> of(String dataset) {
    String name = dataset.toLowerCase(Locale.ROOT);
    return KNOWN.contains(name) ? in(Messages.ENGLISH, name) : List.of();
  }

  /** Stored labels in the user's language; as they are where they are the user's own. */
  public static List<String> translated(Messages messages, String dataset, List<String> labels) {
    List<String> english = of(dataset);
    return labels.equals(english) && !english.isEmpty()
        ? in(messages, dataset.toLowerCase(Locale.ROOT))
        : ImageNetClasses.translated(messages, labels);
  }

  private static List<String> in(Messages messages, String dataset) {
    return IntStream.iterate(0, index -> index + 1)
        .mapToObj(index -> "class." + dataset + "." + index)
        .takeWhile(messages::has)
        .map(messages::get)
        .toList();
  }
}
