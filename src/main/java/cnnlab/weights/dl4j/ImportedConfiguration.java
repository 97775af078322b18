package cnnlab.weights.dl4j;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.Head;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Shape.Vector;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.dl4j.Dl4jValue.Activation;
import cnnlab.weights.graph.ImportedNetwork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a configuration of DL4J, with its parameters, into a network. */
final class ImportedConfiguration {
  private static final Paper SOURCE = new Paper("DL4J", "https://deeplearning4j.konduit.ai");

  /** Sides of images that networks usually take; the first of them where any would do. */
  private static final List<Integer> USUAL = List.of(224, 32, 28, 64, 96, 128, 227, 256, 299);

  private static final int LARGEST = 1024;

  private ImportedConfiguration() {}

  /**
   * Turns a model into layers.
   *
   * @param name of the network, where the file says none
   * @param said metadata of this program, which another one's file does not have
   * @param parameters null where the network alone is wanted
   */
  static ImportedNetwork of(
      String name,
      Dl4jModel model,
      Map<String, String> said,
      @Nullable Nd4jArray parameters,
      MemoryBudget budget)
      throws MalformedContent, UserProblem {
    List<Note> notes = new ArrayList<>();
    Map<String, String> metadata = new LinkedHashMap<>(said);
    String title = metadata.computeIfAbsent("architecture", _ -> name);
    int size =
        said.containsKey(WeightMetadata.INPUT_SIZE)
            ? WeightMetadata.of(said).preprocessing().inputSize()
            : size(model, budget, notes);
    metadata.put(WeightMetadata.INPUT_SIZE, Integer.toString(size));
    Dl4jGraph graph = new Dl4jGraph(model, image(size), parameters, budget);
    notes.addAll(graph.notes());
    Head head = new Head(head(graph, model.outputs().getFirst()), 1);
    Architecture architecture =
        new Draft(title, Draft.FORM, SOURCE, graph.layers().neededFor(head), List.of(head)).build();
    return new ImportedNetwork(
        architecture, graph.layers().tensors(), metadata, notes, graph.unrepresentable());
  }

  private static Op.Input image(int size) {
    return new Op.Input(Dl4jGraph.COLORS, size, size);
  }

  /** The layer whose output counts; the newest where that one is lost. */
  private static String head(Dl4jGraph graph, String output) throws MalformedContent, UserProblem {
    if (!graph.unrepresentable().isEmpty()) {
      return graph.layers().newest().name();
    }
    if (graph.get(output) instanceof Activation(String layer, var shape)) {
      return shape instanceof Vector ? layer : graph.flattened(layer);
    }
    throw new MalformedContent("no layer yields " + output);
  }

  /** A file does not say how large the images are, but mostly what they have become at a place. */
  private static int size(Dl4jModel model, MemoryBudget budget, List<Note> notes)
      throws MalformedContent {
    int usual = USUAL.getFirst();
    int size =
        model.vertices().stream().anyMatch(Vertex::saysSize)
            ? fitting(model, budget).orElse(usual)
            : usual;
    notes.add(Note.of("weights.note.dl4j.size", size));
    return size;
  }

  private static Optional<Integer> fitting(Dl4jModel model, MemoryBudget budget)
      throws MalformedContent {
    Stream<Integer> sizes =
        Stream.concat(USUAL.stream(), IntStream.rangeClosed(1, LARGEST).boxed());
    for (int size : (Iterable<Integer>) sizes::iterator) {
      if (fits(model, size, budget)) {
        return Optional.of(size);
      }
    }
    return Optional.empty();
  }

  private static boolean fits(Dl4jModel model, int size, MemoryBudget budget)
      throws MalformedContent {
    try {
      return new Dl4jGraph(model, image(size), null, budget).fitsSaidSizes();
    } catch (UserProblem tooSmall) {
      return false;
    }
  }
}
