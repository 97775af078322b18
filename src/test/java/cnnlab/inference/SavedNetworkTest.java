package cnnlab.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.RandomNetwork;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was saved is asked the same as what is in memory. */
class SavedNetworkTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final Preprocessing PREPROCESSING =
      new Preprocessing(32, 32, List.of(0.5f, 0.4f, 0.3f), List.of(0.2f, 0.25f, 0.3f));

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "net.onnx, false, ONNX Runtime",
    "net.onnx, true, ONNX Runtime",
    "net.zip, false, reading it again"
  })
  void aFileThatHoldsTheNetworkIsAskedWhenItIsWritten(String name, boolean normalizes, String how)
      throws Exception {
    Note found = SavedNetwork.write(ENGINE, folder.resolve(name), saved(normalizes)).orElseThrow();

    assertThat(found.text(Messages.ENGLISH)).contains(how, "no logit differs by more than");
    assertThat(Double.parseDouble(String.valueOf(found.arguments().getFirst()))).isLessThan(1e-4);
    assertThat(found.text(Messages.CHINESE)).contains("logit");
  }

  @Test
  void weightsAloneAreAskedWhereThatIsWanted() throws Exception {
    Path file = folder.resolve("net.pt");

    assertThat(SavedNetwork.write(ENGINE, file, saved(false))).isEqualTo(Optional.empty());
    assertThat(SavedNetwork.verify(ENGINE, file, saved(false)).text(Messages.ENGLISH))
        .contains("reading it again");
  }

  @ParameterizedTest
  @CsvSource({"net.onnx", "net.zip"})
  void aFileThatAnswersDifferentlyIsRefusedByName(String name) throws Exception {
    Path file = folder.resolve(name);
    SavedWeights weights = saved(false);
    SavedNetwork.write(ENGINE, file, weights);
    Map<String, Tensor> other = new LinkedHashMap<>(weights.tensors().copy());
    Tensor last = Objects.requireNonNull(other.get("fc.weight"));
    last.data().put(0, last.data().get(0) + 1);
    SavedWeights changed =
        new SavedWeights(TensorSource.of(other), weights.metadata(), weights.network(), false);

    assertThatThrownBy(() -> SavedNetwork.verify(ENGINE, file, changed))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo("weights.differs");
              assertThat(problem.sentences(Messages.ENGLISH)).contains(name);
            });
  }

  private static SavedWeights saved(boolean normalizes) throws UserProblem {
    Architecture network =
        Catalogue.build(new NetworkSettings("resnet20", 32, 4, 0.25, false)).forInference();
    return new SavedWeights(
        TensorSource.of(RandomNetwork.weights(network)),
        new WeightMetadata("resnet20", null, PREPROCESSING).toMap(),
        network,
        normalizes);
  }
}
