package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.lesson.value.Claim;
import cnnlab.text.Messages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bundled lesson, performed with the real engine. */
class BundledLessonsTest {
  private static final Pattern VALUE = Pattern.compile("\\{[^{}#]*}");

  @ParameterizedTest
  @MethodSource("folders")
  void everythingThatALessonClaimsIsSo(Path folder) throws Exception {
    LessonCheck check = LessonCheck.of(LessonReader.read(folder), new Dl4jEngine());
    assertThat(check.problems()).extracting(Throwable::getMessage).isEmpty();
    assertThat(check.findings()).filteredOn(finding -> !finding.holds()).isEmpty();
    assertThat(check.findings()).as("a lesson claims something").isNotEmpty();
  }

  /** Else one language says what the other does not. */
  @ParameterizedTest
  @MethodSource("folders")
  void bothLanguagesComputeTheSameValues(Path folder) throws Exception {
    Lesson lesson = LessonReader.read(folder);
    for (LessonStep step : lesson.steps()) {
      assertThat(values(lesson.text(step, Messages.CHINESE)))
          .as(lesson.id() + ", " + step.id())
          .isEqualTo(values(lesson.text(step, Messages.ENGLISH)));
    }
  }

  @ParameterizedTest
  @MethodSource("folders")
  void aLessonEndsWithThreeQuestionsAndSomethingToTryNext(Path folder) throws Exception {
    List<LessonStep> steps = LessonReader.read(folder).steps();
    assertThat(steps.getLast().id()).isEqualTo("next");
    assertThat(steps.get(steps.size() - 2))
        .isInstanceOfSatisfying(
            LessonStep.Ask.class, ask -> assertThat(ask.questions()).hasSize(3));
  }

  /** The list of lessons shows titles and no numbers. */
  @ParameterizedTest
  @MethodSource("folders")
  void anotherLessonIsNamedAndNotNumbered(Path folder) throws Exception {
    for (String language : List.of("en.md", "zh.md")) {
      assertThat(Files.readString(folder.resolve(language)))
          .doesNotContainPattern("[Ll]essons? \\d|第 ?\\d+ ?(课|到)");
    }
  }

  @Test
  void aClaimThatDoesNotHoldFails() throws Exception {
    assertThat(Claim.of("params vgg16 < 1000").source()).isEqualTo("params vgg16 < 1000");
    Lesson lesson = LessonReader.read(folders().getFirst());
    LessonStep wrong =
        new LessonStep.Say(lesson.steps().getFirst().id(), null, List.of("params vgg16 < 1000"));
    LessonCheck check =
        LessonCheck.of(
            new Lesson(
                lesson.folder(),
                1,
                Set.of(),
                List.of(wrong),
                new TreeMap<>(lesson.texts()),
                lesson.changed()),
            new Dl4jEngine());
    assertThat(check.passed()).isFalse();
  }

  private static List<String> values(StepText words) {
    String all =
        String.join("\n", words.title(), words.body(), words.notes(), words.solution())
            + String.join("\n", words.hints())
            + String.join("\n", words.items().values());
    return VALUE.matcher(all).results().map(MatchResult::group).sorted().toList();
  }

  static List<Path> folders() throws Exception {
    return LessonLibrary.folders();
  }
}
