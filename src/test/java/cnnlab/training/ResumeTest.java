package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.EpochMetrics;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.Schedule;
import cnnlab.run.StoredRun;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was interrupted goes on as if it had not been. */
class ResumeTest {
  private static final Dataset DATA = ToyData.dataset(96, 30);

  /** Six iterations each. */
  private static final int EPOCHS = 3;

  @TempDir Path runs;

  @Test
  void aRunStoppedThriceEndsLikeOneThatNeverWas() throws Exception {
    StoredRun unbroken = train(EPOCHS, Schedule.COSINE, 0);

    StoredRun run = train(EPOCHS, Schedule.COSINE, 2);
    for (int iteration : List.of(6, 7, 16)) {
      run = goOn(run, EPOCHS, iteration);
      assertThat(run.record().state()).isEqualTo(RunState.STOPPED);
      assertThat(run.iterations()).hasSize(iteration);
    }
    run = goOn(run, EPOCHS, 0);

    requireSame(run, unbroken);
    assertThat(run.record().state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void whatWasWrittenAfterTheCheckpointIsCutOff() throws Exception {
    StoredRun unbroken = train(EPOCHS, Schedule.COSINE, 0);
    StoredRun run = train(EPOCHS, Schedule.COSINE, 8);

    append(run.folder().resolve("iterations.csv"), "9,2,1.5,0.5,0.1,\n10,2,1.");
    append(run.folder().resolve("metrics.csv"), "2,1,1,1,1,1,1,1,NaN,NaN,NaN\n");
    Files.writeString(run.folder().resolve("best.safetensors.part"), "half of a f");
    Files.writeString(run.folder().resolve("running"), "999999999\nlong gone\n");
    run = goOn(run, EPOCHS, 0);

    requireSame(run, unbroken);
    assertThat(run.folder().resolve("best.safetensors.part")).doesNotExist();
  }

  @Test
  void aRunKilledBeforeAnythingWasKeptBeginsAnew() throws Exception {
    StoredRun unbroken = train(EPOCHS, Schedule.COSINE, 0);
    StoredRun run = train(EPOCHS, Schedule.COSINE, 4);
    Files.delete(run.folder().resolve("checkpoint.safetensors"));

    requireSame(goOn(run, EPOCHS, 0), unbroken);
  }

  @Test
  void aFinishedRunIsExtended() throws Exception {
    StoredRun longer = train(EPOCHS, Schedule.CONSTANT, 0);

    StoredRun run = goOn(train(2, Schedule.CONSTANT, 0), EPOCHS, 0);

    requireSame(run, longer);
    assertThat(run.record().settings().epochs()).isEqualTo(EPOCHS);
    assertThat(goOn(run, EPOCHS, 0)).isEqualTo(run);
  }

  @Test
  void aLearningRateChangedOnTheWayIsDoneAgain() throws Exception {
    TrainingControl control = new TrainingControl();
    TrainingListener hand =
        new TrainingListener() {
          @Override
          public void iteration(Progress progress) {
            if (progress.iteration() == 8) {
              control.changeLearningRate(0.02);
            } else if (progress.iteration() == 11) {
              control.stop();
            }
          }
        };
    StoredRun steered = training().run(settings(EPOCHS, Schedule.COSINE), DATA, hand, control);

    StoredRun run = goOn(steered, EPOCHS, 0);

    assertThat(run.iterations().get(7).learningRate()).isGreaterThan(0.06);
    assertThat(run.iterations().get(8).learningRate()).isCloseTo(0.02, within(1e-9));
    assertThat(run.iterations().get(9).learningRate()).isBetween(0.01, 0.02);
    StoredRun again =
        training()
            .run(run.record().settings(), DATA, new TrainingListener() {}, new TrainingControl());
    requireSame(run, again);
  }

  @Test
  void aRunIsNeverCutShort() throws Exception {
    requireProblem(train(EPOCHS, Schedule.COSINE, 8), 2, DATA, "run.fewer-epochs");
  }

  /** As many of each class, of the same names: only the pixels tell. */
  @Test
  void soAreOtherImagesInTheSamePlaces() throws Exception {
    StoredRun run = train(EPOCHS, Schedule.COSINE, 8);
    Split images = DATA.train();
    Dataset exchanged =
        DATA.withTraining(
            new Split() {
              @Override
              public int size() {
                return images.size();
              }

              @Override
              public int label(int index) {
                return images.label(index);
              }

              @Override
              public RgbImage image(int index) {
                return ToyData.image(images.label(index), 1000 + index);
              }
            });
    requireProblem(run, EPOCHS, exchanged, "run.other-data");
    Files.delete(run.folder().resolve("data.sha256")); // a run of an earlier version
    assertThat(goOn(run, EPOCHS, 0).record().state()).isEqualTo(RunState.FINISHED);
  }

  @Test
  void otherDataAreRefused() throws Exception {
    requireProblem(
        train(EPOCHS, Schedule.COSINE, 8), EPOCHS, ToyData.dataset(90, 30), "run.other-data");
  }

  @Test
  void aRunOfAnEarlierVersionKeepsWhatItHas() throws Exception {
    StoredRun run = train(EPOCHS, Schedule.COSINE, 14);
    Files.delete(run.folder().resolve("checkpoint.safetensors"));

    requireProblem(run, EPOCHS, DATA, "run.no-checkpoint");
    assertThat(new RunStore(runs).open(run.folder()).epochs()).hasSize(2);
  }

  @Test
  void aDamagedCheckpointIsNamedAndNothingIsLost() throws Exception {
    StoredRun run = train(EPOCHS, Schedule.COSINE, 14);
    Path checkpoint = run.folder().resolve("checkpoint.safetensors");
    byte[] bytes = Files.readAllBytes(checkpoint);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    Files.writeString(
        checkpoint, text.replace("\"epoch\"", "\"xpoch\""), StandardCharsets.ISO_8859_1);

    requireProblem(run, EPOCHS, DATA, "run.checkpoint");
    assertThat(new RunStore(runs).open(run.folder()).epochs()).hasSize(2);
  }

  @Test
  void aRunUnderWayIsLeftAlone() throws Exception {
    TrainingListener other =
        new TrainingListener() {
          @Override
          public void epoch(EpochMetrics metrics) {
            try {
              requireProblem(new RunStore(runs).list().getFirst(), EPOCHS, DATA, "run.busy");
            } catch (UserProblem e) {
              throw new IllegalStateException(e);
            }
          }
        };

    StoredRun run =
        training().run(settings(2, Schedule.COSINE), DATA, other, new TrainingControl());

    assertThat(run.record().state()).isEqualTo(RunState.FINISHED);
  }

  private Training training() {
    return new Training(new SoftmaxEngine(), new RunStore(runs));
  }

  private static RunSettings settings(int epochs, Schedule schedule) {
    RunSettings usual = RunSamples.settings().withEpochs(epochs);
    return RunSamples.settings(
        usual.network(),
        usual.data(),
        usual.validationShare(),
        usual.limit(),
        usual.epochs(),
        16,
        usual.optimizer(),
        schedule,
        new Augmentation(4, true, 0.5, 0, 10, 0.3, 4),
        usual.seed());
  }

  /** Trains, and stops after this iteration of the run; 0 for never. */
  private StoredRun train(int epochs, Schedule schedule, int stop) throws UserProblem {
    TrainingControl control = new TrainingControl();
    return training().run(settings(epochs, schedule), DATA, stopping(control, stop), control);
  }

  private StoredRun goOn(StoredRun run, int epochs, int stop) throws UserProblem {
    TrainingControl control = new TrainingControl();
    return training()
        .resume(
            run,
            run.record().settings().withEpochs(epochs),
            DATA,
            stopping(control, stop),
            control);
  }

  private static TrainingListener stopping(TrainingControl control, int iteration) {
    return new TrainingListener() {
      @Override
      public void iteration(Progress progress) {
        if (progress.iteration() == iteration) {
          control.stop();
        }
      }
    };
  }

  private void requireProblem(StoredRun run, int epochs, Dataset data, String key) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(
            () ->
                training()
                    .resume(
                        run,
                        run.record().settings().withEpochs(epochs),
                        data,
                        new TrainingListener() {},
                        new TrainingControl()))
        .extracting(UserProblem::key)
        .isEqualTo(key);
  }

  /** In all but the time it took. */
  private static void requireSame(StoredRun run, StoredRun other) throws Exception {
    assertThat(timeless(run)).isEqualTo(timeless(other));
    for (String file :
        List.of("iterations.csv", "best.safetensors", "checkpoint.safetensors", "confusion.csv")) {
      assertThat(run.folder().resolve(file)).hasSameBinaryContentAs(other.folder().resolve(file));
    }
  }

  private static List<EpochMetrics> timeless(StoredRun run) {
    return run.epochs().stream()
        .map(
            it ->
                new EpochMetrics(
                    it.epoch(),
                    it.trainLoss(),
                    it.trainAccuracy(),
                    it.valLoss(),
                    it.valAccuracy(),
                    it.valTop5(),
                    it.learningRate(),
                    0,
                    it.test()))
        .toList();
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }
}
