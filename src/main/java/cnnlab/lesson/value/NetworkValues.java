package cnnlab.lesson.value;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.LayerStats;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.PublishedAccuracy;
import cnnlab.run.OptimizerSettings;
import cnnlab.text.TypedNumber;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Numbers that follow from an architecture alone. */
public final class NetworkValues {
  private static final String KIND = "kind=";
  private static final String AUXILIARY = "aux";

  private final Path folder;
  private final Map<String, Analysis> known = new HashMap<>();

  /**
   * @param folder the lesson's, for networks of its own
   */
  public NetworkValues(Path folder) {
    this.folder = folder;
  }

  /**
   * The network of this name, or of this file of the lesson, with an input size behind an @, or
   * aux.
   */
  public synchronized Analysis analysis(String name) throws UserProblem {
    Analysis analysis = known.get(name);
    if (analysis == null) {
      analysis = Analysis.of(Catalogue.build(settings(name)));
      known.put(name, analysis);
    }
    return analysis;
  }

  private NetworkSettings settings(String name) throws UserProblem {
    String[] parts = name.split("@", 2);
    String network = parts[0].endsWith(".json") ? folder.resolve(parts[0]).toString() : parts[0];
    NetworkSettings published = Catalogue.entry(network).settings();
    if (parts.length == 1) {
      return published;
    }
    return parts[1].equals(AUXILIARY)
        ? published.withAuxiliary(true)
        : published.withInputSize(TypedNumber.whole(parts[1], "inputSize"));
  }

  /** Over the layers named, or over the whole network without its auxiliary classifiers. */
  double sum(List<String> arguments, ToLongFunction<LayerStats> number) throws UserProblem {
    List<LayerStats> layers = analysis(arguments.getFirst()).layers();
    if (arguments.size() == 1) {
      return layers.stream().filter(layer -> !layer.auxiliary()).mapToLong(number).sum();
    }
    List<LayerStats> named = layers.stream().filter(it -> fits(it, arguments.get(1))).toList();
    if (named.isEmpty()) {
      throw UserProblem.of("lesson.value.layer", arguments.getFirst(), arguments.get(1));
    }
    return named.stream().mapToLong(number).sum();
  }

  private static boolean fits(LayerStats stats, String named) {
    String name = stats.layer().name();
    return named.startsWith(KIND)
        ? stats.layer().op().kind().equals(named.substring(KIND.length())) && !stats.auxiliary()
        : name.equals(named) || name.startsWith(named + ".");
  }

  private LayerStats layer(List<String> arguments) throws UserProblem {
    return analysis(arguments.getFirst()).layers().stream()
        .filter(stats -> stats.layer().name().equals(arguments.get(1)))
        .findFirst()
        .orElseThrow(
            () -> UserProblem.of("lesson.value.layer", arguments.getFirst(), arguments.get(1)));
  }

  double field(List<String> arguments) throws UserProblem {
    return arguments.size() == 1
        ? analysis(arguments.getFirst()).receptiveField()
        : layer(arguments).receptiveField();
  }

  double channels(List<String> arguments) throws UserProblem {
    return layer(arguments).output().channels();
  }

  double side(List<String> arguments) throws UserProblem {
    return layer(arguments).output() instanceof Shape.FeatureMap map ? map.height() : 1;
  }

  double training(List<String> arguments) throws UserProblem {
    return MemoryEstimate.training(
            analysis(arguments.getFirst()), batch(arguments), OptimizerSettings.Kind.SGD)
        .total();
  }

  double inference(List<String> arguments) throws UserProblem {
    return MemoryEstimate.inference(analysis(arguments.getFirst()), batch(arguments)).total();
  }

  private static int batch(List<String> arguments) throws UserProblem {
    return TypedNumber.whole(arguments.get(1), "batch");
  }

  static double published(String network) throws UserProblem {
    return PublishedAccuracy.ALL.stream()
        .filter(each -> each.network().equals(network))
        .findFirst()
        .orElseThrow(() -> UserProblem.of("lesson.value.unpublished", network))
        .top1();
  }
}
