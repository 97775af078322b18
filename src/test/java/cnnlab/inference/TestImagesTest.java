package cnnlab.inference;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.Dataset;
import cnnlab.data.TestUse;
import cnnlab.data.correction.Corrections;
import cnnlab.run.EpochMetrics;
import cnnlab.run.Metrics;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.run.TestResult;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.ToyData;
import cnnlab.training.Training;
import cnnlab.training.TrainingControl;
import cnnlab.training.TrainingListener;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of images that are neither trained on nor choose the best epoch. */
class TestImagesTest {
  private static final Dataset DATA = ToyData.dataset(96, 30, 33);
  private static final Dataset WITHOUT = ToyData.dataset(96, 30);

  @TempDir Path runs;

  @Test
  void theyAreLookedAtOnceAtTheEndWithTheBestWeights() throws UserProblem {
    StoredRun run = train(TestUse.AT_END, DATA, quiet());

    assertThat(run.record().testExamples()).isEqualTo(33);
    assertThat(run.epochs()).extracting(EpochMetrics::test).containsOnly(Metrics.NONE);
    TestResult result = result(run);
    assertThat(result.epoch()).isEqualTo(run.bestEpoch().orElseThrow().epoch());
    assertThat(result.scores().accuracy()).isGreaterThan(0.8);
    assertThat(result.scores().top5()).as("of three classes").isNaN();
  }

  @Test
  void lookedAtAfterEveryEpochTheyGiveTheSameResultInTheEnd() throws UserProblem {
    StoredRun run = train(TestUse.EACH_EPOCH, DATA, quiet());

    assertThat(run.epochs()).hasSize(3).allMatch(epoch -> epoch.test().isMeasured());
    assertThat(result(run)).isEqualTo(result(train(TestUse.AT_END, DATA, quiet())));
    assertThat(result(run).scores()).isEqualTo(run.bestEpoch().orElseThrow().test());
  }

  @Test
  void trainingGoesOnAsIfThereWereNone() throws Exception {
    StoredRun without = train(TestUse.AT_END, WITHOUT, quiet());

    for (TestUse use : List.of(TestUse.AT_END, TestUse.EACH_EPOCH)) {
      StoredRun with = train(use, DATA, quiet());
      assertThat(with.iterations()).isEqualTo(without.iterations());
      assertThat(with.lastWeights()).hasSameBinaryContentAs(without.lastWeights());
      assertThat(with.bestWeights()).hasSameBinaryContentAs(without.bestWeights());
    }
    assertThat(without.record().test()).isNull();
  }

  @Test
  void aRunThatIsStoppedWaitsWithThemUntilItIsFinished() throws UserProblem {
    TrainingControl control = new TrainingControl();
    TrainingListener stopping =
        new TrainingListener() {
          @Override
          public void epoch(EpochMetrics metrics) {
            if (metrics.epoch() == 3) {
              control.stop(); // after the last epoch, before the test
            }
          }
        };
    StoredRun stopped = training().run(settings(TestUse.AT_END), DATA, stopping, control);
    assertThat(stopped.record().state()).isEqualTo(RunState.STOPPED);
    assertThat(stopped.record().test()).isNull();

    StoredRun finished =
        training()
            .resume(
                stopped,
                stopped.record().settings().withEpochs(3),
                DATA,
                quiet(),
                new TrainingControl());

    assertThat(finished.record().state()).isEqualTo(RunState.FINISHED);
    assertThat(result(finished)).isEqualTo(result(train(TestUse.AT_END, DATA, quiet())));
  }

  private StoredRun train(TestUse use, Dataset data, TrainingListener listener) throws UserProblem {
    return training().run(settings(use), data, listener, new TrainingControl());
  }

  private Training training() {
    return new Training(new SoftmaxEngine(), new RunStore(runs));
  }

  private static TrainingListener quiet() {
    return new TrainingListener() {};
  }

  private static TestResult result(StoredRun run) {
    return Objects.requireNonNull(run.record().test());
  }

  private static RunSettings settings(TestUse use) {
    RunSettings usual = RunSamples.settings();
    return new RunSettings(
        usual.network(),
        usual.data(),
        usual.validationShare(),
        use,
        usual.limit(),
        3,
        usual.batchSize(),
        usual.optimizer(),
        usual.schedule(),
        usual.augmentation(),
        usual.seed(),
        0,
        List.of(),
        null,
        Corrections.NONE);
  }
}
