package cnnlab.ui.inspect.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.explain.calculation.Softmax;
import cnnlab.text.Messages;
import cnnlab.ui.Texts;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SoftmaxCardTest {
  private static final float[] LOGITS = {2, 0, 1, -1, -2, -3, -4};
  private static final List<String> NAMES = List.of("cat", "dog", "bird", "frog", "ship", "car");

  @Test
  void theLargestAreListedWithTheirExponentials() {
    List<String> texts = texts(0);
    assertThat(texts).containsSubsequence("cat", "bird", "dog", "frog", "ship");
    assertThat(texts).doesNotContain("car").contains("e^(0.000 − 2.000) = 0.1353");
    assertThat(texts.getLast())
        .as("1 + e^-1 + e^-2 + e^-3 + e^-4 + e^-5 + e^-6")
        .startsWith("1.0000 / 1.5805 = 63.3");
  }

  /** The class that is asked about, although it is unlikely; a number where nobody named it. */
  @Test
  void theClassInQuestionIsListedToo() {
    assertThat(texts(6))
        .containsSubsequence("cat", "ship", "6", "e^(−4.000 − 2.000) = 0.0025")
        .doesNotContain("car");
  }

  private static List<String> texts(int label) {
    return WaitForAsyncUtils.waitForAsyncFx(
        20_000,
        () -> {
          SoftmaxCard card =
              new SoftmaxCard(new Texts(Messages.ENGLISH), new Softmax(LOGITS, label), NAMES);
          new Scene(card).getRoot().applyCss();
          return labels(card).map(Label::getText).toList();
        });
  }

  private static Stream<Label> labels(Node node) {
    return switch (node) {
      case Label label -> Stream.of(label);
      case Parent parent ->
          parent.getChildrenUnmodifiable().stream().flatMap(SoftmaxCardTest::labels);
      default -> Stream.empty();
    };
  }
}
