package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedNumberTest {

  @ParameterizedTest
  @CsvSource({"12, 12", "' 7 ', 7", "-3, -3", "+4, 4"})
  void wholeNumbers(String typed, int number) throws UserProblem {
    assertThat(TypedNumber.whole(typed, "epochs")).isEqualTo(number);
    assertThat(TypedNumber.longWhole(typed, "seed")).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ten", "1.5", "1e3", "2147483648", "1 000"})
  void whatIsNoWholeNumberIsToldAtItsField(String typed) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TypedNumber.whole(typed, "epochs"))
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("epochs");
              assertThat(problem.what(Messages.ENGLISH)).contains("“" + typed + "”");
            });
  }

  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "' 1e-4 ', 0.0001", ".5, 0.5", "2., 2", "+3, 3", "-0.1, -0.1"})
  void numbersAreTypedInMoreThanOneWay(String typed, double number) throws UserProblem {
    assertThat(TypedNumber.real(typed, "learningRate")).isEqualTo(number);
  }

  /** What Java takes for a number as well. */
  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e999", "1f", "2d", "0x1p3", "1,5", ""})
  void whatIsNoNumberIsToldAtItsField(String typed) {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> TypedNumber.real(typed, "learningRate"))
        .satisfies(
            problem -> {
              assertThat(problem.where()).isEqualTo("learningRate");
              assertThat(problem.what(Messages.ENGLISH)).contains("“" + typed + "”");
            });
  }

  @Test
  void aSeedHas64Bits() throws UserProblem {
    assertThat(TypedNumber.longWhole("9223372036854775807", "seed")).isEqualTo(Long.MAX_VALUE);
    assertThat(TypedNumber.text(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 64, 0.05, 5e-4, 1e-7, 1.0 / 3, 123456.789, -0.5})
  void aNumberIsReadAsItWasWrittenAndHasNoExponent(double number) throws UserProblem {
    String text = TypedNumber.text(number);

    assertThat(TypedNumber.real(text, "learningRate")).isEqualTo(number);
    assertThat(text).doesNotContainIgnoringCase("e").doesNotEndWith(".0");
  }

  @Test
  void whatIsNoFiniteNumberIsWrittenAsWell() {
    assertThat(TypedNumber.text(Double.NaN)).isEqualTo("NaN");
    assertThat(TypedNumber.text(Double.POSITIVE_INFINITY)).isEqualTo("Infinity");
  }
}
