package cnnlab.lesson.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.lesson.LessonLibrary;
import cnnlab.training.SoftmaxEngine;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {
  private final Lab lab = new Lab(new SoftmaxEngine(), LessonLibrary.root());

  /** Each comparison below, at and above its right side. */
  @ParameterizedTest
  @CsvSource({
    "<, true, false, false",
    "<=, true, true, false",
    ">, false, false, true",
    ">=, false, true, true",
    "=, false, true, false",
    "!=, true, false, true",
    "~, false, true, false",
  })
  void numbersAreCompared(String sign, boolean below, boolean at, boolean above) throws Exception {
    assertThat(Claim.of("1 " + sign + " 2").find(lab).holds()).isEqualTo(below);
    assertThat(Claim.of("2 " + sign + " 2").find(lab).holds()).isEqualTo(at);
    assertThat(Claim.of("3 " + sign + " 2").find(lab).holds()).isEqualTo(above);
  }

  @ParameterizedTest
  @CsvSource({"99.1, true", "100.9, true", "98.9, false", "101.1, false"})
  void aboutIsWithinOnePercent(String left, boolean holds) throws Exception {
    assertThat(Claim.of(left + " ~ 100").find(lab).holds()).isEqualTo(holds);
  }

  /** A text has no size. */
  @ParameterizedTest
  @EnumSource(Comparison.class)
  void textsAreOnlyEqualOrDifferent(Comparison comparison) throws Exception {
    String sign = comparison.sign();
    assertThat(Claim.of("\"cat\" " + sign + " \"cat\"").find(lab).holds())
        .isEqualTo(comparison == Comparison.EQUAL);
    assertThat(Claim.of("\"cat\" " + sign + " \"dog\"").find(lab).holds())
        .isEqualTo(comparison == Comparison.DIFFERENT);
    assertThat(Claim.of("1 " + sign + " \"1\"").find(lab).holds())
        .as("a text is no number")
        .isEqualTo(comparison == Comparison.DIFFERENT);
  }

  /** A ratio to nothing must not pass for anything. */
  @ParameterizedTest
  @ValueSource(strings = {"0 / 0 = 0", "0 / 0 < 1", "0 / 0 > 1", "0 / 0 ~ 1", "1 / 0 = 1"})
  void whatIsNoNumberHoldsNothing(String claim) throws Exception {
    assertThat(Claim.of(claim).find(lab).holds()).isFalse();
  }

  @Test
  void aFindingShowsTheClaimAndBothValues() throws Exception {
    assertThat(Claim.of(" params vgg16 > 1000 * 1000 ").find(lab))
        .hasToString("params vgg16 > 1000 * 1000: 138357544 > 1000000");
    assertThat(Claim.of("1 / 4 = \"a quarter\"").find(lab))
        .hasToString("1 / 4 = \"a quarter\": 0.25 = a quarter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "1 <", "< 1", "1 < 2 < 3", "1 == 2", "1 => 2", "1 + 2", ""})
  void aClaimHasTwoSidesAndOneComparison(String text) {
    assertThatThrownBy(() -> Claim.of(text)).hasMessageContaining("cannot be computed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"cat\" + 1", "1 - (\"cat\")", "\"cat\" * \"cat\"", "2 / \"cat\""})
  void aTextCannotBeCountedWith(String text) throws Exception {
    Expression expression = Expression.of(text);
    assertThatThrownBy(() -> expression.value(lab)).hasMessageContaining("\"cat\"\" is no number");
  }

  /** Documentation, parser and enum are one list. */
  @ParameterizedTest
  @EnumSource(LabFunction.class)
  void eachFunctionTakesAsManyArgumentsAsItSays(LabFunction function) throws Exception {
    String word = function.name().toLowerCase(Locale.ROOT);
    String[] parameters = function.parameters().split(" ");
    long needed = Arrays.stream(parameters).filter(each -> !each.startsWith("[")).count();
    for (int given = 0; given <= parameters.length + 1; given++) {
      String text = word + " x".repeat(given);
      if (given >= needed && given <= parameters.length) {
        assertThat(Expression.of(text)).hasToString(text);
      } else {
        assertThatThrownBy(() -> Expression.of(text))
            .hasMessageContaining("function " + word)
            .hasMessageContaining(function.parameters());
      }
    }
  }
}
