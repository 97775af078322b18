package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One step at a time that is wrong, on the third line of lesson.json. */
class DamagedLessonTest {
  @TempDir Path folder;

  @BeforeEach
  void words() throws Exception {
    Files.writeString(folder.resolve("en.md"), "# Title\n## Words {#a}\n## More {#b}\n");
  }

  private void steps(String step) throws Exception {
    Files.writeString(
        folder.resolve("lesson.json"),
        """
        {"format": 1, "minutes": 10, "steps": [
          {"kind": "say", "id": "a"},
          %s
        ]}
        """
            .formatted(step));
  }

  /** A field that is there without a value is named as one that is missing is. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "{'kind': 'say'}",
        "{'kind': 'say', 'id': null}",
        "{'kind': 'say', 'id': 'b', 'claims': [null]}",
        "{'kind': 'say', 'id': 'b', 'claims': 7}",
        "{'kind': 'show', 'id': 'b'}",
        "{'kind': 'show', 'id': 'b', 'show': null}",
        "{'kind': 'show', 'id': 'b', 'show': {}}",
        "{'kind': 'show', 'id': 'b', 'show': {'place': null}}",
        "{'kind': 'show', 'id': 'b', 'show': {'place': 'kitchen'}}",
        "{'kind': 'show', 'id': 'b', 'show': {'place': 'explore', 'network': null}}",
        "{'kind': 'show', 'id': 'b', 'show': {'place': 'explore', 'color': null}}",
        "{'kind': 'show', 'id': 'b', 'show': {'place': 'explore', 'network': {}}}",
        "{'kind': 'do', 'id': 'b', 'until': null}",
        "{'kind': 'run', 'id': 'b', 'recorded': null}",
        "{'kind': 'reveal', 'id': 'b', 'of': null}",
        "{'kind': 'ask', 'id': 'b', 'questions': [null]}",
        "{'kind': 'predict', 'id': 'b', 'question': null}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'number'}}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'number', 'value': null}}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'number', 'value': '1', 'paper': {}}}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'choice', 'right': null,"
            + " 'answers': {'x': '1', 'y': '2'}}}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'choice', 'right': 'largest',"
            + " 'answers': {'x': '1', 'y': null}}}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'order', 'answers': {'x': null}}}",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'curve', 'metric': null,"
            + " 'run': 'fashion-resnet20'}}",
      })
  void aFieldWithoutItsValueIsNamedWithItsLine(String step) throws Exception {
    steps(step.replace('\'', '"'));
    assertThatThrownBy(() -> LessonReader.read(folder))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("lesson.json, line 3")
        .hasMessageContaining("cannot have this value");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'kind': 'say', 'id': 'b', 'until': {'place': 'train'}} | no field \"until\" | claims, id",
        "{'kind': 'reveal', 'id': 'b', 'of': 'a', 'answers': {}} | no field \"answers\" | of",
        "{'id': 'b'} | no kind \"\" | say, show, predict",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'essay'}} | no kind \"essay\" | curve",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'curve', 'run': 'fashion-resnet20',"
            + " 'metric': 'test'}} | no curve \"test\" | validation or training",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'curve', 'run': 'mine',"
            + " 'metric': 'training'}} | no bundled run mine | bundled-networks",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'choice', 'right': 'x',"
            + " 'answers': {'x': ''}}} | 1 answers | from 2 to 6",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'order', 'answers': {'p': '1',"
            + " 'q': '2', 'r': '3', 's': '4', 't': '5', 'u': '6', 'v': '7'}}} | 7 answers | 2 to 6",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'number', 'value': '1',"
            + " 'format': 'km'}} | no format \"km\" | MiB",
        "{'kind': 'predict', 'id': 'b', 'question': {'as': 'number', 'value': 'weight vgg16'}}"
            + " | no function weight | params",
        "{'kind': 'run', 'id': 'b', 'recorded': 'fashion-resnet20', 'beside': '../zoo'}"
            + " | no bundled run ../zoo | docs",
        "{'kind': 'say', 'id': 'b', 'claims': ['lots vgg16 = 1']} | no function lots | params",
        "{'kind': 'say', 'id': 'B'} | id \"B\" | small letters",
        "{'kind': 'show', 'id': 'b', 'show': {'place': 'explore', 'params': '1'}}"
            + " | no setting \"params\" in explore | network, input",
        "{'kind': 'show', 'id': 'b', 'show': {'place': 'explore', 'color': '*'}}"
            + " | cannot be \"*\" | kind, params",
        "{'kind': 'do', 'id': 'b', 'until': {'place': 'compare', 'tab': 'chairs'}}"
            + " | cannot be \"chairs\" | tradeoff, curves",
        "{'kind': 'reveal', 'id': 'b', 'of': 'b'} | no prediction | comes earlier",
      })
  void whatAStepCannotHaveIsToldWithItsLineAndWhatToDo(String step, String what, String advice)
      throws Exception {
    steps(step.replace('\'', '"'));
    assertThatThrownBy(() -> LessonReader.read(folder))
        .hasMessageContaining("lesson.json, line 3")
        .hasMessageContaining(what)
        .hasMessageContaining(advice);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | line 1",
        "{} | format",
        "null | line 1",
        "{'format': 1} | minutes",
        "{'format': null, 'minutes': 1, 'steps': []} | format",
        "{'format': 1, 'minutes': 1, 'steps': null} | steps",
        "{'format': 1, 'minutes': 1, 'steps': []} | 0 steps",
        "{'format': 1, 'minutes': 0, 'steps': [{'kind': 'say', 'id': 'a'}]} | minutes",
        "{'format': 1, 'minutes': 1, 'author': 'me', 'steps': []} | no field \"author\"",
        "{'format': 1, 'minutes': 1, 'steps': []} {} | lesson.json",
        "'' | line 1",
      })
  void aFileThatIsNoLessonIsRefusedByName(String json, String named) throws Exception {
    Files.writeString(folder.resolve("lesson.json"), json.replace('\'', '"'));
    assertThatThrownBy(() -> LessonReader.read(folder))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.getMessage()).contains(named);
              assertThat(problem.what(Messages.CHINESE)).matches("(?s).*\\p{IsHan}.*");
            });
  }

  /** 100 steps are a lesson, one more is not; ids have 40 characters at most. */
  @Test
  void theLargestLessonIsReadAndALargerOneIsNot() throws Exception {
    many(100, "s".repeat(37));
    assertThat(LessonReader.read(folder).steps()).hasSize(100);
    many(101, "s");
    assertThatThrownBy(() -> LessonReader.read(folder)).hasMessageContaining("101 steps");
    many(1, "s".repeat(40));
    assertThatThrownBy(() -> LessonReader.read(folder)).hasMessageContaining("40 characters");
  }

