package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a person reads who has mistyped something, of each job alike. */
class WrongUsageTest {
  private static final Pattern JOB = Pattern.compile("(?m)^  ([a-z]+)(?: |$)");
  private static final Pattern OPTION = Pattern.compile("(--[a-z0-9-]+)=(?:<)?([A-Za-z|_]+)");

  /** All that there are, with the jobs of jobs: "runs", "runs chart". */
  static Stream<String> jobs() {
    return jobs("").flatMap(job -> Stream.concat(Stream.of(job), jobs(job + " ")));
  }

  private static Stream<String> jobs(String before) {
    String help = Typed.words(before + "--help").out();
    String list = help.contains("\nCommands:") ? help.substring(help.indexOf("\nCommands:")) : "";
    return JOB.matcher(list).results().map(match -> before + match.group(1)).toList().stream();
  }

  @Test
  void theJobsOfJobsAreAmongThem() {
    assertThat(jobs()).contains("report", "bench", "runs", "runs chart", "weights fetch");
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void anOptionThatThereIsNotIsNamedAndWhereToReadOn(String job) {
    Typed typed = Typed.words(job + " --no-such-option");

    assertThat(typed.code()).isEqualTo(2);
    assertThat(typed.out()).isEmpty();
    assertThat(typed.err()).doesNotContain("Exception", "cnnlab.", "java.", "positional");
    assertThat(typed.err().lines().count()).as(typed.err()).isLessThanOrEqualTo(2);
    assertThat(typed.err())
        .containsAnyOf("--no-such-option", "issing required", "NETWORK is needed 2 times");
  }

  /** Each option of each job that takes a number says so in words. */
  @ParameterizedTest
  @MethodSource("jobs")
  void aNumberThatIsNoneIsToldInWords(String job) {
    for (String option : numbers(job)) {
      Typed typed = Typed.words(job + " " + option + " many");

      assertThat(typed.code()).as(option).isEqualTo(2);
      assertThat(typed.err())
          .as(option)
          .contains("'many' is not a")
          .doesNotContain("is not an int", "is not a double", "is not a long", "Exception");
    }
  }

  private static List<String> numbers(String job) {
    return OPTION
        .matcher(Typed.words(job + " --help").out())
        .results()
        .filter(match -> List.of("N", "X").contains(match.group(2)))
        .map(match -> match.group(1))
        .distinct()
        .toList();
  }

  @Test
  void numbersAreFoundInTheHelp() {
    assertThat(numbers("train")).contains("--epochs", "--batch", "--lr", "--seed");
    assertThat(numbers("bench")).contains("--iterations", "--input", "--width");
  }

  @ParameterizedTest
  @CsvSource({
    "comparre, cnnlab compare",
    "reprot, cnnlab report",
    "evalute, cnnlab evaluate",
    "runs lst, list",
    "weights fecth, fetch",
  })
  void aMistypedJobIsAnsweredWithTheNearest(String typed, String meant) {
    Typed answer = Typed.words(typed);

    assertThat(answer.code()).isEqualTo(2);
    assertThat(answer.err()).contains(meant);
  }

  @Test
  void theVersionIsTold() {
    assertThat(Typed.words("--version").out()).isEqualTo("CNN Lab 1.0\n");
  }

  @ParameterizedTest
  @CsvSource({
    "data /no/such/place, /no/such/place",
    "evaluate --run nobody, nobody",
    "compare nobody noone --data shapes, nobody",
    "compare nobody noone, nobody",
    "predict --run nobody x.png, nobody",
    "report nobody --out /no/x.html, nobody",
    "runs chart nobody --out x.svg, nobody",
    "convert nothing.pth x.onnx, nothing.pth",
    "weights fetch nothing, nothing",
    "diff resnet20 nothing, nothing",
    "lesson handout nothing --out x.html, nothing",
  })
  void whatThereIsNotIsNamedInOneSentence(String words, String named) {
    Typed typed = Typed.words(words);

    assertThat(typed.code()).as(typed.err()).isOne();
    assertThat(typed.err().lines().count()).as(typed.err()).isOne();
    assertThat(typed.err()).contains(named).doesNotContain("Exception", "fault of CNN Lab");
    assertThat(typed.out()).isEmpty();
  }
}
