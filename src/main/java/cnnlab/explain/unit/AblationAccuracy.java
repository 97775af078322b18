package cnnlab.explain.unit;

import cnnlab.arch.Shapes;
import cnnlab.data.image.Split;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the network answers to the images of a data set with all units, and with some silent: the
 * accuracy that each class loses, and which answers change into which.
 *
 * @param labels the class of each image, as the network numbers them
 * @param intact the answer to each image with all units; {@link #UNREADABLE} for none
 * @param ablated the same without these units
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
public record AblationAccuracy(int[] labels, int[] intact, int[] ablated) {
  /** Stands for the answer to an image that cannot be read. */
  public static final int UNREADABLE = -1;

  /**
   * The accuracy of one class.
   *
   * @param images of it that could be read
   * @param with share of them answered correctly with all units, 0 to 1
   * @param without the same while the units are silent
   */
  public record OfClass(int label, int images, double with, double without) {

    /** What silence costs, in shares of 1; negative where it helps. */
    public double lost() {
      return with - without;
    }
  }

  /**
   * An answer that becomes another.
   *
   * @param from with all units
   * @param to while they are silent
   * @param images by their numbers in the split
   */
  public record Change(int from, int to, List<Integer> images) {}

  /**
   * Asks about every image.
   *
   * @param classes the network's class for each of the data set's
   * @param known the answers with all units, where the same images were asked about before
   * @return empty where the listener wished for the end
   */
  public static Optional<AblationAccuracy> of(
      TrainedNetwork network,
      Split split,
      int[] classes,
      Set<Unit> silent,
      Optional<int[]> known,
      SplitWalk.Listener listener)
      throws UserProblem {
    int passes = known.isPresent() ? 1 : 2;
    int all = passes * split.size();
    int count =
        Shapes.of(network.architecture()).get(network.architecture().mainHead().layer()).channels();
    int[] intact = known.orElseGet(() -> unanswered(split));
    int[] ablated = unanswered(split);
    boolean whole =
        SplitWalk.walk(
            network,
            split,
            (done, _) -> listener.progress(passes * done, all),
            (batch, images) -> {
              if (passes == 2) {
                answer(UnitAblation.logits(network, batch, Set.of()), count, images, intact);
              }
              answer(UnitAblation.logits(network, batch, silent), count, images, ablated);
            });
    int[] labels = IntStream.range(0, split.size()).map(i -> classes[split.label(i)]).toArray();
    return whole ? Optional.of(new AblationAccuracy(labels, intact, ablated)) : Optional.empty();
  }

  private static int[] unanswered(Split split) {
    int[] answers = new int[split.size()];
    Arrays.fill(answers, UNREADABLE);
    return answers;
  }

  private static void answer(float[] logits, int classes, int[] images, int[] answers) {
    for (int row = 0; row < images.length; row++) {
      int best = 0;
      for (int label = 1; label < classes; label++) {
        best = logits[row * classes + label] > logits[row * classes + best] ? label : best;
      }
      answers[images[row]] = best;
    }
  }

  /** Those of which there are images, what loses most first. */
  public List<OfClass> classes() {
    int largest = Arrays.stream(labels).max().orElse(-1);
    return IntStream.rangeClosed(0, largest)
        .mapToObj(label -> of(label, images(label)))
        .filter(each -> each.images() > 0)
        .sorted(Comparator.comparingDouble(each -> -each.lost()))
        .toList();
  }

  /** All images, as if of one class; its number is {@link #UNREADABLE}. */
  public OfClass total() {
    return of(UNREADABLE, IntStream.range(0, labels.length));
  }

  private IntStream images(int label) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label);
  }

  private OfClass of(int label, IntStream images) {
    int[] read = images.filter(i -> intact[i] != UNREADABLE).toArray();
    return new OfClass(label, read.length, share(read, intact), share(read, ablated));
  }

  private double share(int[] images, int[] answers) {
    return Arrays.stream(images).filter(i -> answers[i] == labels[i]).count()
        / (double) Math.max(1, images.length);
  }

  /** The answers that change, the most frequent first. */
  public List<Change> changes() {
    Map<List<Integer>, List<Integer>> changes = new LinkedHashMap<>();
    for (int i = 0; i < labels.length; i++) {
      if (intact[i] != ablated[i]) {
        changes.computeIfAbsent(List.of(intact[i], ablated[i]), _ -> new ArrayList<>()).add(i);
      }
    }
    return changes.entrySet().stream()
        .map(each -> new Change(each.getKey().getFirst(), each.getKey().getLast(), each.getValue()))
        .sorted(Comparator.comparingInt(each -> -each.images().size()))
        .toList();
  }
}
