package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.data.Dataset;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.RunSamples;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.ToyData;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network in plain Java, judged on 100 toy images. */
@SuppressWarnings("NullAway.Init") // set before each test
class EvaluationTest {
  private static final Dataset DATA = ToyData.dataset(96, 100);

  @TempDir Path folder;
  private TrainedNetwork network;

  @BeforeEach
  void train() throws UserProblem {
    StoredRun run =
        new Training(new SoftmaxEngine(), new RunStore(folder.resolve("runs")))
            .run(
                RunSamples.settings(),
                ToyData.dataset(96, 30),
                new TrainingListener() {},
                new TrainingControl());
    network = TrainedNetwork.ofRun(new SoftmaxEngine(), run);
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void oneThatIsCancelledKeepsWhatWasPredictedAndGoesOnThere() throws Exception {
    Evaluation evaluation = of("a", folder.resolve("kept"));
    List<Integer> told = new ArrayList<>();
    assertThat(
            evaluation.run(
                (done, all) -> {
                  told.add(done);
                  return done < 64;
                }))
        .isEmpty();
    assertThat(told).containsExactly(0, 32, 64);
    Path file = evaluation.folder().resolve("probabilities.f32");
    long kept = Files.size(file);
    assertThat(kept).isPositive();

    told.clear();
    Scores scores =
        of("a", folder.resolve("kept"))
            .run(
                (done, all) -> {
                  told.add(done);
                  return true;
                })
            .orElseThrow()
            .scores();
    assertThat(told).containsExactly(64, 96, 100);
    assertThat(scores.images()).isEqualTo(100);
    assertThat(Files.size(file)).isEqualTo(kept / 64 * 100);

    Scores atOnce = of("a", folder.resolve("other")).run((_, _) -> true).orElseThrow().scores();
    assertThat(scores.loss()).isEqualTo(atOnce.loss());
    assertThat(scores.confusion()).isDeepEqualTo(atOnce.confusion());
  }

  @Test
  void predictionsOfTheSameAreUsedAgainAndOthersAreNot() throws Exception {
    Path kept = folder.resolve("kept");
    assertThat(of("a", kept).run((_, _) -> true)).isPresent();
    assertThat(of("a", kept).run((_, _) -> false)).as("nothing is left to do").isPresent();
    assertThat(of("b", kept).run((_, _) -> false)).as("of other weights").isEmpty();
  }

  @Test
  void aDamagedNoteOfWhatWasJudgedBeginsAnew() throws Exception {
    Path kept = folder.resolve("kept");
    Evaluation first = of("a", kept);
    assertThat(first.run((_, _) -> true)).isPresent();
    Files.writeString(first.folder().resolve("evaluation.json"), "{\"weights\": 3");
    assertThat(of("a", kept).run((_, _) -> false)).isEmpty();
    assertThat(of("a", kept).run((_, _) -> true)).isPresent();
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> of("a", file).run((_, _) -> true))
        .withMessageContaining("file");
  }

  @Test
  void trainingImagesAreJudgedToo() throws Exception {
    Scores scores =
        Evaluation.of(network, "a", DATA, EvaluatedSplit.TRAIN, folder.resolve("train"))
            .run((_, _) -> true)
            .orElseThrow()
            .scores();
    assertThat(scores.images()).isEqualTo(96);
    assertThat(scores.top1()).isGreaterThan(0.8);
  }

  /** Its lists hold what they say, and none names a training image as labeled wrong. */
  @Test
  void listsOfImagesThatAreWorthALook() throws Exception {
    EvaluationResult result = of("a", folder.resolve("kept")).run((_, _) -> true).orElseThrow();
    assertThat(ExampleList.COSTLY.of(result))
        .isSortedAccordingTo((a, b) -> Double.compare(b.loss(), a.loss()))
        .noneMatch(ExamplePrediction::isCorrect);
    assertThat(ExampleList.CONFIDENT_ERRORS.of(result))
        .isSortedAccordingTo((a, b) -> Float.compare(b.confidence(), a.confidence()))
        .hasSameSizeAs(ExampleList.COSTLY.of(result));
    assertThat(ExampleList.UNSURE_CORRECT.of(result))
        .isSortedAccordingTo((a, b) -> Float.compare(a.confidence(), b.confidence()))
        .allMatch(ExamplePrediction::isCorrect)
        .hasSize((int) Math.round(result.scores().top1() * 100));
    assertThat(result.cell(1, 1)).hasSize((int) result.scores().confusion()[1][1]);
    EvaluationResult trained =
        Evaluation.of(network, "a", DATA, EvaluatedSplit.TRAIN, folder.resolve("kept"))
            .run((_, _) -> true)
            .orElseThrow();
    assertThat(trained.outOfSample()).isFalse();
    assertThat(ExampleList.LABEL_ERRORS.of(trained)).isEmpty();
  }

  @Test
  void theNearestImageInItsOwnSplitIsAnImageItself() throws Exception {
    Evaluation evaluation = of("a", folder.resolve("kept"));
    assertThat(evaluation.features((done, _) -> done < 64)).as("cancelled").isEmpty();
    Features features = evaluation.features((done, _) -> done >= 64).orElseThrow();
    float[] of = evaluation.featuresOf(DATA.validation().image(17));
    List<Features.Neighbor> nearest = features.nearest(of, 5);
    assertThat(nearest)
        .hasSize(5)
        .isSortedAccordingTo((a, b) -> Double.compare(a.distance(), b.distance()));
    assertThat(nearest.getFirst()).isEqualTo(new Features.Neighbor(17, 0));
    assertThat(features.of(new int[] {3, 17}).rows()[1]).isEqualTo(of);
    assertThat(evaluation.features((_, _) -> false)).as("kept").isPresent();
  }

  private Evaluation of(String weights, Path kept) throws UserProblem {
    return Evaluation.of(network, weights, DATA, EvaluatedSplit.VAL, kept);
  }
}
