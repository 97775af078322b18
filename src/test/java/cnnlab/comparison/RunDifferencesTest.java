package cnnlab.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.Schedule;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RunDifferencesTest {
  private static final RunSettings BASE = RunSamples.settings();
  private static final OptimizerSettings SGD = BASE.optimizer();

  static Stream<Arguments> oneSettingEach() {
    return Stream.of(
        Arguments.of(RunSetting.RATE, optimizer(0.003, 0.9, 5e-4), "rate 0.003", "学习率 0.003"),
        Arguments.of(RunSetting.MOMENTUM, optimizer(0.1, 0.5, 5e-4), "momentum 0.5", "动量 0.5"),
        Arguments.of(RunSetting.DECAY, optimizer(0.1, 0.9, 1e-5), "decay 0.00001", "权重衰减 0.00001"),
        Arguments.of(
            RunSetting.OPTIMIZER,
            with(BASE.network(), 2, 16, kind(OptimizerSettings.Kind.ADAM), BASE.schedule(), 1),
            "Adam",
            "Adam"),
        Arguments.of(
            RunSetting.SCHEDULE,
            with(BASE.network(), 2, 16, SGD, Schedule.STEP, 1),
            "step decay",
            "阶梯衰减"),
        Arguments.of(
            RunSetting.SEED,
            with(BASE.network(), 2, 16, SGD, BASE.schedule(), 7),
            "seed 7",
            "种子 7"),
        Arguments.of(
            RunSetting.BATCH,
            with(BASE.network(), 2, 64, SGD, BASE.schedule(), 1),
            "batch 64",
            "批大小 64"),
        Arguments.of(RunSetting.EPOCHS, BASE.withEpochs(40), "epochs 40", "40 轮"),
        Arguments.of(
            RunSetting.WIDTH,
            BASE.with(new NetworkSettings("resnet20", 32, 3, 0.5, false)),
            "width 0.5",
            "宽度 0.5"),
        Arguments.of(
            RunSetting.INPUT,
            BASE.with(new NetworkSettings("resnet20", 64, 3, 1, false)),
            "input 64",
            "输入 64"),
        Arguments.of(
            RunSetting.START,
            BASE.with(new PretrainedSource("/weights/resnet20.safetensors", "")),
            "from resnet20.safetensors",
            "始于 resnet20.safetensors"));
  }

  @ParameterizedTest
  @MethodSource("oneSettingEach")
  void runsOfOneTitleAreToldApartByTheSettingInWhichTheyDiffer(
      RunSetting setting, RunSettings other, String english, String chinese) throws UserProblem {
    RunRecord one = run(BASE, 1);
    RunRecord changed = run(other, 2);
    RunDifferences differences = RunDifferences.of(List.of(one, changed));
    assertThat(differences.settings()).containsExactly(setting);
    assertThat(differences.label(changed, Messages.ENGLISH))
        .isEqualTo("ResNet-20 · pets · " + english);
    assertThat(differences.label(changed, Messages.CHINESE))
        .isEqualTo("ResNet-20 · pets · " + chinese);
    assertThat(differences.label(one, Messages.ENGLISH))
        .isNotEqualTo(differences.label(changed, Messages.ENGLISH));
    assertThat(differences.about(changed, Messages.ENGLISH)).isEqualTo(english);
  }

  @Test
  void aTitleThatNoOtherHasIsEnough() throws UserProblem {
    RunRecord one = run(BASE, 1);
    assertThat(RunDifferences.of(List.of(one)).label(one, Messages.ENGLISH))
        .isEqualTo("ResNet-20 · pets");
  }

  @Test
  void onlyWhatNamesakesDifferInIsSaidOfThem() throws UserProblem {
    RunRecord one = run(BASE, 1);
    RunRecord seed = run(with(BASE.network(), 2, 16, SGD, BASE.schedule(), 2), 2);
    RunRecord longer = titled(run(BASE.withEpochs(90), 3), "another title");
    RunDifferences differences = RunDifferences.of(List.of(one, seed, longer));
    assertThat(differences.settings()).containsExactly(RunSetting.EPOCHS, RunSetting.SEED);
    assertThat(differences.label(seed, Messages.ENGLISH)).isEqualTo("ResNet-20 · pets · seed 2");
    assertThat(differences.label(longer, Messages.ENGLISH)).isEqualTo("another title");
    assertThat(differences.about(seed, Messages.ENGLISH)).isEqualTo("seed 2");
    assertThat(differences.about(longer, Messages.ENGLISH))
        .as("a title that tells it apart, but not what it is")
        .isEqualTo("ResNet-20 · pets");
  }

  @Test
  void aLabelSaysNoMoreThanTellsApartAndTheLineUnderATitleSaysAll() throws UserProblem {
    RunRecord one = run(BASE, 1);
    RunRecord rate =
        run(with(BASE.network(), 2, 16, kind(OptimizerSettings.Kind.ADAM), Schedule.STEP, 7), 2);
    RunDifferences differences = RunDifferences.of(List.of(one, rate));
    assertThat(differences.label(rate, Messages.ENGLISH)).isEqualTo("ResNet-20 · pets · Adam");
    assertThat(differences.about(rate, Messages.ENGLISH)).isEqualTo("Adam · step decay · seed 7");
  }

  @Test
  void aChartThatNamesTheDataSetDoesNotRepeatItInEachLabel() throws UserProblem {
    RunRecord one = run(BASE, 1);
    RunRecord seed = run(with(BASE.network(), 2, 16, SGD, BASE.schedule(), 2), 2);
    RunRecord own = titled(run(BASE, 3), "pets at night");
    RunDifferences differences = RunDifferences.of(List.of(one, seed, own));
    assertThat(differences.labelOnItsData(seed, Messages.ENGLISH)).isEqualTo("ResNet-20 · seed 2");
    assertThat(differences.labelOnItsData(own, Messages.ENGLISH)).isEqualTo("pets at night");
    assertThat(differences.distinction(seed, Messages.ENGLISH)).isEqualTo("seed 2");
    assertThat(differences.distinction(own, Messages.ENGLISH)).isEmpty();
  }

  @Test
  void aRunThatIsAloneOnItsDataIsNotToldFromThoseOnOtherImages() throws UserProblem {
    RunRecord pets = run(BASE, 1);
    RunRecord shapes = onAnother("shapes", "ResNet-20 · Shapes", run(BASE.withEpochs(9), 2));
    RunDifferences differences = RunDifferences.of(List.of(pets, shapes));
    assertThat(differences.about(pets, Messages.ENGLISH)).isEmpty();
    assertThat(differences.about(shapes, Messages.ENGLISH)).isEmpty();
  }

  @Test
  void networksAndDataAreCalledByTheirTitles() throws UserProblem {
    RunRecord digits = onAnother("mnist", "mine", run(BASE, 1));
    RunRecord clothes =
        onAnother("fashion-mnist", RunRecord.title("ResNet-20", "fashion-mnist"), run(BASE, 2));
    RunDifferences differences = RunDifferences.of(List.of(digits, clothes));
    assertThat(differences.about(digits, Messages.CHINESE)).isEqualTo("ResNet-20 · MNIST");
    assertThat(differences.about(clothes, Messages.ENGLISH)).isEmpty();
    assertThat(differences.label(clothes, Messages.ENGLISH)).isEqualTo("ResNet-20 · Fashion-MNIST");
    assertThat(differences.labelOnItsData(clothes, Messages.ENGLISH)).isEqualTo("ResNet-20");
    assertThat(RunSetting.DATASET.label(digits, Messages.ENGLISH)).isEqualTo("MNIST");
    assertThat(RunSetting.NETWORK.label(digits, Messages.ENGLISH)).isEqualTo("ResNet-20");
  }

  @Test
  void aTwinKeepsItsNumberWhenItHasGoneOnSince() throws UserProblem {
    RunRecord first = run(BASE, 1);
    RunRecord second = run(BASE, 2);
    RunDifferences differences = RunDifferences.of(List.of(second, first));
    RunRecord gone = second.with(RunState.STOPPED, 12, 34);
    assertThat(differences.distinction(gone, Messages.ENGLISH)).isEqualTo("#2");
  }

  @Test
  void runsThatDifferInNothingAreNumberedAsTheyBegan() throws UserProblem {
    RunRecord first = run(BASE, 1);
    RunRecord second = run(BASE, 2);
    RunDifferences differences = RunDifferences.of(List.of(second, first));
    assertThat(differences.label(first, Messages.ENGLISH)).isEqualTo("ResNet-20 · pets · #1");
    assertThat(differences.label(second, Messages.ENGLISH)).isEqualTo("ResNet-20 · pets · #2");
  }

  @Test
  void whatATitleSaysAlreadyIsNotSaidAgain() throws UserProblem {
    String title = "ResNet-20 · shapes · learning rate 0.003";
    RunRecord one = titled(run(BASE, 1), title);
    RunRecord swept = titled(run(optimizer(0.003, 0.9, 5e-4), 2), title);
    RunDifferences differences = RunDifferences.of(List.of(one, swept));
    assertThat(differences.about(swept, Messages.ENGLISH)).isEmpty();
    assertThat(differences.about(one, Messages.ENGLISH)).isEqualTo("rate 0.1");
    RunRecord named = titled(run(BASE, 3), "ResNet-20");
    assertThat(RunDifferences.of(List.of(named)).about(named, Messages.ENGLISH)).isEqualTo("pets");
  }

  @Test
  void augmentationNamesWhatIsOn() throws UserProblem {
    Augmentation some = new Augmentation(4, true, 0, 0, 0, 0, 8);
    RunRecord run = run(with(some), 1);
    assertThat(RunSetting.AUGMENTATION.label(run, Messages.ENGLISH))
        .isEqualTo("augmentation crop 4, flip, cutout 8");
    Augmentation others = new Augmentation(0, false, 0.08, 1.5, 15, 0.2, 0);
    assertThat(RunSetting.AUGMENTATION.label(run(with(others), 2), Messages.CHINESE))
        .isEqualTo("增强 缩放裁剪 0.08、尺度抖动 1.5、旋转 15、颜色抖动 0.2");
    assertThat(RunSetting.AUGMENTATION.label(run(BASE, 1), Messages.ENGLISH))
        .isEqualTo("augmentation none");
  }

  @ParameterizedTest
  @EnumSource(RunSetting.class)
  void everySettingHasATitleAndATextInBothLanguages(RunSetting setting) throws UserProblem {
    RunRecord run = run(BASE.with(new PretrainedSource("a.safetensors", "layer2")), 1);
    for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
      assertThat(messages.get(setting.titleKey())).isNotBlank();
      assertThat(setting.text(setting.of(run), messages)).isNotBlank();
      assertThat(setting.label(run, messages)).isNotBlank().doesNotContain("{");
    }
  }

  private static OptimizerSettings kind(OptimizerSettings.Kind kind) {
    return new OptimizerSettings(kind, SGD.learningRate(), SGD.momentum(), SGD.weightDecay());
  }

  private static RunSettings optimizer(double rate, double momentum, double decay) {
    OptimizerSettings chosen = new OptimizerSettings(SGD.kind(), rate, momentum, decay);
    return with(BASE.network(), 2, 16, chosen, BASE.schedule(), 1);
  }

  private static RunSettings with(Augmentation augmentation) {
    return RunSamples.settings(
        BASE.network(), "shapes", 0.1, 0, 2, 16, SGD, BASE.schedule(), augmentation, 1);
  }

  private static RunSettings with(
      NetworkSettings network,
      int epochs,
      int batch,
      OptimizerSettings optimizer,
      Schedule schedule,
      long seed) {
    return RunSamples.settings(
        network, "shapes", 0.1, 0, epochs, batch, optimizer, schedule, Augmentation.NONE, seed);
  }

  private static RunRecord run(RunSettings settings, int second) throws UserProblem {
    return RunSamples.record(RunState.FINISHED, "2026-11-24T03:00:%02dZ".formatted(second))
        .with(settings);
  }

  private static RunRecord titled(RunRecord run, String title) {
    return onAnother(run.dataset(), title, run);
  }

  private static RunRecord onAnother(String dataset, String title, RunRecord run) {
    return new RunRecord(
        run.format(),
        title,
        run.state(),
        run.settings(),
        run.architecture(),
        dataset,
        run.labels(),
        run.trainExamples(),
        run.validationExamples(),
        run.testExamples(),
        run.preprocessing(),
        run.provenance(),
        run.imagesPerSecond(),
        run.peakMiB(),
        run.test());
  }
}
