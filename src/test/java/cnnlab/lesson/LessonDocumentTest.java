package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.lesson.value.LabFunction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever has nothing but docs/lessons.md finds every name there, and an example that works. */
class LessonDocumentTest {
  private static final Path DOCUMENT = Path.of("docs/lessons.md");

  @Test
  void everyNameThatALessonMayUseIsDocumented() throws Exception {
    String document = Files.readString(DOCUMENT);
    for (LabPlace place : LabPlace.values()) {
      assertThat(document).contains("`" + place.word() + "`");
      for (String setting : place.watched()) {
        assertThat(document).as(place.word()).contains("`" + setting + "`");
        assertThat(document).contains(String.join(", ", place.values(setting)));
      }
    }
    Stream<String> words =
        Stream.concat(
            Arrays.stream(LabControl.values()).map(LabControl::word),
            Arrays.stream(LabFunction.values()).map(LabFunction::word));
    assertThat(words).allSatisfy(word -> assertThat(document).contains("`" + word + "`"));
  }

  @Test
  void theExampleIsInOrderInBothLanguages() throws Exception {
    assertThat(Files.readString(DOCUMENT)).contains("](lesson-pooling)");
    Lesson example = LessonReader.read(Path.of("docs/lesson-pooling"));
    assertThat(example.texts().keySet()).containsExactly("en", "zh");
    LessonCheck check = LessonCheck.of(example, new Dl4jEngine());
    assertThat(check.problems()).isEmpty();
    assertThat(check.passed()).isTrue();
    assertThat(check.answers()).containsExactly("left: 25 %", "learned: none", "field: 14");
  }
}
