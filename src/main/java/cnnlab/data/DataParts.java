package cnnlab.data;

import cnnlab.data.image.Split;
import cnnlab.data.image.Subset;
import cnnlab.text.UserProblem;
import java.util.List;
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
    Split apart = validates ? null : test;
    Split own = validation == null && validates ? test : validation;
    if (own != null) {
      return new Dataset(name, labels, train, own, apart, imageSize);
    }
    Subset.Pair pair = Subset.stratified(train, share, splitting.seed());
    return new Dataset(name, labels, pair.kept(), pair.setAside(), apart, imageSize);
  }
}
