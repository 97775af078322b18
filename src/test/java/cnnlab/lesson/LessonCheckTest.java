package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.lesson.value.Claim;
import cnnlab.training.SoftmaxEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A lesson that is well-formed, but says or shows what is not so. */
class LessonCheckTest {
  @TempDir Path folder;

  private LessonCheck check(String step, String words) throws Exception {
    Files.writeString(
        folder.resolve("lesson.json"),
        "{\"format\": 1, \"minutes\": 1, \"steps\": [" + step.replace('\'', '"') + "]}");
    Files.writeString(folder.resolve("en.md"), "# Title\n## Step {#s}\n" + words);
    return LessonCheck.of(LessonReader.read(folder), new SoftmaxEngine());
  }

  @Test
  void everyClaimIsFoundToHoldOrNot() throws Exception {
    LessonCheck check =
        check(
            "{'kind': 'say', 'id': 's', 'claims': ['count vgg16 kind=conv = 13',"
                + " 'params resnet50 > params vgg16']}",
            "It has {params vgg16 : short} and {macs vgg16 : short}.");
    assertThat(check.findings()).extracting(Claim.Finding::holds).containsExactly(true, false);
    assertThat(check.findings().getLast())
        .hasToString("params resnet50 > params vgg16: 25557032 > 138357544");
    assertThat(check.problems()).isEmpty();
    assertThat(check.values()).isEqualTo(2);
    assertThat(check.passed()).as("one claim fails").isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'place': 'explore', 'network': 'vgg61' | vgg61",
        "'place': 'explore', 'network': 'vgg16', 'layer': 'features.99' | no layer features.99",
        "'place': 'explore', 'network': 'mine.json' | mine.json",
        "'place': 'train', 'network': 'vgg61' | vgg61",
        "'place': 'train', 'run': 'mine' | no bundled run mine",
        "'place': 'inspect', 'network': 'mine' | no bundled run mine",
        "'place': 'inspect', 'image': 'cat.png' | no image cat.png",
        "'place': 'inspect', 'image': 'noise@rotate45' | no image noise@rotate45",
        "'place': 'inspect', 'network': 'fashion-resnet20', 'layer': 'fc9' | no layer fc9",
      })
  void aStateThatCannotBeReachedIsToldWithItsStep(String state, String named) throws Exception {
    LessonCheck check = check("{'kind': 'show', 'id': 's', 'show': {" + state + "}}", "Look.");
    assertThat(check.problems())
        .singleElement()
        .satisfies(it -> assertThat(it.getMessage()).contains("Step s: ").contains(named));
    assertThat(check.passed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'place': 'explore', 'network': 'vgg16', 'layer': 'features.0', 'color': 'macs'",
        "'place': 'train', 'data': 'fashion-mnist', 'network': 'lenet5'",
        "'place': 'inspect', 'network': 'fashion-lenet5', 'image': 'fashion:17@shift4'",
        "'place': 'inspect', 'image': 'chelsea.png', 'tab': 'explanation'",
      })
  void whatIsBundledCanBeReached(String state) throws Exception {
    LessonCheck check = check("{'kind': 'show', 'id': 's', 'show': {" + state + "}}", "Look.");
    assertThat(check.problems()).extracting(Throwable::getMessage).isEmpty();
    assertThat(check.passed()).isTrue();
  }

  /** Nobody reads a hint or a note before the class does; the check does. */
  @ParameterizedTest
  @ValueSource(strings = {"", "### hint", "### notes", "### solution", "### hint\nfirst\n### hint"})
  void aValueThatCannotBeComputedIsFoundWhereverItStands(String part) throws Exception {
    LessonCheck check = check("{'kind': 'say', 'id': 's'}", part + "\n{params vgg16 head}\n");
    assertThat(check.problems())
        .extracting(Throwable::getMessage)
        .singleElement()
        .asString()
        .contains("Step s", "no layer head");
  }

  @Test
  void whatALearnerIsToReachIsComputedToo() throws Exception {
    LessonCheck check =
        check(
            "{'kind': 'do', 'id': 's', 'until': {'place': 'explore', 'params': '{params x}'}}",
            "Do.");
    assertThat(check.problems()).extracting(Throwable::getMessage).hasSize(1);
  }

  @Test
  void aQuestionWithoutASharpAnswerIsTold() throws Exception {
    LessonCheck check =
        check(
            "{'kind': 'predict', 'id': 's', 'question': {'as': 'choice', 'right': 'largest',"
                + " 'answers': {'a': '2 * 3', 'b': '6'}}}",
            "### answers\n- a: A\n- b: B\n");
    assertThat(List.copyOf(check.problems()))
        .singleElement()
        .satisfies(it -> assertThat(it.getMessage()).contains("same value"));
  }
}
