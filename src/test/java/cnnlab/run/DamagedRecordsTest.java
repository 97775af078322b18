package cnnlab.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.RandomAccessFile;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be parsed can still be no run: it is told of that file, and other runs are there. */
@SuppressWarnings("NullAway.Init") // set before each test
class DamagedRecordsTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path root;
  private RunStore store;
  private Path run;

  @BeforeEach
  void makeTwoRuns() throws Exception {
    store = new RunStore(root);
    StoredRuns runs = new StoredRuns(store);
    runs.finished("sound", "pets", "2026-11-24T03:31:46Z", 0.5);
    run = runs.finished("damaged", "pets", "2026-11-24T03:31:47Z", 0.5, 0.6);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /labels                  | ["cat"]
          /labels                  | ["cat", "dog", null]
          /labels                  | null
          /preprocessing/inputSize | 0
          /preprocessing/inputSize | 2147483648
          /preprocessing/resize    | 2147483647
          /preprocessing/std       | [1, "NaN", 1]
          /preprocessing/mean      | [1, "Infinity", 1]
          /preprocessing           | null
          /provenance/created      | "+1000000000-12-31T23:59:59Z"
          /provenance/created      | "yesterday"
          /provenance/version      | null
          /settings/epochs         | 0
          /settings/epochs         | 2147483647
          /settings/batchSize      | 0
          /settings/network        | null
          /settings/optimizer      | null
          /settings/optimizer/learningRate | "Infinity"
          /trainExamples           | -1
          /peakMiB                 | -1
          /state                   | "GONE"
          /architecture/heads      | []
          """)
  void aRecordThatCannotBeIsDamage(String pointer, String value) throws Exception {
    Path file = run.resolve(RunFiles.RECORD);
    JsonNode record = JSON.readTree(file.toFile());
    int slash = pointer.lastIndexOf('/');
    ((ObjectNode) record.at(pointer.substring(0, slash)))
        .set(pointer.substring(slash + 1), JSON.readTree(value));
    JSON.writeValue(file.toFile(), record);
    assertDamaged("run.damaged");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,0.6,1.5,0.7",
        "1,0.6,-0.5,0.7",
        "0,0.6,0.5,0.7",
        "-5,0.6,0.5,0.7",
        "x,0.6,0.5,0.7",
        "1,0.6,0.5,0.7\n1,0.6,0.5,0.7",
        "99999999999,0.6,0.5,0.7"
      })
  void soIsATableOfEpochs(String rows) throws Exception {
    write(RunFiles.EPOCHS, "epoch,trainLoss,valAccuracy,valLoss\n" + rows + "\n");
    assertDamaged("run.damaged-table");
  }

  private void assertDamaged(String key) throws UserProblem {
    RunListing listing = store.listing();
    assertThat(listing.runs()).extracting(it -> it.record().title()).containsExactly("sound");
    assertThat(listing.broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.reason().key()).isEqualTo(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,1,0.5,7", "1,0,0.5,0.5", "2,1,0.5,0.5\n1,1,0.5,0.5", "1.5,1,0.5,0.5"})
  void damagedIterationsAreToldWhenTheyAreLookedAt(String rows) throws Exception {
    write(RunFiles.ITERATIONS, "iteration,epoch,loss,accuracy\n" + rows + "\n");
    StoredRun stored = store.open(run);
    assertThatThrownBy(stored::iterations)
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("iterations.csv of the run")
        .hasMessageContaining("is damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {",a,b\na,1,2\n", ",a,b\na,1,0\nb,0,1\n", ",a\na,-1\n", ",a\na,x\n"})
  void soIsAConfusionThatIsNotSquare(String table) throws Exception {
    write(RunFiles.CONFUSION, table);
    StoredRun stored = store.open(run);
    assertThatThrownBy(stored::confusion).isInstanceOf(UserProblem.class);
  }

  @ParameterizedTest
  @CsvSource({
    "epoch,-5",
    "epoch,0",
    "batches,-1",
    "iteration,2147483648",
    "seconds,NaN",
    "right,9"
  })
  void soIsACheckpointFromNowhere(String what, String number) throws Exception {
    TensorSource weights =
        TensorSource.of(Map.of("w", new Tensor(List.of(1), FloatBuffer.wrap(new float[] {1}))));
    Path file = run.resolve(RunFiles.CHECKPOINT);
    RunProgress position = new RunProgress(2, 3, 4, 0.5, 6, 8, 9);
    Checkpoint.write(file, position, weights, weights, Map.of());
    assertThat(Checkpoint.read(file, Arena.ofAuto()).position()).isEqualTo(position);
    String sound = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    String damaged =
        sound.replaceFirst("\"" + what + "\":\"[^\"]*\"", "\"" + what + "\":\"" + number + "\"");
    int shift = damaged.length() - sound.length();
    byte[] bytes = damaged.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    java.nio.ByteBuffer header =
        java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    header.putLong(0, header.getLong(0) + shift);
    Files.write(file, bytes);
    assertThatThrownBy(() -> Checkpoint.read(file, Arena.ofAuto()))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("checkpoint.safetensors is damaged");
  }

  /** As an archive of a few MB can bring along: it does not hide the others. */
  @Test
  void aRecordWithoutEndIsNotRead() throws Exception {
    try (RandomAccessFile file =
        new RandomAccessFile(run.resolve(RunFiles.RECORD).toFile(), "rw")) {
      file.setLength(1_200_000_000);
    }
    assertDamaged("file.too-long");
  }

  private void write(String name, String text) throws Exception {
    Files.writeString(run.resolve(name), text);
  }
}
