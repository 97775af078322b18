package cnnlab.lesson.handout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.chart.Curve;
import cnnlab.lesson.LessonReader;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of each step comes on paper, for learners and for teachers. */
class HandoutPartsTest {
  @TempDir Path folder;

  /** A prediction and what reveals it, the question's fields and items as given. */
  private List<HandoutPart> predicted(
      String question, String items, Messages messages, boolean solutions) throws Exception {
    return parts(
        """
        {"kind": "predict", "id": "a", "question": {%s}},
        {"kind": "reveal", "id": "b", "of": "a"}
        """
            .formatted(question.replace('\'', '"')),
        "## Ask {#a}\n" + (items.isEmpty() ? "" : "### answers\n" + items) + "\n## Told {#b}\n",
        messages,
        solutions);
  }

  private List<HandoutPart> parts(String steps, String words, Messages messages, boolean solutions)
      throws Exception {
    Files.writeString(
        folder.resolve("lesson.json"),
        "{\"format\": 1, \"minutes\": 5, \"steps\": [" + steps + "]}");
    Files.writeString(folder.resolve("en.md"), "# Title\nAbout {1 + 1} things.\n" + words);
    return Handout.parts(LessonReader.read(folder), new SoftmaxEngine(), messages, solutions);
  }

  private static String solution(List<HandoutPart> parts) {
    return parts.stream()
        .filter(HandoutPart.Apart.class::isInstance)
        .map(part -> ((HandoutPart.Apart) part).markdown().strip())
        .reduce((first, second) -> first + "; " + second)
        .orElse("");
  }

  private static final String CHOICE =
      "'as': 'choice', 'right': 'largest', 'format': 'short',"
          + " 'answers': {'g': 'params googlenet_paper', 'v': 'params vgg16'}";
  private static final String ORDER =
      "'as': 'order', 'format': 'short',"
          + " 'answers': {'l': 'params lenet5', 'v': 'params vgg16', 'r': 'params resnet50'}";

  @Test
  void aLearnerHasBoxesToTickAndNoResult() throws Exception {
    assertThat(predicted(CHOICE, "- g: Google\n- v: VGG {1 + 2}", Messages.ENGLISH, false))
        .containsExactly(
            new HandoutPart.Title("Title"),
            new HandoutPart.Words("About 2 things."),
            new HandoutPart.Heading("1. Ask"),
            new HandoutPart.Boxes(List.of("Google", "VGG 3")));
  }

  @Test
  void aTeacherHasTheRightAnswerMarkedWithEveryValue() throws Exception {
    List<HandoutPart> parts =
        predicted(CHOICE, "- g: Google\n- v: VGG {1 + 2}", Messages.ENGLISH, true);
    assertThat(parts).contains(new HandoutPart.Heading("2. Told"));
    assertThat(solution(parts)).startsWith("- Google: ").endsWith("- **✓ VGG 3**: 138 M");
    assertThat(solution(predicted(CHOICE, "- g: Google\n- v: VGG", Messages.CHINESE, true)))
        .endsWith("- **✓ VGG**: 1.38 亿");
  }

  @Test
  void thingsToOrderHaveRoomForTheirPlaceAndAreSolvedTheLargestFirst() throws Exception {
    String items = "- l: LeNet\n- v: VGG\n- r: ResNet";
    assertThat(predicted(ORDER, items, Messages.ENGLISH, false))
        .contains(
            new HandoutPart.Words("____  LeNet"),
            new HandoutPart.Words("____  VGG"),
            new HandoutPart.Words("____  ResNet"));
    assertThat(solution(predicted(ORDER, items, Messages.ENGLISH, true)))
        .startsWith("1. VGG: 138 M\n1. ResNet: 25.6 M\n1. LeNet: ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'as': 'number', 'value': '1 / 8', 'format': '%' | 12.5 %",
        "'as': 'number', 'value': 'count vgg16 kind=conv' | 13",
      })
  void aNumberHasALineAndASolution(String question, String solved) throws Exception {
    assertThat(predicted(question, "", Messages.ENGLISH, false))
        .contains(new HandoutPart.Lines("Your prediction", 1));
    assertThat(solution(predicted(question, "", Messages.ENGLISH, true))).isEqualTo(solved);
  }

