package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.OwnDataHome;
import cnnlab.data.PlainImages;
import cnnlab.weights.TrainedResNet20;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every option of every job, given what no person means: it is refused in a sentence, or done, soon
 * and with numbers.
 */
@ExtendWith(OwnDataHome.class)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HostileValuesTest {
  /** Options that take a value, but for files, folders and languages. */
  private static final Pattern OPTION = Pattern.compile("(--[a-z0-9-]+)=<?([^\\s>\\]]+)");

  private static final List<String> PLACES = List.of("FILE", "DIR", "OUT", "FILE|NAME", "en|zh");

  private static final List<String> NUMBERS = List.of("N", "X", "DEGREES", "SHARE", "SECONDS", "E");

  private static final List<String> NO_NUMBERS =
      List.of("NaN", "Infinity", "-Infinity", "inf", "1e309", "-1e309", "");

  private static final List<String> EXTREME =
      List.of("-1", "2147483647", "-2147483648", "9223372036854775808", "1e-320", "1e300", "0");

  @TempDir Path folder;

  @BeforeEach
  void data() throws IOException {
    PlainImages.toTrainWith(folder.resolve("data"), false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analyze lenet5",
        "diagram lenet5 --out TMP/net.svg",
        "code lenet5 --framework pytorch",
        "diff lenet5 resnet20",
        "train lenet5 --data TMP/data --epochs 1 --runs TMP/runs",
        "sweep lenet5 --data TMP/data --epochs 1 --vary momentum=0.5 --runs TMP/runs",
        "rate lenet5 --data TMP/data",
        "predict --weights WEIGHTS CAT",
        "explain --weights WEIGHTS CAT --out TMP/map.png",
        "units --weights WEIGHTS --layer fc --unit 1 --data TMP/data",
        "visualize --weights WEIGHTS --layer fc --unit 1 --steps 1 --out TMP/unit.png",
        "attack --weights WEIGHTS CAT",
        "evaluate --weights WEIGHTS --data TMP/data",
        "data TMP/data",
        "bench lenet5 --iterations 1",
        "runs list --runs TMP/runs",
        "runs chart bundled --runs TMP/runs --out TMP/chart.svg",
        "weights list",
        "lesson list",
        "doctor",
      })
  void isToldOrDone(String words) throws IOException {
    for (String option : options(words)) {
      String name = option.substring(0, option.indexOf('='));
      boolean number = NUMBERS.contains(option.substring(name.length() + 1));
      for (String value : number ? NO_NUMBERS : List.of("", "\u001b[2J", "a\nb")) {
        Typed typed = typed(words, name + "=" + value);
        requireSentence(typed, name + "=" + value);
        if (number) {
          assertThat(typed.code()).as("%s %s=%s", words, name, value).isNotZero();
        }
      }
      for (String value : number ? EXTREME : List.<String>of()) {
        requireSentence(typed(words, name + "=" + value), name + "=" + value);
      }
    }
  }

  private static List<String> options(String words) {
    String job =
        words.matches("(runs|weights|lesson) .*")
            ? words.replaceFirst("^(\\S+ \\S+).*", "$1")
            : words.replaceFirst(" .*", "");
    return OPTION
        .matcher(Typed.words(job + " --help").out())
        .results()
        .filter(match -> !PLACES.contains(match.group(2)))
        .map(match -> match.group(1) + "=" + match.group(2))
        .distinct()
        .toList();
  }

  private Typed typed(String words, String last) {
    String[] all =
        Arrays.stream(words.split(" "))
            .map(word -> word.replace("TMP", folder.toString()))
            .map(word -> word.equals("WEIGHTS") ? weights() : word)
            .map(word -> word.equals("CAT") ? "sample-images/chelsea.png" : word)
            .toArray(String[]::new);
    String[] line = Arrays.copyOf(all, all.length + 1);
    line[all.length] = last;
    return Typed.line(line);
  }

  private static String weights() {
    return TrainedResNet20.file().toString();
  }

  private static void requireSentence(Typed typed, String what) {
    assertThat(typed.code()).as("%s: %s", what, typed.err()).isBetween(0, 2);
    assertThat(typed.err())
        .as(what)
        .doesNotContain("fault of CNN Lab", "Exception", "\tat ", "java.", "\u001b[2J");
    assertThat(typed.out()).as(what).doesNotContain("NaN", "Infinity", "\u001b[2J");
    if (typed.code() != 0) {
      assertThat(typed.err().strip()).as(what).isNotEmpty();
      assertThat(typed.err().lines().count()).as(typed.err()).isLessThanOrEqualTo(4);
    }
  }

  /** Nothing is left where a job was refused. */
  @ParameterizedTest
  @ValueSource(strings = {"--epochs=1e309", "--lr=NaN", "--batch=2147483648", "--lr=-1"})
  void aRefusedTrainingLeavesNoRun(String option) {
    Typed typed = typed("train lenet5 --data TMP/data --runs TMP/none", option);

    assertThat(typed.code()).as(typed.err()).isNotZero();
    assertThat(Files.exists(folder.resolve("none"))).isFalse();
  }
}
