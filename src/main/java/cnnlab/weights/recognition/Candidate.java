package cnnlab.weights.recognition;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Shapes;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightCheck;
import cnnlab.weights.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A network of the catalogue that some weights may belong to, with the classes and the width that
 * they show.
 *
 * @param architecture without auxiliary classifiers
 * @param weights under the network's names
 * @param check of the one against the other
 * @param foreign tensors among the network's blocks that it does not have: it is another network
 */
record Candidate(
    NetworkSettings settings,
    Architecture architecture,
    Weights weights,
    WeightCheck check,
    List<String> foreign) {

  private static final String WEIGHT = ".weight";
  private static final String BIAS = ".bias";

  /** The network of this entry and input size, fitted to the weights as far as can be. */
  static Candidate of(Entry entry, int inputSize, Weights weights) throws UserProblem {
    NetworkSettings usual =
        new NetworkSettings(entry.name(), inputSize, entry.settings().classes(), 1, false);
    Architecture published = Catalogue.build(usual);
    NetworkSettings wide = usual.withWidth(width(published, weights.tensors()));
    Architecture network = Catalogue.build(wide);
    Weights named = withClassifier(network, weights);
    String head = network.mainHead().layer();
    int classes =
        rows(named.tensors().get(head + WEIGHT))
            .filter(rows -> rows >= 1 && rows <= Catalogue.MOST_CLASSES)
            .orElse(wide.classes());
    NetworkSettings settings = wide.withClasses(classes);
    Architecture architecture = Catalogue.build(settings);
    WeightCheck check = WeightCheck.against(architecture, named);
    return new Candidate(
        settings, architecture, named, check, foreign(settings, architecture, check));
  }

  /** The same; empty where the network cannot be built in this size. */
  static Optional<Candidate> ifPossible(Entry entry, int inputSize, Weights weights) {
    try {
      return Optional.of(of(entry, inputSize, weights));
    } catch (UserProblem tooSmall) {
      return Optional.empty();
    }
  }

  /** How many more tensors of the network are there, by name, than are missing or foreign. */
  int likeness() throws UserProblem {
    int missing = check.missing().size();
    int there = Tensors.of(architecture).size() - missing;
    return there - missing - foreign.size();
  }

  /** Whether the network has more of its tensors, by name, than it lacks. */
  boolean isSimilar() {
    return 2 * check.missing().size() < weights.tensors().size();
  }

  /** Whether the classifier is all that is missing. */
  boolean lacksOnlyClassifier() {
    String head = architecture.mainHead().layer();
    return !check.missing().isEmpty()
        && check.misshapen().isEmpty()
        && foreign.isEmpty()
        && check.missing().stream().allMatch(spec -> spec.layer().equals(head));
  }

  /** The image channels that the weights expect, where that is all that does not fit. */
  Optional<Integer> otherChannels() {
    if (!check.missing().isEmpty() || check.misshapen().size() != 1 || !foreign.isEmpty()) {
      return Optional.empty();
    }
    WeightCheck.Misshapen only = check.misshapen().getFirst();
    List<Integer> wanted = only.wanted().shape();
    List<Integer> found = only.found();
    boolean first =
        architecture
            .layer(only.wanted().layer())
            .inputs()
            .equals(List.of(architecture.layers().getFirst().name()));
    boolean otherwiseEqual =
        wanted.size() == 4
            && found.size() == 4
            && wanted.getFirst().equals(found.getFirst())
            && wanted.subList(2, 4).equals(found.subList(2, 4));
    return first && otherwiseEqual ? Optional.of(found.get(1)) : Optional.empty();
  }

  /** Whether every tensor of the network is there in its shape, and none that it would need. */
  boolean fits() {
    return check.isUsable() && foreign.isEmpty();
  }

  /** How far the weights are from being this network's. */
  int distance() {
    return check.missing().size() + check.misshapen().size() + foreign.size();
  }

  /** The width multiplier, told by the layer of most channels; 1 where that is not there. */
  private static double width(Architecture published, Map<String, Tensor> tensors)
      throws UserProblem {
    String head = published.mainHead().layer();
    TensorSpec widest =
        Tensors.of(published).stream()
            .filter(spec -> !spec.layer().equals(head))
            .max(Comparator.comparingInt(spec -> spec.shape().getFirst()))
            .orElseThrow();
    return rows(tensors.get(widest.name()))
        .map(rows -> (double) rows / widest.shape().getFirst())
        .filter(width -> width >= Catalogue.LEAST_WIDTH && width <= Catalogue.MOST_WIDTH)
        .orElse(1.0);
  }

  private static Optional<Integer> rows(@Nullable Tensor tensor) {
    return tensor == null || tensor.shape().isEmpty()
        ? Optional.empty()
        : Optional.of(tensor.shape().getFirst());
  }

  /** With the classifier under its name, where the only one of a fitting shape has another. */
  private static Weights withClassifier(Architecture network, Weights weights) throws UserProblem {
    String head = network.mainHead().layer();
    if (weights.tensors().containsKey(head + WEIGHT)) {
      return weights;
    }
    String input = network.layer(head).inputs().getFirst();
    int inputs = Shapes.of(network).get(input).channels();
    Set<String> known = new HashSet<>();
    Tensors.of(network).forEach(spec -> known.add(spec.name()));
    List<String> fitting =
        weights.tensors().keySet().stream()
            .filter(name -> name.endsWith(WEIGHT) && !known.contains(name))
            .filter(name -> isClassifier(name, inputs, weights.tensors()))
            .toList();
    if (fitting.size() != 1) {
      return weights;
    }
    String other = fitting.getFirst().substring(0, fitting.getFirst().length() - WEIGHT.length());
    Map<String, Tensor> renamed = new LinkedHashMap<>();
    weights
        .tensors()
        .forEach(
            (name, tensor) -> {
              if (name.equals(other + WEIGHT)) {
                renamed.put(head + WEIGHT, PlainNames.asMatrix(tensor));
              } else {
                renamed.put(name.equals(other + BIAS) ? head + BIAS : name, tensor);
              }
            });
    List<Note> notes = new ArrayList<>(weights.notes());
    notes.add(Note.of("weights.note.classifier", other));
    return new Weights(renamed, weights.metadata(), notes);
  }

  /** A matrix of so many columns, or such a 1x1 convolution, with a bias. */
  private static boolean isClassifier(String name, int inputs, Map<String, Tensor> tensors) {
    Tensor weight = tensors.get(name);
    Tensor bias = tensors.get(name.substring(0, name.length() - WEIGHT.length()) + BIAS);
    if (weight == null || bias == null || weight.shape().size() < 2) {
      return false;
    }
    List<Integer> shape = PlainNames.asMatrix(weight).shape();
    return shape.size() == 2
        && shape.get(1) == inputs
        && bias.shape().equals(List.of(shape.getFirst()));
  }

  /** What is left over, but neither an auxiliary classifier's nor beside the network. */
  private static List<String> foreign(
      NetworkSettings settings, Architecture architecture, WeightCheck check) throws UserProblem {
    if (check.surplus().isEmpty()) {
      return List.of();
    }
    Set<String> auxiliary = new HashSet<>();
    Tensors.of(Catalogue.build(settings.withAuxiliary(true)))
        .forEach(spec -> auxiliary.add(spec.name()));
    Set<String> blocks = new HashSet<>();
    Tensors.of(architecture).forEach(spec -> blocks.add(firstPart(spec.name())));
    return check.surplus().stream()
        .filter(name -> !auxiliary.contains(name) && blocks.contains(firstPart(name)))
        .toList();
  }

  private static String firstPart(String name) {
    return name.replaceFirst("\\..*", "");
  }
}
