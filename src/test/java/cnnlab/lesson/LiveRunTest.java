package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.OpenedData;
import cnnlab.data.transform.Augmentation;
import cnnlab.lesson.value.Claim;
import cnnlab.run.BundledRuns;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A lesson that trains. */
class LiveRunTest {
  @TempDir Path folder;

  private Lesson lesson(String step, String words) throws Exception {
    Files.writeString(
        folder.resolve("lesson.json"),
        "{\"format\": 1, \"minutes\": 1, \"steps\": [{'kind': 'run', 'id': 's', ".replace('\'', '"')
            + step.replace('\'', '"')
            + "}]}");
    Files.writeString(folder.resolve("en.md"), "# Title\n## Step {#s}\n" + words);
    return LessonReader.read(folder);
  }

  private static LiveRun live(Lesson lesson) {
    LessonStep.Run run = (LessonStep.Run) lesson.steps().getFirst();
    return run.train().values().iterator().next();
  }

  private static final String TWO =
      "'train': {'short': {'network': 'lenet5', 'data': 'shapes', 'limit': 100, 'epochs': 1},"
          + " 'long': {'network': 'lenet5', 'data': 'shapes', 'limit': 100, 'epochs': 3}}";
  private static final String NAMES = "### runs\n- short: One epoch\n- long: Three epochs\n";

  /** The engine is a softmax regression, so that the loss falls for certain and at once. */
  @Test
  void aClaimAboutALiveRunIsAskedOfOneThatIsTrained() throws Exception {
    Lesson lesson =
        lesson(
            TWO
                + ", 'claims': ['epochs live:long = 3', 'firstloss live:long > lastloss live:long',"
                + " 'firstloss live:short = firstloss live:long', 'epochs live:short > 1']",
            NAMES);
    LessonCheck check = LessonCheck.of(lesson, new SoftmaxEngine());
    assertThat(check.problems()).extracting(Throwable::getMessage).isEmpty();
    assertThat(check.findings())
        .extracting(Claim.Finding::holds)
        .containsExactly(true, true, true, false);
  }

  /** Nobody has trained it yet where its text is read. */
  @Test
  void aTextCannotTellWhatALiveRunWillCome() throws Exception {
    LessonCheck check =
        LessonCheck.of(lesson(TWO, "{epochs live:long}\n" + NAMES), new SoftmaxEngine());
    assertThat(check.problems())
        .singleElement()
        .satisfies(it -> assertThat(it.getMessage()).contains("live:long"));
  }

  @Test
  void theSettingsAreThoseOfTheLessonAndElseTheFormsOwn() throws Exception {
    Lesson lesson =
        lesson(
            "'train': {'a': {'network': 'googlenet_paper', 'data': 'fashion-mnist', 'limit': 200,"
                + " 'epochs': 2, 'batch': 20, 'rate': 0.03, 'width': 0.25, 'auxiliary': true}}",
            "### runs\n- a: A\n");
    LiveRun live = live(lesson);
    RunSettings settings = live.settings(folder, OpenedData.open("fashion-mnist"));
    assertThat(settings.network().auxiliary()).isTrue();
    assertThat(settings.network().width()).isEqualTo(0.25);
    assertThat(settings.network().inputSize()).isEqualTo(28);
    assertThat(settings.limit()).isEqualTo(200);
    assertThat(settings.batchSize()).isEqualTo(20);
    assertThat(settings.optimizer().learningRate()).isEqualTo(0.03);
    assertThat(settings.optimizer().momentum()).isEqualTo(0.9);
    assertThat(settings.augmentation()).isEqualTo(Augmentation.NONE);
    assertThat(settings.startFrom()).isNull();
  }

  @Test
  void aRunMayStartFromABundledOne() throws Exception {
    Lesson lesson =
        lesson(
            "'train': {'a': {'network': 'resnet20', 'data': 'shapes', 'limit': 200, 'epochs': 2,"
                + " 'from': 'fashion-resnet20', 'freeze': 'layer3'}}",
            "### runs\n- a: A\n");
    LiveRun live = live(lesson);
    RunSettings settings = live.settings(folder, OpenedData.open("shapes"));
    assertThat(settings.startFrom())
        .satisfies(
            start -> {
              assertThat(start.freeze()).isEqualTo("layer3");
              assertThat(Path.of(start.weights()))
                  .exists()
                  .hasParentRaw(BundledRuns.root().resolve("fashion-resnet20"));
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'claims': [] | A run step needs a run",
        "'recorded': 'mine' | no bundled run mine",
        "'train': {'a': {'network': 'lenet5', 'data': 'shapes', 'limit': 5000, 'epochs': 9}}"
            + " | 45,000 images",
        "'train': {'a': {'network': 'lenet5', 'data': 'shapes', 'epochs': 9}} | limit",
        "'train': {'b': {'network': 'lenet5', 'data': 'shapes', 'limit': 1, 'epochs': 1}} | b",
        "'recorded': 'fashion-lenet5', 'charts': ['loss', 'speed'] | charts",
      })
  void whatCannotBeTrainedIsToldBefore(String step, String named) {
    assertThatThrownBy(() -> lesson(step, "### runs\n- a: A\n"))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining(named);
  }

  @Test
  void severalRecordedRunsMayStandBesideOne() throws Exception {
    Lesson lesson =
        lesson(
            "'recorded': 'fashion-lenet5', 'beside': ['fashion-vgg11', 'fashion-resnet20'],"
                + " 'charts': ['loss', 'gradients']",
            "Look.");
    LessonStep.Run run = (LessonStep.Run) lesson.steps().getFirst();
    assertThat(run.played()).containsExactly("fashion-lenet5", "fashion-vgg11", "fashion-resnet20");
    assertThat(run.charts()).containsExactly(RunChart.LOSS, RunChart.GRADIENTS);
  }
}
