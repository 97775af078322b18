package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same as {@link ScoresTest} on other predictions, of which scikit-learn, statsmodels and SciPy
 * are asked now; skipped where they are not installed.
 */
@SuppressWarnings("NullAway.Init") // set before all tests
class ScikitLearnTest extends ScoresTest {
  private static final String PYTHON = System.getProperty("cnnlab.python", "/usr/bin/python3");
  private static final Path SCRIPT = Path.of("src/test/python/scores_fixture.py");
  private static final String SEED = "5";

  @TempDir static Path answers;

  @BeforeAll
  static void ask() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of(PYTHON))
            && ends("-c", "import numpy, scipy, sklearn, statsmodels") == 0,
        PYTHON + " has no scikit-learn, statsmodels and SciPy: they are not asked");
    assertThat(ends(SCRIPT.toString(), answers.toString(), SEED)).isZero();
  }

  @BeforeEach
  @Override
  void readTheFixture() throws IOException {
    expected = new ObjectMapper().readTree(answers.resolve("scores.json").toFile());
    lines = Files.readAllLines(answers.resolve("predictions.csv"));
  }

  @Test
  void mcNemarsTestAndHolmsCorrection() {
    JsonNode counts = expected.get("discordant");
    double[] p =
        IntStream.range(0, counts.size())
            .mapToDouble(
                i ->
                    McNemarTest.of(counts.get(i).get(0).asLong(), counts.get(i).get(1).asLong())
                        .exact())
            .toArray();
    double[] adjusted = HolmCorrection.adjusted(p);
    assertThat(p).hasSizeGreaterThan(3);
    for (int i = 0; i < p.length; i++) {
      double theirs = expected.get("mcnemar").get(i).asDouble();
      assertThat(p[i]).isCloseTo(theirs, within(1e-9 * theirs));
      double corrected = expected.get("holm").get(i).asDouble();
      assertThat(adjusted[i]).isCloseTo(corrected, within(1e-9 * corrected));
    }
  }

  private static int ends(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    Process python =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return python.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
