package cnnlab.ui.inspect.calculation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.explain.calculation.CalculationStep;
import cnnlab.explain.calculation.Derivation;
import cnnlab.explain.calculation.ValuePlace;
import cnnlab.explain.calculation.WindowValues;
import cnnlab.ui.inspect.layout.Figures;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How steps are written: with a true minus, parentheses where they belong, and four digits. */
class FormulaTest {
  private static final ValuePlace PLACE = new ValuePlace(0, 0, 0);

  static Stream<Arguments> steps() {
    return Stream.of(
        Arguments.of(
            new Derivation.Pixel(255, 0.485f, 0.229f), "(255 / 255 − 0.485) / 0.229 = 2.249"),
        Arguments.of(
            new Derivation.Normalization(3, -1, 4, 0, 2, -0.5f),
            "(3.000 − (−1.000)) / √(4 + 0) × 2 − 0.500 = 3.500"),
        Arguments.of(
            new Derivation.Normalization(-3, 1, 4, 1e-5, 1, 0.5f),
            "(−3.000 − 1.000) / √(4 + 0.00001) × 1 + 0.500 = −1.500"),
        Arguments.of(new Derivation.Function(new Op.Relu(), -2), "max(0, −2.000) = 0.000"),
        Arguments.of(
            new Derivation.Function(new Op.Relu6(), 7.5f), "min(max(0, 7.500), 6) = 6.000"),
        Arguments.of(
            new Derivation.Function(new Op.LeakyRelu(0.1), -2),
            "max(−2.000, 0.1 × −2.000) = −0.200"),
        Arguments.of(
            new Derivation.Mean(new WindowValues(0, 0, 2, 2, new float[] {1, 2, 3, 4}), 4),
            "10.000 / 4 = 2.500"),
        Arguments.of(
            new Derivation.Sum(
                List.of(new Derivation.Summand("a", 1.5f), new Derivation.Summand("b", -4))),
            "1.500 + (−4.000) = −2.500"),
        Arguments.of(
            new Derivation.Neighbors(new Op.Lrn(5, 1e-4, 0.75, 2), 0, List.of(3f, 4f), 1),
            "4.000 / (2 + 0.0001 × 25.000)^0.75 = 2.376"),
        Arguments.of(new Derivation.Passed("relu", PLACE, -3), "−3.000 = −3.000"),
        Arguments.of(new Derivation.Zero(), "0 = 0.000"),
        Arguments.of(new Derivation.Scaled(0.17, -10), "0.17 × (−10.000) = −1.700"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("steps")
  void aStepIsWrittenOut(Derivation.Simple derivation, String text) {
    CalculationStep step =
        new CalculationStep(
            new Layer("op", new Op.Relu(), List.of("input"), ""),
            PLACE,
            (float) derivation.result(),
            derivation);
    assertThat(Formula.of(step, derivation)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "1.25, 1.250, + 1.250, 1.250",
    "-1.25, −1.250, − 1.250, (−1.250)",
    "0, 0.000, + 0.000, 0.000",
    "-0.0001, 0.000, + 0.000, 0.000" // no minus before nothing
  })
  void signs(double value, String alone, String added, String factor) {
    Figures figures = new Figures(3);
    assertThat(figures.of(value)).isEqualTo(alone);
    assertThat(figures.added(value)).isEqualTo(added);
    assertThat(figures.factor(value)).isEqualTo(factor);
  }

  @ParameterizedTest
  @CsvSource({
    "0.9999999, 1",
    "123456, 123500",
    "-0.00001234567, −0.00001235",
    "1e-8, 1E−8",
    "0, 0"
  })
  void constantsHaveFourDigits(double value, String text) {
    assertThat(Figures.constant(value)).isEqualTo(text);
  }

  /** In a grid's cell; nothing is not written as a negative. */
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "NaN, 0",
    "123.4, 123",
    "-12.34, −12.3",
    "1.234, 1.23",
    "-0.0042, −0.004",
    "99.6, 100",
    "-0.0001, 0",
    "-0.0006, −0.001"
  })
  void cellsAreBrief(double value, String text) {
    assertThat(Figures.brief(value)).isEqualTo(text);
  }
}
