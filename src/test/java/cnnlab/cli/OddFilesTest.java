package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.data.OwnDataHome;
import cnnlab.data.PlainImages;
import cnnlab.weights.TrainedResNet20;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no file, or never ends, in every place where a job takes a file. */
@ExtendWith(OwnDataHome.class)
@EnabledOnOs(OS.LINUX)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OddFilesTest {
  @TempDir Path folder;

  @BeforeEach
  void files() throws Exception {
    PlainImages.toTrainWith(folder.resolve("data"), false);
    Files.createDirectory(folder.resolve("empty"));
    assumeTrue(
        new ProcessBuilder("mkfifo", folder.resolve("pipe").toString()).start().waitFor() == 0);
  }

  static Stream<Arguments> read() {
    return Stream.of(
            "predict --weights ODD CAT",
            "predict --weights WEIGHTS --labels ODD CAT",
            "predict --weights WEIGHTS ODD",
            "explain --weights WEIGHTS ODD --out TMP/x.png",
            "attack --weights WEIGHTS ODD",
            "units --weights WEIGHTS --layer fc --unit 1 --data ODD",
            "evaluate --weights WEIGHTS --data ODD",
            "convert ODD TMP/x.onnx",
            "analyze ODD",
            "diff ODD lenet5",
            "code ODD --framework pytorch",
            "diagram ODD --out TMP/x.svg",
            "train lenet5 --data ODD --runs TMP/runs",
            "train lenet5 --data TMP/data --pretrained ODD --runs TMP/runs",
            "predict --run ODD CAT",
            "report ODD --out TMP/x.html",
            "runs import ODD --runs TMP/runs",
            "lesson check ODD",
            "lesson handout ODD --out TMP/x.html",
            "data ODD")
        .flatMap(
            words ->
                Stream.of("/dev/zero", "/dev/null", "TMP/pipe", "TMP/empty", "TMP")
                    .filter(odd -> !List.of("TMP/pipe", "TMP").contains(odd) || !takesImages(words))
                    .map(odd -> Arguments.of(words, odd)));
  }

  /** Images may come through a pipe, as from another program, or from a folder. */
  private static boolean takesImages(String words) {
    return words.matches("(predict|explain|attack) --weights WEIGHTS ODD.*");
  }

  @ParameterizedTest
  @MethodSource
  void read(String words, String odd) {
    Typed typed = typed(words, odd);

    assertThat(typed.code()).as(typed.out()).isNotZero();
    requireSentence(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain --weights WEIGHTS CAT --out ODD",
        "attack --weights WEIGHTS CAT --out ODD",
        "visualize --weights WEIGHTS --layer fc --unit 1 --steps 1 --out ODD",
        "convert WEIGHTS ODD",
        "diagram lenet5 --out ODD",
        "code lenet5 --framework pytorch --out ODD",
        "lesson handout vgg-memory --out ODD",
      })
  void written(String words) throws IOException {
    for (String ending : new String[] {".png", ".svg", ".onnx", ".html", ".py"}) {
      Path taken = Files.createDirectories(folder.resolve("taken" + ending));
      Typed typed = typed(words, taken.toString());

      assertThat(typed.code()).as("%s %s", words, ending).isNotZero();
      requireSentence(typed);
      assertThat(taken).isEmptyDirectory();
    }
  }

  /** A disk that is full. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "explain --weights WEIGHTS CAT --out ODD.png",
        "diagram lenet5 --out ODD.svg",
        "diagram lenet5 --out ODD.pdf",
        "diagram lenet5 --out ODD.png",
        "convert WEIGHTS ODD.onnx",
        "convert WEIGHTS ODD.pth",
        "convert WEIGHTS ODD.safetensors",
        "lesson handout vgg-memory --out ODD.html",
        "lesson handout vgg-memory --out ODD.pdf",
      })
  void aFullDevice(String words) throws IOException {
    String ending = words.substring(words.lastIndexOf("ODD") + 3);
    Files.createSymbolicLink(folder.resolve("full" + ending), Path.of("/dev/full"));
    Typed typed = typed(words.replace("ODD" + ending, "TMP/full" + ending), "");

    assertThat(typed.code()).as(typed.out()).isOne();
    requireSentence(typed);
    assertThat(typed.err()).containsIgnoringCase("full");
    assertThat(Files.isRegularFile(Path.of("/dev/full"))).as("left as it is").isFalse();
  }

  private Typed typed(String words, String odd) {
    String weights = TrainedResNet20.file().toString();
    return Typed.line(
        Arrays.stream(words.split(" "))
            .map(word -> word.equals("ODD") ? odd : word)
            .map(word -> word.replace("TMP", folder.toString()))
            .map(word -> word.equals("WEIGHTS") ? weights : word)
            .map(word -> word.equals("CAT") ? "sample-images/chelsea.png" : word)
            .toArray(String[]::new));
  }

  private static void requireSentence(Typed typed) {
    assertThat(typed.err().strip()).isNotEmpty();
    assertThat(typed.err()).doesNotContain("fault of CNN Lab", "Exception", "\tat ", "java.");
    assertThat(typed.err().lines().count()).as(typed.err()).isLessThanOrEqualTo(3);
  }
}
