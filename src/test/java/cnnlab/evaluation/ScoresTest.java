package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * 400 predictions of 8 classes against scikit-learn 1.2.1, statsmodels 0.13.5 and SciPy 1.10.1,
 * which {@code src/test/python/scores_fixture.py} asked.
 */
@SuppressWarnings("NullAway.Init") // set before each test
class ScoresTest {
  private static final int CLASSES = 8;
  private static final double ROUNDING = 1e-9;

  @TempDir Path folder;
  JsonNode expected;
  List<String> lines;

  @BeforeEach
  void readTheFixture() throws IOException {
    try (InputStream json = resource("scores.json");
        InputStream csv = resource("predictions.csv")) {
      expected = new ObjectMapper().readTree(json);
      lines = new String(csv.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  @Test
  void accuraciesAndTheirIntervals() throws IOException {
    Scores scores = scores(lines);
    assertThat(scores.images()).isEqualTo(400);
    assertThat(scores.skipped()).isZero();
    same(scores.top1(), "top1");
    same(scores.top5(), "top5");
    same(scores.top1Interval(), "top1Interval");
    same(scores.top5Interval(), "top5Interval");
  }

  @Test
  void lossAndCalibration() throws IOException {
    Scores scores = scores(lines);
    same(scores.loss(), "loss");
    same(scores.calibration().ece(), "ece");
    assertThat(scores.temperature())
        .isCloseTo(expected.get("temperature").asDouble(), within(1e-5));
    assertThat(scores.calibration().bins()).hasSize(15);
    assertThat(scores.calibration().bins().stream().mapToLong(Calibration.Bin::examples).sum())
        .isEqualTo(400);
  }

  @Test
  void precisionRecallAndF1OfEveryClass() throws IOException {
    Scores scores = scores(lines);
    for (int i = 0; i < CLASSES; i++) {
      ClassScores of = scores.classes().get(i);
      assertThat(of.support()).isEqualTo(expected.get("support").get(i).asLong());
      assertThat(of.precision())
          .isCloseTo(expected.get("precision").get(i).asDouble(), within(ROUNDING));
      assertThat(of.recall()).isCloseTo(expected.get("recall").get(i).asDouble(), within(ROUNDING));
      assertThat(of.f1()).isCloseTo(expected.get("f1").get(i).asDouble(), within(ROUNDING));
    }
    assertThat(scores.macro().recall())
        .as("a class without examples cannot be recognized and does not count")
        .isCloseTo(
            IntStream.range(0, 7)
                .mapToDouble(i -> expected.get("recall").get(i).asDouble())
                .average()
                .orElseThrow(),
            within(ROUNDING));
  }

  @Test
  void whatIsTakenForWhat() throws IOException {
    Scores scores = scores(lines);
    long[][] matrix =
        StreamSupport.stream(expected.get("confusion").spliterator(), false)
            .map(
                row ->
                    StreamSupport.stream(row.spliterator(), false)
                        .mapToLong(JsonNode::asLong)
                        .toArray())
            .toArray(long[][]::new);
    assertThat(scores.confusion()).isDeepEqualTo(matrix);
    ConfusedPair most = scores.confusedPairs().getFirst();
    assertThat(most.examples()).isEqualTo(matrix[most.label()][most.predicted()]);
    assertThat(scores.confusedPairs())
        .isSortedAccordingTo((a, b) -> Long.compare(b.examples(), a.examples()))
        .noneMatch(pair -> pair.label() == pair.predicted());
    long wrong = Math.round(400 * (1 - scores.top1()));
    assertThat(scores.confusedPairs().stream().mapToLong(ConfusedPair::examples).sum())
        .isEqualTo(wrong);
  }

  @Test
  void refusingTheUnsureHalfRaisesTheAccuracy() throws IOException {
    List<Coverage> coverage = scores(lines).coverage();
    assertThat(coverage).hasSize(100);
    Coverage half = coverage.get(49);
    assertThat(half.coverage()).isEqualTo(0.5);
    same(half.accuracy(), "accuracyOfSurestHalf");
    assertThat(coverage.getLast().coverage()).isEqualTo(1);
    same(coverage.getLast().accuracy(), "top1");
  }

  /** Confident learning, by a few lines of NumPy. */
  @Test
  void imagesThatAreProbablyLabeledWrong() throws IOException {
    List<Integer> suspects =
        StreamSupport.stream(expected.get("labelErrors").spliterator(), false)
            .map(JsonNode::asInt)
            .toList();
    assertThat(suspects).hasSizeGreaterThan(5);
    try (RowFile rows = file(lines, CLASSES)) {
      assertThat(LabelErrors.of(rows, labels(lines), CLASSES)).isEqualTo(suspects);
    }
  }

  @Test
  void anUnreadableImageIsSkippedAndChangesNothingElse() throws IOException {
    List<String> holes = new ArrayList<>(lines);
    holes.add(3, "0," + "NaN,".repeat(CLASSES - 1) + "NaN");
    holes.add("5," + "NaN,".repeat(CLASSES - 1) + "NaN");
    Scores scores = scores(holes);
    assertThat(scores.images()).isEqualTo(400);
    assertThat(scores.skipped()).isEqualTo(2);
    same(scores.top1(), "top1");
    same(scores.loss(), "loss");
    assertThat(scores.coverage()).isEqualTo(scores(lines).coverage());
  }

  @Test
  void aSureMistakeCostsMuchButNotInfinitelyMuch() throws IOException {
    Scores scores = scores(List.of("0,0,1", "1,0,1"), 2);
    assertThat(scores.loss()).isCloseTo(-Math.log(Float.MIN_NORMAL) / 2, within(ROUNDING));
    assertThat(scores.temperature()).isFinite().isPositive();
    assertThat(scores.top5()).as("of two classes").isNaN();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 20})
  void oneNetworkThatIsAlwaysRightIsNeverSureOfBeingPerfect(int images) {
    Interval interval = Interval.wilson(images, images);
    assertThat(interval.high()).isEqualTo(1);
    assertThat(interval.low()).isBetween(0.2, 0.99);
    assertThat(Interval.wilson(0, images).high()).isCloseTo(1 - interval.low(), within(ROUNDING));
  }

  @Test
  void ofFiftyOfAHundredTheIntervalIsThatOfTheBooks() {
    Interval interval = Interval.wilson(50, 100);
    assertThat(interval.low()).isCloseTo(0.4038, within(5e-5));
    assertThat(interval.high()).isCloseTo(0.5962, within(5e-5));
  }

  @Test
  void predictionsGoOnAfterTheLastWholeRow() throws IOException {
    Path file = folder.resolve("part");
    try (RowFile probabilities = RowFile.open(file, 3)) {
      probabilities.append(new float[] {1, 2, 3, 4, 5, 6}, 2);
    }
    Files.write(file, new byte[7], StandardOpenOption.APPEND);
    try (RowFile probabilities = RowFile.open(file, 3)) {
      assertThat(probabilities.rows()).isEqualTo(2);
      probabilities.append(new float[] {7, 8, 9}, 1);
      StringBuilder read = new StringBuilder();
      probabilities.forEach((row, values) -> read.append(row).append(values[2]).append(' '));
      assertThat(read).hasToString("03.0 16.0 29.0 ");
    }
  }

  private void same(double value, String name) {
    assertThat(value).as(name).isCloseTo(expected.get(name).asDouble(), within(ROUNDING));
  }

  private void same(Interval interval, String name) {
    JsonNode ends = expected.get(name);
    assertThat(interval.low()).as(name).isCloseTo(ends.get(0).asDouble(), within(ROUNDING));
    assertThat(interval.high()).as(name).isCloseTo(ends.get(1).asDouble(), within(ROUNDING));
  }

  private Scores scores(List<String> rows) throws IOException {
    return scores(rows, CLASSES);
  }

  private Scores scores(List<String> rows, int classes) throws IOException {
    try (RowFile probabilities = file(rows, classes)) {
      return Scores.of(
          probabilities, labels(rows), IntStream.range(0, classes).mapToObj(i -> "c" + i).toList());
    }
  }

  private static int[] labels(List<String> rows) {
    return rows.stream().mapToInt(row -> Integer.parseInt(row.split(",", 2)[0])).toArray();
  }

  /** Adds the rows in two parts, as an evaluation does that was broken off. */
  private RowFile file(List<String> rows, int classes) throws IOException {
    Path file = folder.resolve("p" + rows.size());
    Files.deleteIfExists(file);
    float[] values = new float[rows.size() * classes];
    for (int i = 0; i < rows.size(); i++) {
      String[] fields = rows.get(i).split(",", -1);
      for (int j = 0; j < classes; j++) {
        values[i * classes + j] = Float.parseFloat(fields[j + 1]);
      }
    }
    try (RowFile probabilities = RowFile.open(file, classes)) {
      probabilities.append(values, 1);
    }
    RowFile probabilities = RowFile.open(file, classes);
    probabilities.append(Arrays.copyOfRange(values, classes, values.length), rows.size() - 1);
    return probabilities;
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(ScoresTest.class.getResourceAsStream(name), name);
  }
}
