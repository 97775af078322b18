package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A small lesson, whole and with one thing wrong at a time. */
class LessonReaderTest {
  private static final String STEPS =
      """
      {"format": 1, "minutes": 10, "steps": [
        {"kind": "say", "id": "start"},
        {"kind": "predict", "id": "guess", "question": {"as": "choice", "right": "largest",
          "answers": {"vgg": "params vgg16", "google": "params googlenet_paper"}}},
        {"kind": "do", "id": "look", "until": {"place": "explore", "network": "vgg16"}},
        {"kind": "reveal", "id": "shown", "of": "guess",
          "show": {"place": "explore", "network": "vgg16", "color": "params"}}
      ]}
      """;

  private static final String TEXT =
      """
      # Small
      What it is about.
      ## Start {#start}
      Begin.
      ## Guess {#guess}
      Which is larger?
      ### answers
      - vgg: VGG-16
      - google: GoogLeNet
      ### hint
      The older one.
      ### notes
      Count hands.
      ## Look {#look}
      Open VGG-16.
      ## Shown {#shown}
      It has {params vgg16}.
      """;

  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("lesson.json"), STEPS);
    Files.writeString(folder.resolve("en.md"), TEXT);
  }

  @Test
  void aLessonIsReadWithItsWords() throws Exception {
    Lesson lesson = LessonReader.read(folder);
    assertThat(lesson.steps())
        .extracting(LessonStep::id)
        .containsExactly("start", "guess", "look", "shown");
    assertThat(lesson.text(Messages.CHINESE).title())
        .as("the language that there is")
        .isEqualTo("Small");
    StepText guess = lesson.text(lesson.step("guess"), Messages.ENGLISH);
    assertThat(guess.title()).isEqualTo("Guess");
    assertThat(guess.body()).isEqualTo("Which is larger?");
    assertThat(guess.items()).containsEntry("vgg", "VGG-16").containsEntry("google", "GoogLeNet");
    assertThat(guess.hints()).containsExactly("The older one.");
    assertThat(guess.notes()).isEqualTo("Count hands.");
    assertThat(lesson.step("shown").show())
        .isEqualTo(
            LabState.of(
                java.util.Map.of("place", "explore", "network", "vgg16", "color", "params")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lesson.json | \"kind\": \"say\" | \"kind\": \"sing\" | line 2 | sing",
        "lesson.json | \"id\": \"look\", | \"id\": \"look\", \"code\": \"rm\", | line 5 | code",
        "lesson.json | \"minutes\": 10, | \"minutes\": \"ten\", | line 1 | minutes",
        "lesson.json | \"minutes\": 10, | \"minutes\": 9000, | line 1 | minutes",
        "lesson.json | \"minutes\": 10, | \"minutes\": 10, \"hide\": [\"explore.chairs\"], | line 1"
            + " | explore.gallery, explore.numbers",
        "lesson.json | \"format\": 1 | \"format\": 7 | format 7 | format 1",
        "lesson.json | {\"kind\": \"say\" | {{\"kind\": \"say\" | line 2 | not JSON",
        "lesson.json | \"id\": \"start\" | \"id\": \"guess\" | step 2 | each used once",
        "lesson.json | \"of\": \"guess\" | \"of\": \"look\" | step shown | predict",
        "lesson.json | \"color\": \"params\" | \"colour\": \"params\" | step shown | colour",
        "lesson.json | \"color\": \"params\" | \"color\": \"red\" | step shown | params, macs",
        "lesson.json | \"place\": \"explore\", \"network\": \"vgg16\"} | \"place\": \"home\"} |"
            + " line 5 | until",
        "lesson.json | \"params vgg16\", | \"parms vgg16\", | step guess | parms",
        "lesson.json | \"params vgg16\", | \"\", | step guess | largest",
        "lesson.json | \"largest\" | \"vgg\" | step guess | claim",
        "en.md | ## Start {#start} | ## Start | en.md, line 3 | id in braces",
        "en.md | {#look} | {#lock} | step look | no text",
        "en.md | ## Look {#look} | ## Guess {#guess} | en.md, line 14 | already",
        "en.md | - google: GoogLeNet | - bing: GoogLeNet | en.md, line 5 | bing",
        "en.md | - google: GoogLeNet | GoogLeNet | en.md, line 9 | no item",
        "en.md | # Small | Small | en.md | no title",
      })
  void whatIsWrongIsToldWithItsPlace(
      String file, String old, String other, String place, String what) throws IOException {
    Path changed = folder.resolve(file);
    String text = Files.readString(changed);
    assertThat(text).contains(old);
    Files.writeString(changed, text.replace(old, other));
    assertThatThrownBy(() -> LessonReader.read(folder))
        .hasMessageContaining(place)
        .hasMessageContaining(what);
  }

  @Test
  void whatALessonHidesIsRead() throws Exception {
    assertThat(LessonReader.read(folder).hidden()).isEmpty();
    Files.writeString(
        folder.resolve("lesson.json"),
        STEPS.replace("\"minutes\"", "\"hide\": [\"places\", \"inspect.tabs\"], \"minutes\""));
    assertThat(LessonReader.read(folder).hidden())
        .containsExactlyInAnyOrder(LabControl.PLACES, LabControl.INSPECT_TABS);
  }

  @Test
  void lessonsOfOneNameInTwoPlacesAreTwo() throws Exception {
    Path other = Files.createDirectories(folder.resolve("elsewhere").resolve(folder.getFileName()));
    Files.writeString(other.resolve("lesson.json"), STEPS);
    Files.writeString(other.resolve("en.md"), TEXT);
    Lesson one = LessonReader.read(folder);
    Lesson two = LessonReader.read(other);
    assertThat(two.id()).isEqualTo(one.id());
    assertThat(two.key()).isNotEqualTo(one.key());
    assertThat(LessonReader.read(folder).key()).as("the same again").isEqualTo(one.key());
    assertThat(LessonLibrary.shelf(LessonLibrary.folders()).lessons())
        .isNotEmpty()
        .allMatch(lesson -> lesson.key().equals(lesson.id()));
  }

  @Test
  void aTextTooLongIsNotRead() throws IOException {
    Files.writeString(folder.resolve("en.md"), TEXT + "x".repeat(300_000));
    assertThatThrownBy(() -> LessonReader.read(folder)).hasMessageContaining("shorten");
  }
}
