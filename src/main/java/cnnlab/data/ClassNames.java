package cnnlab.data;

import cnnlab.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Names of the classes of well-known data sets. Their English names are the labels that runs store;
 * a screen shows them in the person's language.
 */
public final class ClassNames {
  public static final String FASHION_MNIST = "fashion-mnist";
  public static final String CIFAR_10 = "cifar-10";
  public static final String SHAPES = "shapes";
  private static final List<String> KNOWN = List.of(FASHION_MNIST, CIFAR_10, SHAPES);

  private ClassNames() {}

  /** The English names of one of the data sets above, in the order of their numbers. */
  static List<String> of(String dataset) {
    return in(Messages.ENGLISH, dataset);
  }

  /** A stored label in the person's language; as it is where the data set is not a known one. */
  public static String translated(Messages messages, String dataset, String label) {
    String name = dataset.toLowerCase(Locale.ROOT);
    if (!KNOWN.contains(name)) {
      return label;
    }
    int index = of(name).indexOf(label);
    return index < 0 ? label : in(messages, name).get(index);
  }

  private static List<String> in(Messages messages, String dataset) {
    return IntStream.range(0, 10)
        .mapToObj(index -> messages.get("class." + dataset + "." + index))
        .toList();
  }
}
