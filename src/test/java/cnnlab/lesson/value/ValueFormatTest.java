package cnnlab.lesson.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.lesson.LessonLibrary;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormatTest {
  private final Lab lab = new Lab(new SoftmaxEngine(), LessonLibrary.root());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''    | 0            | 0             | 0",
        "''    | 1234         | 1,234         | 1,234",
        "''    | 0.00012345   | 0.000123      | 0.000123",
        "''    | 0.5          | 0.500         | 0.500",
        "''    | 1234.5       | 1,235         | 1,235",
        "''    | -7.25        | -7.25         | -7.25",
        "%     | 0.7613       | 76.1 %        | 76.1 %",
        "%0    | 0.7613       | 76 %          | 76 %",
        "%     | 1            | 100.0 %       | 100.0 %",
        "short | 999          | 999           | 999",
        "short | 1500         | 1.50 k        | 1,500",
        "short | 25557032     | 25.6 M        | 2,556 万",
        "short | 138357544    | 138 M         | 1.38 亿",
        "short | 15470264320  | 15.5 G        | 155 亿",
        "short | 1e12         | 1.00 T        | 1.00 万亿",
        "short | 5e15         | 5,000 T       | 5,000 万亿",
        "MiB   | 1048576      | 1.00 MiB      | 1.00 MiB",
        "MiB   | 553430176    | 528 MiB       | 528 MiB",
        ".1    | 1234.56      | 1,234.6       | 1,234.6",
        ".2    | 2            | 2.00          | 2.00",
      })
  void aNumberIsWrittenAsAReaderOfTheLanguageExpects(
      String sign, double value, String english, String chinese) throws Exception {
    ValueFormat format = ValueFormat.of(sign);
    assertThat(format.text(value, Messages.ENGLISH)).isEqualTo(english);
    assertThat(format.text(value, Messages.CHINESE)).isEqualTo(chinese);
  }

  /** What rounds up to the next unit must not be written as a thousand of the unit below. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"999999 | 1.00 M", "999600 | 1.00 M", "999400 | 999 k", "999999999 | 1.00 G"})
  void aNumberJustBelowAUnitIsWrittenInThatUnit(double value, String english) {
    assertThat(ValueFormat.SHORT.text(value, Messages.ENGLISH)).isEqualTo(english);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"9.996 | 10.0", "0.09999 | 0.100", "99.96 | 100"})
  void threeDigitsAreThreeAfterRoundingToo(double value, String written) {
    assertThat(ValueFormat.PLAIN.text(value, Messages.ENGLISH)).isEqualTo(written);
  }

  @Test
  void aTextStaysAsItIs() {
    assertThat(ValueFormat.PERCENT.text("Ankle boot", Messages.CHINESE)).isEqualTo("Ankle boot");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{1 : %%}", "{1 : mib}", "{1 : .3}", "{1 : % : %}"})
  void anUnknownFormatIsNamedWithThoseThereAre(String text) {
    assertThatThrownBy(() -> ValueFormat.fill(text, lab, Messages.ENGLISH))
        .hasMessageContaining("no format")
        .hasMessageContaining("%0, short, MiB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no value | no value",
        "$1 and {2} | $1 and 2",
        "\\{1} and {1} | {1} and 1",
        "{1}{2} | 12",
        "{6/4 : .1} | 1.5",
        "{\"a $ sign\"} | a $ sign",
        "half } a brace | half } a brace",
      })
  void onlyWhatStandsInBracesIsComputed(String text, String filled) throws Exception {
    assertThat(ValueFormat.fill(text, lab, Messages.ENGLISH)).isEqualTo(filled);
  }
}
