package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.Dataset;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.OptimizerSettings.Kind;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.Schedule;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {

  /** One image of 8 x 8 in ResNet-18: its last maps have a single pixel. */
  @Test
  void normalizationOverOneValueIsRefused() {
    RunSettings small =
        RunSamples.settings().with(new NetworkSettings("resnet18", 8, 3, 0.25, false));
    assertThat(SettingsCheck.problems(small.withBatchSize(2))).isEmpty();
    assertThat(SettingsCheck.problems(small.withBatchSize(1)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.key()).isEqualTo("setting.one-value");
              assertThat(problem.where()).isEqualTo("batchSize");
              assertThat(problem).hasMessageContaining("layer4.0.bn1");
            });
    RunSettings larger =
        RunSamples.settings().with(new NetworkSettings("resnet20", 32, 3, 1, false));
    assertThat(SettingsCheck.problems(larger.withBatchSize(1))).isEmpty();
  }

  @Test
  void goodSettingsHaveNoProblem() {
    assertThat(SettingsCheck.problems(RunSamples.settings())).isEmpty();
  }

  @Test
  void everyBadFieldIsNamedAtOnce() {
    RunSettings bad =
        RunSamples.settings(
            new NetworkSettings("resnet20", 32, 10, -1, false),
            " ",
            1.5,
            -5,
            0,
            0,
            new OptimizerSettings(Kind.ADAM, 50, 1, -0.1),
            Schedule.STEP,
            new Augmentation(20, true, 1.5, 0.5, -1, 2, 33),
            1);

    assertThat(SettingsCheck.problems(bad))
        .extracting(UserProblem::where)
        .containsExactlyInAnyOrder(
            "width",
            "data",
            "validationShare",
            "limit",
            "epochs",
            "batchSize",
            "learningRate",
            "momentum",
            "weightDecay",
            "cropPadding",
            "resizedCrop",
            "multiScale",
            "multiScale",
            "rotation",
            "colorJitter",
            "cutout");
  }

  @Test
  void aRateThatIsNoNumberIsRefused() {
    assertThat(SettingsCheck.problems(withRate(Double.NaN)))
        .extracting(UserProblem::where)
        .containsExactly("learningRate");
  }

  @Test
  void theMessageShowsTheValueAsGiven() {
    UserProblem problem = SettingsCheck.problems(withRate(-1e-5)).getFirst();

    assertThat(problem.what(Messages.ENGLISH))
        .isEqualTo("The learning rate must be above 0 and at most 10, but is -1.0E-5.");
    assertThat(problem.what(Messages.CHINESE)).contains("-1.0E-5");
  }

  @Test
  void aNetworkThatTheInputIsTooSmallForIsRefused() {
    RunSettings tiny = RunSamples.settings().with(new NetworkSettings("vgg16", 8, 10, 1, false));

    assertThat(SettingsCheck.problems(tiny))
        .singleElement()
        .satisfies(problem -> assertThat(problem.key()).isEqualTo("network.too-small"));
  }

  @Test
  void aBatchLargerThanTheDataIsRefused() {
    assertThat(SettingsCheck.problems(RunSamples.settings(), data(2, 15, 5)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("batchSize");
              assertThat(problem.advice(Messages.ENGLISH)).contains("at most 15");
            });
  }

  @Test
  void dataWithoutASecondClassOrWithoutValidationIsRefused() {
    assertThat(SettingsCheck.problems(RunSamples.settings(), data(1, 100, 0)))
        .extracting(UserProblem::key)
        .containsExactly("setting.classes", "setting.no-validation");
  }

  private static RunSettings withRate(double rate) {
    RunSettings good = RunSamples.settings();
    return RunSamples.settings(
        good.network(),
        good.data(),
        good.validationShare(),
        good.limit(),
        good.epochs(),
        good.batchSize(),
        new OptimizerSettings(Kind.SGD, rate, 0.9, 0),
        good.schedule(),
        good.augmentation(),
        good.seed());
  }

  private static Dataset data(int classes, int train, int validation) {
    List<String> labels = List.of("cat", "dog").subList(0, classes);
    return new Dataset("pets", labels, split(train), split(validation), null, 32);
  }

  private static Split split(int size) {
    return new Split() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public int label(int index) {
        return 0;
      }

      @Override
      public RgbImage image(int index) {
        return new RgbImage(1, 1, new byte[3]);
      }
    };
  }
}
