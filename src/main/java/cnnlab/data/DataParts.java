package cnnlab.data;

import cnnlab.data.correction.Corrections;
import cnnlab.data.image.PartSplit;
import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data set in the parts in which it comes.
 *
 * @param name short and fit for a file name ("cifar-10")
 * @param labels class names in the order of the labels' numbers
 * @param validation null where it has no such part
 * @param test null where it has no such part
 * @param imageSize the shorter side of the typical image in pixels
 * @param notes what was passed over or guessed, and what to do where that is not wanted
 */
public record DataParts(
    String name,
    List<String> labels,
    Split train,
    @Nullable Split validation,
    @Nullable Split test,
    int imageSize,
    List<UserProblem> notes) {
  public DataParts {
    labels = List.copyOf(labels);
    notes = List.copyOf(notes);
  }

  /** Parts of which there is nothing to say. */
  DataParts(
      String name,
      List<String> labels,
      Split train,
      @Nullable Split validation,
      @Nullable Split test,
      int imageSize) {
    this(name, labels, train, validation, test, imageSize, List.of());
  }

  /** Whether a share of the training images validates, because no other part does. */
  public boolean sharesTraining(TestUse testUse) {
    return validation == null && (test == null || testUse != TestUse.VALIDATION);
  }

  /** Gives every part its use. The same splitting gives the same splits. */
  public Dataset split(Splitting splitting) throws UserProblem {
    double share = splitting.validationShare();
    if (!(share > 0 && share < 1)) {
      throw UserProblem.of("data.share", share).at("validationShare");
    }
    boolean validates = splitting.testUse() == TestUse.VALIDATION;
    boolean alone = validation == null && test == null;
    Split learned = PartSplit.of("train", train, alone);
    Split held = validation == null ? null : PartSplit.of("val", validation, false);
    Split tested = test == null ? null : PartSplit.of("test", test, false);
    splitting
        .corrections()
        .requireImagesOf(Stream.of(learned, held, tested).filter(Objects::nonNull).toList());
    Split apart = validates ? null : tested;
    Split own = held == null && validates ? tested : held;
    if (own != null) {
      return corrected(learned, own, apart, splitting.corrections());
    }
    Subset.Pair pair = Subset.stratified(learned, share, splitting.seed());
    return corrected(pair.kept(), pair.setAside(), apart, splitting.corrections());
  }

  private Dataset corrected(
      Split learned, Split held, @Nullable Split apart, Corrections corrections)
      throws UserProblem {
    return new Dataset(
        name,
        labels,
        corrections.apply(learned, labels),
        corrections.apply(held, labels),
        apart == null ? null : corrections.apply(apart, labels),
        imageSize);
  }
}
