package cnnlab.weights.recognition;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.FiniteValues;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.hub.Origin;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the network of the catalogue that a file's weights belong to, by the names and shapes of
 * its tensors. What the file says itself is believed only where that fits too.
 */
public final class Recognition {
  /** Input sizes to be tried where a network's tensors depend on it and the file does not say. */
  private static final List<Integer> SIZES = List.of(32, 28, 64, 48, 40, 96, 128, 160, 224);

  /** Key of the note that images are normalized as published weights of the network expect it. */
  public static final String ASSUMED_NORMALIZATION = "weights.note.normalization";

  private final Path file;
  private final Weights weights;
  private final Optional<PublishedWeights> published;

  private Recognition(Path file, Weights weights) throws UserProblem {
    this.file = file;
    this.weights = PlainNames.of(weights);
    published = PublishedWeights.of(file);
  }

  /**
   * The network of some weights.
   *
   * @param file where they come from
   * @param name of the network, where a person said it; else null
   * @throws UserProblem where they fit none, or several and nobody says which, or are damaged
   */
  public static RecognizedNetwork of(Path file, Weights weights, @Nullable String name)
      throws UserProblem {
    Recognition recognition = new Recognition(file, weights);
    Candidate candidate = recognition.candidate(name);
    FiniteValues.require(file, candidate.architecture(), candidate.weights());
    return recognition.complete(candidate);
  }

  /**
   * Weights to start a training from, under torchvision's names, whether or not they are a whole
   * network's.
   *
   * @return the network that they surely are of; empty where they are of none, or of one of several
   */
  public static Optional<RecognizedNetwork> ifKnown(Path file, Weights weights) throws UserProblem {
    Recognition recognition = new Recognition(file, weights);
    String named = recognition.named();
    List<Candidate> fitting =
        named == null
            ? recognition.fitting()
            : Catalogue.has(named)
                ? Stream.of(recognition.of(Catalogue.entry(named))).filter(Candidate::fits).toList()
                : List.of();
    return fitting.size() == 1
        ? Optional.of(recognition.complete(fitting.getFirst()))
        : Optional.empty();
  }

  /** The same weights without what programs put in front of their names. */
  public static Weights plain(Weights weights) {
    return PlainNames.of(weights);
  }

  private @Nullable String named() {
    String named = weights.metadata().get("architecture");
    return named == null ? published.map(PublishedWeights::network).orElse(null) : named;
  }

  private Candidate candidate(@Nullable String name) throws UserProblem {
    String named = named();
    if (name == null && named != null && !Catalogue.has(named)) {
      throw problem("weights.unknown-architecture", named);
    }
    String wanted = name == null ? named : name;
    if (wanted == null) {
      return only(fitting());
    }
    Candidate candidate = of(Catalogue.entry(wanted));
    String built = candidate.architecture().name();
    if (named != null && Catalogue.has(named) && !named.equals(built)) {
      // weights of one network give wrong answers in another, even where every tensor fits
      throw problem("weights.other", named, built);
    }
    if (!candidate.fits()) {
      throw unfit(candidate);
    }
    return candidate;
  }

  private Candidate only(List<Candidate> fitting) throws UserProblem {
    if (fitting.isEmpty()) {
      Candidate nearest = nearest();
      if (nearest.likeness() <= 0) {
        throw problem("weights.unlike", weights.tensors().keySet().iterator().next());
      }
      throw problem("weights.unrecognized", nearest.settings().name(), unfit(nearest));
    }
    if (fitting.size() > 1) {
      throw problem(
          "weights.ambiguous",
          fitting.stream().map(it -> it.settings().name()).collect(Collectors.joining(", ")));
    }
    return fitting.getFirst();
  }

  private List<Candidate> fitting() throws UserProblem {
    List<Candidate> fitting = new ArrayList<>();
    for (Entry entry : Catalogue.entries()) {
      Candidate candidate = of(entry);
      if (candidate.fits()) {
        fitting.add(candidate);
      }
    }
    int least = fitting.stream().mapToInt(it -> it.check().surplus().size()).min().orElse(0);
    return fitting.stream().filter(it -> it.check().surplus().size() == least).toList();
  }

  private Candidate nearest() throws UserProblem {
    List<Candidate> all = new ArrayList<>();
    int most = Integer.MIN_VALUE;
    for (Entry entry : Catalogue.entries()) {
      Candidate candidate = of(entry);
      if (candidate.likeness() > most) {
        all.clear();
        most = candidate.likeness();
      }
      if (candidate.likeness() == most) {
        all.add(candidate);
      }
    }
    return all.stream().min(Comparator.comparingInt(Candidate::distance)).orElseThrow();
  }

  /** The network in the input size that fits best, the usual one where it makes no difference. */
  private Candidate of(Entry entry) throws UserProblem {
    Preprocessing usual = Preprocessing.usual(entry.inputSize());
    int said = WeightMetadata.of(weights.metadata(), usual).preprocessing().inputSize();
    Candidate best = Candidate.of(entry, said, weights);
    for (int size : SIZES) {
      if (best.fits() || !best.isSimilar()) {
        return best;
      }
      Optional<Candidate> other = Candidate.ifPossible(entry, size, weights);
      if (other.isPresent() && other.get().distance() < best.distance()) {
        best = other.get();
      }
    }
    return best;
  }

  private UserProblem unfit(Candidate candidate) throws UserProblem {
    if (candidate.lacksOnlyClassifier()) {
      return problem("weights.no-classifier", candidate.settings().name());
    }
    Optional<Integer> channels = candidate.otherChannels();
    if (channels.isPresent()) {
      return problem("weights.channels", candidate.settings().name(), channels.get());
    }
    try {
      candidate.check().orThrow();
    } catch (UserProblem misfit) {
      return misfit;
    }
    return problem("weights.foreign", candidate.settings().name(), candidate.foreign().getFirst());
  }

  private RecognizedNetwork complete(Candidate candidate) throws UserProblem {
    Preprocessing usual =
        published.map(PublishedWeights::preprocessing).orElseGet(() -> usual(candidate));
    WeightMetadata metadata = WeightMetadata.of(candidate.weights().metadata(), usual);
    List<Note> notes = new ArrayList<>(candidate.weights().notes());
    published.ifPresent(it -> notes.add(Note.of("weights.note.published", it.recipe())));
    if (published.isEmpty()
        && metadata.preprocessing().equals(usual)
        && !usual.mean().equals(Preprocessing.IMAGENET.mean())) {
      notes.add(Note.of(ASSUMED_NORMALIZATION, candidate.settings().name()));
    }
    return new RecognizedNetwork(
        candidate.settings(),
        candidate.architecture(),
        new Weights(candidate.weights().tensors(), candidate.weights().metadata(), notes),
        metadata.dataset(),
        metadata.preprocessing());
  }

  /** As published weights of the network expect it, where these may be such. */
  private static Preprocessing usual(Candidate candidate) {
    int size = candidate.settings().inputSize();
    return PublishedWeights.of(candidate.settings().name()).stream()
        .filter(it -> it.origin() instanceof Origin.Published)
        .map(PublishedWeights::preprocessing)
        .filter(it -> it.inputSize() == size)
        .filter(_ -> candidate.settings().classes() == PublishedWeights.CLASSES)
        .findFirst()
        .orElse(Preprocessing.usual(size));
  }

  private UserProblem problem(String key, Object... more) {
    return UserProblem.of(
            key,
            Stream.concat(Stream.of(Objects.toString(file.getFileName(), "")), Stream.of(more))
                .toArray())
        .at(file.toString());
  }
}
