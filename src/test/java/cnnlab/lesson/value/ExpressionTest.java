package cnnlab.lesson.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cnnlab.lesson.LessonLibrary;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionTest {
  private final Lab lab = new Lab(new SoftmaxEngine(), LessonLibrary.root());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 + 3 * 4 | 14",
        "(2 + 3) * 4 | 20",
        "10 - 4 - 3 | 3",
        "12 / 4 / 3 | 1",
        "params vgg16 | 138357544",
        "params vgg16 classifier / params vgg16 | 0.893647",
        "params vgg16 classifier.0 - params alexnet_torchvision classifier.1 | 65011712",
        "macs vgg16@112 features / macs vgg16 features | 0.25",
        "field vgg16 features.2 | 5",
        "channels vgg16 features.2 * side vgg16 features.4 | 7168",
        "count vgg16 kind=conv | 13",
        "published resnet50 | 0.7613",
        "runparams fashion-resnet20 | 269722",
        "epochs fashion-resnet20 | 20",
      })
  void isComputedFromTheLab(String text, double value) throws Exception {
    assertThat(Expression.of(text).number(lab)).isCloseTo(value, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "1 +", "(1", "1 2", "params", "params vgg16 a b", "size vgg16", "1 ; 2", "\""})
  void whatCannotBeReadIsRefused(String text) {
    assertThatThrownBy(() -> Expression.of(text)).hasMessageMatching("(?s).+[.] .+[.]");
  }

  @Test
  void anExpressionWithoutEndIsRefusedAndNotComputed() {
    assertThatThrownBy(() -> Expression.of("(".repeat(200) + "1")).hasMessageContaining("computed");
    assertThatThrownBy(() -> Expression.of("1 + ".repeat(500) + "1")).hasMessageContaining("long");
  }

  @ParameterizedTest
  @CsvSource({
    "params vgg16 > params googlenet_paper, true",
    "params vgg16 < params googlenet_paper, false",
    "params vgg16 ~ 138000000, true",
    "params vgg16 ~ 130000000, false",
    "2 * 3 != 6, false",
    "0.1 + 0.2 = 0.3, true",
  })
  void aClaimHoldsOrDoesNot(String text, boolean holds) throws Exception {
    assertThat(Claim.of(text).find(lab).holds()).isEqualTo(holds);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{params vgg16} | 138,357,544 | 138,357,544",
        "{params vgg16 : short} | 138 M | 1.38 亿",
        "{params lenet5 : short} | 62.0 k | 6.20 万",
        "{params vgg16 classifier / params vgg16 : %} | 89.4 % | 89.4 %",
        "{activations vgg16 : MiB} | 58.1 MiB | 58.1 MiB",
        "{1 / 3} and {2 / 3 : .2} | 0.333 and 0.67 | 0.333 and 0.67",
        "f\\{x} | f{x} | f{x}",
        "{20 + 8}. With a border | 28\\. With a border | 28\\. With a border",
      })
  void aTextIsFilledInBothLanguages(String text, String english, String chinese) throws Exception {
    assertThat(ValueFormat.fill(text, lab, Messages.ENGLISH)).isEqualTo(english);
    assertThat(ValueFormat.fill(text, lab, Messages.CHINESE)).isEqualTo(chinese);
  }

  @Test
  void imagesAreShiftedAndTurned() throws Exception {
    LessonImages images = new LessonImages(LessonLibrary.root());
    byte[] shirt = images.image("fashion:3").rgb();
    byte[] shifted = images.image("fashion:3@shift4").rgb();
    byte[] turned = images.image("fashion:3@rotate90").rgb();
    int row = 14 * 28;
    assertThat(shifted[3 * (row + 20)]).isEqualTo(shirt[3 * (row + 16)]);
    assertThat(turned[3 * (row + 20)]).isEqualTo(shirt[3 * ((27 - 20) * 28 + 14)]);
    assertThatThrownBy(() -> images.image("../secret.png")).hasMessageContaining("no image");
    assertThatThrownBy(() -> images.image("fashion:100000")).hasMessageContaining("no image");
  }
}
