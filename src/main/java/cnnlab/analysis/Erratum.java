package cnnlab.analysis;

import java.util.List;
import java.util.Map;

/**
 * A number in print that does not follow from the network it describes.
 *
 * @param place block or layer in our names, "" for the whole network
 * @param printed the number as printed, with its unit
 * @param computed the same number as it follows from the architecture
 * @param source where it is printed
 */
public record Erratum(String place, String printed, String computed, String source) {
  private static final String TABLE = "Szegedy 2014, table 1";

  private static final Map<String, List<Erratum>> KNOWN =
      Map.of(
          "googlenet_paper",
          List.of(
              new Erratum("conv1", "2.7 K, 34 M", "9.4 K, 118 M", TABLE),
              new Erratum("inception4c", "463 K, 100 M", "509 K, 100 M", TABLE),
              new Erratum("inception5a", "1072 K, 54 M", "1042 K, 51 M", TABLE)),
          "vgg16",
          List.of(
              new Erratum(
                  "",
                  "24 M × 4 B = 93 MB",
                  "15.2 M × 4 B = 58.1 MiB",
                  "Stanford CS231n, Convolutional Networks, VGGNet in detail")));

  /** What is known of a network of the catalogue, as published. */
  public static List<Erratum> of(String network) {
    return KNOWN.getOrDefault(network, List.of());
  }
}
