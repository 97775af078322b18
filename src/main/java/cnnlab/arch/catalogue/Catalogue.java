package cnnlab.arch.catalogue;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Shapes;
import cnnlab.text.EditDistance;
import cnnlab.text.UserProblem;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every network the program knows, by name; a network of one's own by the path of its JSON file.
 */
public final class Catalogue {
  private static final int LARGEST_INPUT = 1024;

  /** Of the settings that a network can be built with. */
  public static final int MOST_CLASSES = 100_000;

  public static final double LEAST_WIDTH = 0.05;
  public static final double MOST_WIDTH = 8;

  private static final int SUGGESTIONS = 3;

  private static final Map<String, CatalogueNetwork> NETWORKS =
      Stream.of(
              LeNet.ALL,
              AlexNet.ALL,
              OneTrickAlexNet.ALL,
              Vgg.ALL,
              GoogLeNet.ALL,
              ResNet.ALL,
              InceptionV3.ALL,
              InceptionV4.ALL,
              InceptionResNet.ALL)
          .flatMap(List::stream)
          .collect(
              Collectors.toMap(
                  network -> network.entry().name(),
                  network -> network,
                  (_, second) -> {
                    throw new IllegalStateException(second.entry().name() + " is listed twice");
                  },
                  LinkedHashMap::new));

  private Catalogue() {}

  /** All networks, family by family, in the order of their papers. */
  public static List<Entry> entries() {
    return NETWORKS.values().stream().map(CatalogueNetwork::entry).toList();
  }

  /** Whether there is a published network of this name. */
  public static boolean has(String name) {
    return NETWORKS.containsKey(name);
  }

  /**
   * The network of this name.
   *
   * @throws UserProblem with the closest names, if there is none
   */
  public static Entry entry(String name) throws UserProblem {
    return network(name).entry();
  }

  /** The title of the network of this name; the name where there is none. */
  public static String title(String name) {
    try {
      return has(name) || OwnNetwork.isName(name) ? entry(name).title() : name;
    } catch (UserProblem unreadable) {
      return name;
    }
  }

  /**
   * Builds a network. An image of at most 64 pixels gets the form of the family that is fitted to
   * small images.
   *
   * @throws UserProblem located at the setting, or at the layer, that does not work
   */
  public static Architecture build(NetworkSettings settings) throws UserProblem {
    CatalogueNetwork network = network(settings.name());
    requireInRange(settings);
    Architecture architecture = network.build(settings);
    try {
      Shapes.of(architecture);
    } catch (UserProblem problem) {
      throw tooSmall(network, settings, problem);
    }
    return architecture;
  }

  /**
   * Demands settings that some network could have.
   *
   * @throws UserProblem located at the setting
   */
  public static void requireInRange(NetworkSettings settings) throws UserProblem {
    checkRange("inputSize", settings.inputSize(), 1, LARGEST_INPUT);
    checkRange("classes", settings.classes(), 1, MOST_CLASSES);
    checkRange("width", settings.width(), LEAST_WIDTH, MOST_WIDTH);
  }

  private static CatalogueNetwork network(String name) throws UserProblem {
    if (OwnNetwork.isName(name)) {
      return OwnNetwork.read(name);
    }
    CatalogueNetwork network = NETWORKS.get(name);
    if (network == null) {
      String closest =
          NETWORKS.keySet().stream()
              .sorted(Comparator.comparingInt(known -> EditDistance.of(known, name)))
              .limit(SUGGESTIONS)
              .collect(Collectors.joining(", "));
      throw UserProblem.of("network.unknown", name, closest).at(name);
    }
    return network;
  }

  private static void checkRange(String setting, double value, double least, double most)
      throws UserProblem {
    if (!(value >= least && value <= most)) {
      throw UserProblem.of("network." + setting, value, least, most).at(setting);
    }
  }

  private static UserProblem tooSmall(
      CatalogueNetwork network, NetworkSettings settings, UserProblem problem) {
    String layer = Objects.requireNonNull(problem.where());
    int size = settings.inputSize() + 1;
    while (!fits(network, settings, size)) {
      size++;
      if (size > LARGEST_INPUT) {
        return problem; // not the size is at fault
      }
    }
    String title = network.entry().title();
    return UserProblem.of("network.too-small", title, settings.inputSize(), layer, size)
        .causedBy(problem)
        .at(layer);
  }

  private static boolean fits(CatalogueNetwork network, NetworkSettings settings, int size) {
    try {
      Shapes.of(
          network.build(
              new NetworkSettings(
                  settings.name(),
                  size,
                  settings.classes(),
                  settings.width(),
                  settings.auxiliary())));
      return true;
    } catch (UserProblem stillTooSmall) {
      return false;
    }
  }
}
