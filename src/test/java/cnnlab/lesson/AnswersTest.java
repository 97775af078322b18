package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cnnlab.lesson.value.Lab;
import cnnlab.training.SoftmaxEngine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
  private final Lab lab = new Lab(new SoftmaxEngine(), LessonLibrary.root());

  private Answers answers(Question question) {
    return new Answers(question, lab);
  }

  /** Three networks by their parameters: VGG-16, ResNet-50, GoogLeNet. */
  private static Map<String, String> networks() {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("google", "params googlenet_torchvision");
    answers.put("vgg", "params vgg16");
    answers.put("resnet", "params resnet50");
    return answers;
  }

  @ParameterizedTest
  @CsvSource({"largest, vgg", "smallest, google", "resnet, resnet"})
  void theRightOneIsTheLargestTheSmallestOrTheOneNamed(String right, String name) throws Exception {
    Answers choice = answers(new Question.Choice(networks(), right, "short"));
    assertThat(choice.right()).containsExactly(name);
    assertThat(choice.values().keySet())
        .as("in the order of the question")
        .containsExactly("google", "vgg", "resnet");
    assertThat(choice.values()).containsEntry("resnet", 25_557_032.0);
  }

  @Test
  void anOrderBeginsWithTheLargest() throws Exception {
    assertThat(answers(new Question.Order(networks(), null)).right())
        .containsExactly("vgg", "resnet", "google");
  }

  @Test
  void anAnswerWithoutAnExpressionHasNoValue() throws Exception {
    Answers choice = answers(new Question.Choice(Map.of("yes", "", "no", ""), "yes", null));
    assertThat(choice.values()).isEmpty();
    assertThat(choice.right()).containsExactly("yes");
  }

  @Test
  void aNumberIsMeasuredAndHasNoRightName() throws Exception {
    Answers amount = answers(new Question.Amount("params vgg16 / 1000000", ".1", null));
    assertThat(amount.number()).isCloseTo(138.357544, within(1e-9));
    assertThat(amount.right()).isEmpty();
    assertThat(amount.curve()).isEmpty();
  }

  @Test
  void aCurveHasAnAccuracyForEachEpochAndTheMetricsDiffer() throws Exception {
    List<Double> validation = answers(new Question.Curve("fashion-resnet20", "validation")).curve();
    List<Double> training = answers(new Question.Curve("fashion-resnet20", "training")).curve();
    assertThat(validation).hasSize(20).allMatch(accuracy -> accuracy > 0.1 && accuracy < 1);
    assertThat(training).hasSize(20).isNotEqualTo(validation);
    assertThat(training.getLast()).as("it learned").isGreaterThan(training.getFirst());
  }

  @ParameterizedTest
  @CsvSource({"largest", "smallest"})
  void twoAnswersOfTheSameSizeCannotBeToldApart(String right) {
    Map<String, String> same = Map.of("a", "side vgg16 features.0", "b", "200 + 24");
    assertThatThrownBy(() -> answers(new Question.Choice(same, right, null)).requireSharp())
        .hasMessageContaining("same value");
    assertThatThrownBy(() -> answers(new Question.Order(same, null)).requireSharp())
        .hasMessageContaining("same value");
    assertThatCode(() -> answers(new Question.Choice(same, "a", null)).requireSharp())
        .as("one that is named is right whatever its value")
        .doesNotThrowAnyException();
  }

  @Test
  void aTextIsNoAnswerToAQuestionOfSize() {
    Question.Order texts = new Question.Order(Map.of("a", "\"large\"", "b", "1"), null);
    assertThatThrownBy(() -> answers(texts).right()).hasMessageContaining("no number");
  }
}
