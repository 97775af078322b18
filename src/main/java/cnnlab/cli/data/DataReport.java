package cnnlab.cli.data;

import cnnlab.data.DataCheck;
import cnnlab.data.DataOverview;
import cnnlab.data.DataParts;
import cnnlab.data.Dataset;
import cnnlab.data.image.Split;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a data set, as JSON.
 *
 * @param sides the least and the greatest width and height of the images looked at, in pixels
 * @param imbalance size of the largest class as a multiple of the smallest, in training
 * @param notes what was passed over or guessed
 * @param check null where not every image was decoded
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DataReport(
    String name,
    int train,
    int validation,
    int test,
    List<ClassLine> classes,
    DataOverview.Sizes sides,
    double imbalance,
    List<String> notes,
    @Nullable Check check) {

  /** How many images a class has. */
  record ClassLine(String name, int train, int validation, int test) {}

  /**
   * What decoding every image showed.
   *
   * @param shared held-back images that are training images too: data leakage
   * @param pairs equal images, by their names where they have some
   */
  record Check(
      int images,
      List<String> unreadable,
      int shared,
      int twiceInTraining,
      int twiceHeldBack,
      int contradictory,
      List<List<String>> pairs) {

    static Check of(DataCheck check, Dataset data) {
      return new Check(
          check.images(),
          check.unreadable().stream().map(it -> it.inFull().what(Messages.ENGLISH)).toList(),
          check.shared(),
          check.twiceInTraining(),
          check.twiceHeldBack(),
          check.contradictory(),
          check.pairs().stream()
              .map(pair -> List.of(name(pair.first(), data), name(pair.second(), data)))
              .toList());
    }

    private static String name(DataCheck.Example example, Dataset data) {
      Split split = data.splits().get(example.split());
      String name = split.name(example.index());
      String part = List.of("training", "validation", "test").get(example.split());
      return name.isEmpty() ? part + " image " + example.index() : name;
    }
  }

  static DataReport of(DataParts parts, Dataset data, @Nullable DataCheck check)
      throws UserProblem {
    DataOverview overview = DataOverview.of(data);
    List<ClassLine> classes = new ArrayList<>();
    for (int i = 0; i < overview.classes().size(); i++) {
      DataOverview.ClassCount count = overview.classes().get(i);
      classes.add(
          new ClassLine(data.labels().get(i), count.train(), count.validation(), count.test()));
    }
    return new DataReport(
        parts.name(),
        data.train().size(),
        data.validation().size(),
        data.test() == null ? 0 : data.test().size(),
        classes,
        overview.sizes(),
        overview.imbalance(),
        parts.notes().stream().map(note -> note.sentences(Messages.ENGLISH)).toList(),
        check == null ? null : Check.of(check, data));
  }
}
