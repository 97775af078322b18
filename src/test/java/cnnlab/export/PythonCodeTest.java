package cnnlab.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.arch.Architecture;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.text.UserProblem;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The Python code does what the network does: it is run with the same weights on the same image.
 * Needs a Python with PyTorch (Debian: python3-torch) or Keras; another than the system's is named
 * by {@code -Dcnnlab.python=FILE}.
 */
class PythonCodeTest {
  private static final String PYTHON = System.getProperty("cnnlab.python", "/usr/bin/python3");
  private static final Path SCRIPT = Path.of("src/test/python/exported_code.py");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(names = {"PYTORCH", "KERAS"})
  void theSameWeightsGiveTheSameAnswers(Framework framework) throws Exception {
    String library = framework == Framework.PYTORCH ? "torch" : "keras";
    assumeTrue(has(library), PYTHON + " has no " + library + ": the code is not run");
    List<Architecture> networks = new ArrayList<>(Networks.all());
    networks.addAll(Networks.own());
    List<String> command =
        new ArrayList<>(
            List.of(PYTHON, SCRIPT.toString(), framework.name().toLowerCase(Locale.ROOT)));
    for (Architecture network : networks) {
      Path file = folder.resolve(command.size() + ".py");
      Files.writeString(file, framework.write(network));
      Path weights = folder.resolve(command.size() + ".safetensors");
      Safetensors.write(weights, new Weights(Networks.sample(network), Map.of()));
      command.add(file.toString());
    }
    List<String> lines = run(command).lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines).hasSameSizeAs(networks);
    for (int i = 0; i < lines.size(); i++) {
      Architecture network = networks.get(i);
      JsonNode answer = new ObjectMapper().readTree(lines.get(i));
      assertThat(answer.get("misfits")).as(network.name()).isEmpty();
      assertThat(answer.get("parameters").asLong())
          .as(network.name())
          .isEqualTo(parameters(network));
      assertThat(answer.get("distance").asDouble()).as(network.name()).isCloseTo(0, within(2e-4));
    }
  }

  private static long parameters(Architecture network) throws UserProblem {
    return Tensors.of(network).stream()
        .filter(TensorSpec::learnable)
        .mapToLong(TensorSpec::elements)
        .sum();
  }

  private static boolean has(String library) throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PYTHON))
        && new ProcessBuilder(PYTHON, "-c", "import numpy, " + library)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  private String run(List<String> command) throws IOException, InterruptedException {
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
    return output;
  }
}
