package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.ChoiceFormat;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Counted things: "1 image", "2 images", and never "1 images" or "1 image(s)". */
class PluralsTest {
  private static final Pattern ONE_OF_MANY =
      Pattern.compile(
          "(?<![\\d.,×/-])1 (?:[a-z]+"
              + " )?(images|epochs|classes|layers|tensors|values|maps|filters|channels|fields"
              + "|threads|iterations|duplicates|labels|names|runs|blocks|groups|units|files|seconds)\\b");
  private static final Pattern MANY_OF_ONE =
      Pattern.compile(
          "(?<![\\d.,×/-])(?:0|2|7,000) (image|epoch|class|layer|tensor|value|feature"
              + " map|map|filter|channel|field|thread|iteration|duplicate|label|name|run|block|group|unit|file)\\b(?!"
              + " size|ed)");

  /** What is never one, or is no number: why there is no choice of words. */
  private static final Set<String> NEVER_ONE =
      Set.of(
          // a size, an order or the whole: more than one in every network, data set or plan
          "train.data.facts", // a data set has two classes and more
          "train.data.facts.test",
          "problem.weights.unknown-architecture", // a file names a network
          "compare.setting.label.classes",
          "form.changed.classes", // a network has two classes and more
          "problem.setting.headEpochs", // a span, "1 to 10 epochs"
          "problem.architecture.too-many-layers",
          "problem.sweep.count",
          "train.cell.running",
          "train.job.running",
          "train.job.paused",
          "train.check.read", // the images of a whole data set
          "compare.agreement.equal",
          "compare.agreement.chance",
          "compare.agreement.real",
          "diagram.layers", // of a block that is folded
          "diagram.blocks", // of repetitions that are folded
          "diagram.groups", // one group is not named
          "op.conv.groups",
          "op.lrn.size",
          "op.linear.units",
          "problem.weights.label-count",
          "problem.data.label-range",
          "problem.run.fewer-epochs",
          "problem.run.fewer-epochs.advice",
          "problem.layer.groups",
          "problem.layer.shortcut");

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 7000})
  void manyAreNamedInThePlural(int count) {
    assertThat(wrong(count, MANY_OF_ONE)).isEmpty();
  }

  @Test
  void oneIsNamedInTheSingular() {
    assertThat(wrong(1, ONE_OF_MANY)).isEmpty();
  }

  @Test
  void everyChoiceIsAWholeSentence() {
    assertThat(Messages.ENGLISH.all())
        .allSatisfy(
            (key, text) -> {
              MessageFormat format = new MessageFormat(text, Locale.ENGLISH);
              long choices =
                  Arrays.stream(format.getFormats()).filter(ChoiceFormat.class::isInstance).count();
              if (choices > 1) {
                assertThat(text).as("%s: put the sentence into the branches", key).isEmpty();
              }
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "train.problems | 0 | No field needs attention",
        "train.problems | 1 | 1 field needs attention",
        "train.problems | 2 | 2 fields need attention",
        "inspect.maps.vector | 1 | A vector of 1 value",
        "inspect.maps.vector | 7000 | A vector of 7,000 values",
        "train.check.shared | 1 | Data leakage: 1 validation or test image is among the training"
            + " images too.",
      })
  void countsReadAsTheyAreSpoken(String key, int count, String text) {
    assertThat(Messages.ENGLISH.get(key, count, String.format(Locale.ROOT, "%,d", count)))
        .isEqualTo(text);
  }

  private static List<String> wrong(int count, Pattern pattern) {
    List<String> wrong = new ArrayList<>();
    Messages.ENGLISH
        .all()
        .forEach(
            (key, text) -> {
              if (NEVER_ONE.contains(key)) {
                return;
              }
              Object[] counts = new Object[10];
              Arrays.fill(counts, count);
              String said = new MessageFormat(text, Locale.ENGLISH).format(counts);
              if (pattern.matcher(said).find()) {
                wrong.add(key + ": " + said);
              }
            });
    return wrong;
  }
}
