package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LessonTextTest {
  private static StepText step(String markdown) throws Exception {
    LessonText text = LessonText.read("# Title\n## Step {#a}\n" + markdown, "en.md");
    return Objects.requireNonNull(text.steps().get("a"));
  }

  @Test
  void thePartsOfAStepMayComeInAnyOrder() throws Exception {
    StepText step =
        step(
            """
            One.

            Two.
            ### solution
            42
            ### hint
            first
            ### questions
            - why: Why?

            - how: How: by what?
            ### hint
            second
            - with a list
            ### notes
            Wait.
            """);
    assertThat(step.title()).isEqualTo("Step");
    assertThat(step.line()).isEqualTo(2);
    assertThat(step.body()).isEqualTo("One.\n\nTwo.");
    assertThat(step.hints()).containsExactly("first", "second\n- with a list");
    assertThat(step.items().keySet()).containsExactly("why", "how");
    assertThat(step.items()).containsEntry("how", "How: by what?");
    assertThat(step.notes()).isEqualTo("Wait.");
    assertThat(step.solution()).isEqualTo("42");
  }

  @Test
  void whatStandsBeforeTheFirstStepIsTheIntroduction() throws Exception {
    LessonText text = LessonText.read("# A\n\nYou will\nknow.\n## B {#b}\n#### Deep\n", "en.md");
    assertThat(text.title()).isEqualTo("A");
    assertThat(text.introduction()).isEqualTo("You will\nknow.");
    assertThat(Objects.requireNonNull(text.steps().get("b")).body())
        .as("smaller headings are text")
        .isEqualTo("#### Deep");
  }

  /** Chinese is written without blanks; a line broken between its signs must not get one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "卷积核~很小 | 卷积核很小",
        "很小。~卷积 | 很小。卷积",
        "共有~{count vgg16 kind=conv}个 | 共有{count vgg16 kind=conv}个",
        "卷积~~感受野 | 卷积~~感受野",
        "VGG~网络 | VGG~网络",
        "网络~VGG | 网络~VGG",
        "a small~filter | a small~filter",
      })
  void aBrokenLineOfChineseIsJoined(String broken, String joined) throws Exception {
    assertThat(step(broken.replace('~', '\n')).body()).isEqualTo(joined.replace('~', '\n'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "## No id | line 3 | heading",
        "## Big {#B} | line 3 | heading",
        "### answer | line 3 | heading",
        "### Hint | line 3 | heading",
        "### answers~Text | line 4 | no item",
        "### answers~* a: x | line 4 | no item",
        "### answers~- A: x | line 4 | no item",
        "## Again {#a} | line 3 | already",
      })
  void whatCannotBeUnderstoodIsToldWithItsLine(String markdown, String line, String what) {
    assertThatThrownBy(() -> step(markdown.replace('~', '\n')))
        .hasMessageContaining("en.md, " + line)
        .hasMessageContaining(what);
  }

  /** Two answers of one name: one of them would silently be lost. */
  @Test
  void anItemThatIsThereTwiceIsTold() {
    assertThatThrownBy(() -> step("### answers\n- x: one\n- x: two\n"))
        .hasMessageContaining("en.md, line 5");
  }
}