  @Test
  void aCurveIsDrawnIntoEmptyAxesAndATeacherHasTheMeasuredOne() throws Exception {
    String question = "'as': 'curve', 'run': 'fashion-resnet20', 'metric': 'training'";
    assertThat(predicted(question, "", Messages.ENGLISH, false))
        .contains(new HandoutPart.Axes("Accuracy, training", "Epoch"));
    assertThat(predicted(question, "", Messages.ENGLISH, true))
        .filteredOn(HandoutPart.Chart.class::isInstance)
        .singleElement()
        .satisfies(
            part -> {
              Curve measured = ((HandoutPart.Chart) part).scene().curves().getFirst();
              assertThat(measured.name()).isEqualTo("ResNet-20, training");
              assertThat(measured.x()).hasSize(20).startsWith(1, 2).endsWith(20);
              assertThat(measured.y()[19]).isBetween(0.9, 1.0);
            });
  }

  /** What is played is for learners to see in the lab first. */
  @Test
  void onlyATeacherHasTheChartsOfRecordedRuns() throws Exception {
    String step =
        """
        {"kind": "run", "id": "a", "recorded": "fashion-resnet20", "beside": ["fashion-lenet5"],
          "charts": ["accuracy", "loss"]}
        """;
    assertThat(parts(step, "## A {#a}\n", Messages.ENGLISH, false))
        .noneMatch(HandoutPart.Chart.class::isInstance);
    assertThat(parts(step, "## A {#a}\n", Messages.CHINESE, true))
        .filteredOn(HandoutPart.Chart.class::isInstance)
        .extracting(part -> ((HandoutPart.Chart) part).scene().curves().size())
        .containsExactly(4, 2);
  }

  @Test
  void questionsHaveRoomForLearnersAndASolutionForTeachers() throws Exception {
    String step = "{\"kind\": \"ask\", \"id\": \"a\", \"questions\": [\"y\", \"x\"]}";
    String words =
        """
        ## Ask {#a}
        ### questions
        - x: Who?
        - y: Why {2}?
        ### notes
        Quiet.
        ### hint
        Think.
        ### solution
        Because of {3}.
        """;
    List<HandoutPart> blank = parts(step, words, Messages.ENGLISH, false);
    assertThat(blank)
        .containsSubsequence(new HandoutPart.Lines("Why 2?", 3), new HandoutPart.Lines("Who?", 3));
    assertThat(blank.toString()).doesNotContain("Because", "Quiet", "Think");
    assertThat(parts(step, words, Messages.ENGLISH, true))
        .contains(
            new HandoutPart.Lines("Who?", 0), new HandoutPart.Apart("Solution", "Because of 3."));
  }

  @Test
  void whatAStepShowsIsADiagramOrAPhotoWithItsName() throws Exception {
    List<HandoutPart> parts =
        parts(
            """
            {"kind": "show", "id": "a", "show": {"place": "explore", "network": "lenet5"}},
            {"kind": "show", "id": "b", "show": {"place": "inspect", "image": "gray"}},
            {"kind": "show", "id": "c", "show": {"place": "inspect", "image": "noise@rotate90",
              "network": "fashion-lenet5"}},
            {"kind": "show", "id": "d", "show": {"place": "compare", "tab": "curves"}}
            """,
            "## A {#a}\n## B {#b}\n## C {#c}\n## D {#d}\n",
            Messages.ENGLISH,
            false);
    assertThat(parts).filteredOn(HandoutPart.Diagram.class::isInstance).hasSize(1);
    assertThat(parts)
        .filteredOn(HandoutPart.Photo.class::isInstance)
        .extracting(part -> ((HandoutPart.Photo) part).caption())
        .containsExactly("gray", "fashion-lenet5, noise@rotate90");
  }

  @Test
  void aValueThatCannotBeComputedStopsTheHandout() {
    assertThatThrownBy(
            () ->
                parts(
                    "{\"kind\": \"say\", \"id\": \"a\"}",
                    "## A {#a}\n{params vgg61}\n",
                    Messages.ENGLISH,
                    false))
        .hasMessageContaining("vgg61");
  }
}
