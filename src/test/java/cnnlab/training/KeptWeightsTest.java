package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.run.PretrainedSource;
import cnnlab.run.PretrainedWeights;
import cnnlab.text.UserProblem;
import cnnlab.weights.TrainedResNet20;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // set before each test
class KeptWeightsTest {
  @TempDir Path folder;
  private final KeptWeights kept = new KeptWeights();
  private Path file;

  @BeforeEach
  void aWeightFile() throws IOException {
    file = Files.copy(TrainedResNet20.file(), folder.resolve("a.safetensors"));
  }

  private PretrainedWeights read(Path from) throws UserProblem {
    return kept.read(new PretrainedSource(from.toString(), ""));
  }

  @Test
  void aFileIsReadOnceWhateverElseIsChecked() throws UserProblem {
    PretrainedWeights first = read(file);

    assertThat(read(file)).isSameAs(first);
    assertThat(kept.read(new PretrainedSource(file.toString(), "layer1"))).isSameAs(first);
  }

  @Test
  void aFileThatChangedAndAnotherAreReadAnew() throws Exception {
    PretrainedWeights first = read(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
    PretrainedWeights changed = read(file);
    assertThat(changed).isNotSameAs(first);

    Path other = Files.copy(file, folder.resolve("b.safetensors"));
    assertThat(read(other).title()).isEqualTo("b.safetensors");
    assertThat(read(file)).as("one is kept, not two").isNotSameAs(changed);
  }

  @Test
  void whatIsForgottenIsReadAgainAndAFileThatIsGoneIsToldAtTheWeights() throws Exception {
    PretrainedWeights first = read(file);
    kept.forget();
    assertThat(read(file)).isNotSameAs(first);

    Files.delete(file);
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> read(file))
        .satisfies(problem -> assertThat(problem.where()).isEqualTo("weights"));
  }
}
