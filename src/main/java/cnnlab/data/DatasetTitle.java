package cnnlab.data;

import java.util.Locale;
import java.util.Map;

/** What data sets are called where a user reads of them; the same in every language. */
public final class DatasetTitle {
  /** By their names without signs, as folders and archives have them. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "fashionmnist", "Fashion-MNIST",
          "shapes", "Shapes",
          "mnist", "MNIST",
          "cifar10", "CIFAR-10",
          "cifar100", "CIFAR-100",
          "imagenette", "Imagenette",
          "imagenette2", "Imagenette",
          "imagenette2160", "Imagenette",
          "imagenette2320", "Imagenette");

  private DatasetTitle() {}

  /** The title of a well-known one: "CIFAR-10" for "cifar-10" and "cifar10"; else the name. */
  public static String of(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    return KNOWN.getOrDefault(plain, name);
  }
}