  private void many(int count, String prefix) throws Exception {
    String steps =
        IntStream.range(0, count)
            .mapToObj(i -> "{\"kind\": \"say\", \"id\": \"" + prefix + i + "\"}")
            .collect(Collectors.joining(",\n"));
    Files.writeString(
        folder.resolve("lesson.json"),
        "{\"format\": 1, \"minutes\": 240, \"steps\": [" + steps + "]}");
    Files.writeString(
        folder.resolve("en.md"),
        "# Long\n"
            + IntStream.range(0, count)
                .mapToObj(i -> "## Step {#" + prefix + i + "}\n")
                .collect(Collectors.joining()));
  }

  @Test
  void aFolderIsToldWhatItLacks() throws Exception {
    assertThatThrownBy(() -> LessonReader.read(folder))
        .as("no steps")
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("lesson.json");
    steps("{\"kind\": \"say\", \"id\": \"b\"}");
    assertThat(LessonReader.read(folder).steps()).hasSize(2);
    Files.delete(folder.resolve("en.md"));
    assertThatThrownBy(() -> LessonReader.read(folder)).hasMessageContaining("en.md or a zh.md");
    Files.write(folder.resolve("zh.md"), "# 标题".getBytes(StandardCharsets.UTF_16));
    assertThatThrownBy(() -> LessonReader.read(folder))
        .as("not UTF-8")
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("zh.md");
  }
}
