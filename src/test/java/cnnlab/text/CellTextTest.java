package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a spreadsheet would compute is text in it; what is a number stays one. */
class CellTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          =1+1            | '=1+1
          =HYPERLINK("x") | '=HYPERLINK("x")
          -1+cmd          | '-1+cmd
          @SUM(A1)        | '@SUM(A1)
          '               | ''
          '=x             | ''=x
          -1              | -1
          +0.5            | +0.5
          -1.5e-7         | -1.5e-7
          -Infinity       | -Infinity
          cat             | cat
          a=b             | a=b
          """)
  void isMarkedAsTextOnlyWhereItBeginsAsAFormula(String text, String cell) {
    assertThat(CellText.of(text)).isEqualTo(cell);
    assertThat(CellText.read(cell)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\t=1", "\r=1", "", "''", "'-1", "猫"})
  void isReadBackAsItWas(String text) {
    assertThat(CellText.read(CellText.of(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {"a, `a`", "`=a,b`, `\"'=a,b\"`", "`a\"b`, `\"a\"\"b\"`"})
  void aFieldIsQuotedWhereItMustBe(String text, String field) {
    assertThat(CellText.field(text)).isEqualTo(field);
  }
}
