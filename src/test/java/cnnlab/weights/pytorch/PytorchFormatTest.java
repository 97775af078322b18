package cnnlab.weights.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that PyTorch wrote, see src/test/python/pytorch_fixtures.py. */
class PytorchFormatTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"state", "state_legacy"})
  void aStateDictionaryIsRead(String file) throws Exception {
    Weights weights = read(file);

    assertThat(weights.tensors().keySet())
        .as("without num_batches_tracked")
        .containsExactly(
            "conv.weight",
            "conv.bias",
            "bn.weight",
            "bn.bias",
            "bn.running_mean",
            "bn.running_var",
            "fc.weight",
            "fc.bias");
    assertThat(weights.tensors())
        .containsEntry("conv.weight", countingFrom(0, 2, 1, 2, 2))
        .containsEntry("conv.bias", countingFrom(8, 2))
        .containsEntry("bn.running_var", countingFrom(16, 2))
        .containsEntry("fc.weight", countingFrom(18, 2, 3))
        .containsEntry("fc.bias", countingFrom(24, 2));
    assertThat(weights.metadata()).isEmpty();
    assertThat(weights.notes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "checkpoint, state_dict, module.fc.weight",
    "checkpoint_legacy, state_dict, module.fc.weight",
    "nested, model.net, fc.weight",
    "nested_legacy, model.net, fc.weight"
  })
  void theWeightsOfATrainingProgramAreFoundAndTheirPlaceIsSaid(
      String file, String entry, String tensor) throws Exception {
    Weights weights = read(file);

    assertThat(weights.tensors()).hasSize(8).containsEntry(tensor, countingFrom(18, 2, 3));
    assertThat(weights.notes()).containsExactly(Note.of("weights.note.entry", entry));
  }

  @ParameterizedTest
  @ValueSource(strings = {"types", "types_legacy"})
  void everyFloatingPointTypeBecomesFloat32(String file) throws Exception {
    Map<String, Tensor> tensors = read(file).tensors();

    float[] values = {1, -2.5f, 0, 65504, 0.125f, -0.0078125f};
    for (String type : List.of("f16", "f32", "f64")) {
      assertThat(tensors).containsEntry(type, tensor(List.of(2, 3), values));
    }
    assertThat(tensors)
        .containsEntry("bf16", tensor(List.of(3), 1, -2.5f, 0.15625f))
        .containsEntry("scalar", tensor(List.of(), 3))
        .containsEntry("empty", tensor(List.of(0, 4)))
        .doesNotContainKeys("i64", "i32", "u8", "bool");
  }

  @ParameterizedTest
  @ValueSource(strings = {"views", "views_legacy"})
  void tensorsThatShareAStorageAndStepThroughItAreRead(String file) throws Exception {
    Map<String, Tensor> tensors = read(file).tensors();

    Tensor transposed =
        tensor(
            List.of(6, 4),
            IntStream.range(0, 24).mapToObj(i -> (float) (i % 4 * 6 + i / 4)).toList());
    assertThat(tensors)
        .containsEntry("whole", countingFrom(0, 24))
        .containsEntry("part", countingFrom(5, 4))
        .containsEntry("transposed", transposed)
        .containsEntry("half", transposed)
        .containsEntry("column", tensor(List.of(4), 2, 8, 14, 20))
        .containsEntry("every_third", tensor(List.of(8), 1, 4, 7, 10, 13, 16, 19, 22))
        .containsEntry("channels_last", countingFrom(0, 1, 2, 3, 4))
        .containsEntry("expanded", tensor(List.of(3), 2, 2, 2))
        .containsEntry("parameter", countingFrom(0, 2, 12));
  }

  @ParameterizedTest
  @CsvSource({
    "module.pth, weights.pytorch.model, __main__.Whole",
    "module_legacy.pth, weights.pytorch.model, __main__.Whole",
    "script.pt, weights.pytorch.script, torch.jit.load",
    "list.pth, weights.pytorch.empty, state dictionary"
  })
  void whatIsMoreOrLessThanWeightsIsRefusedWithWhatToSave(String file, String key, String said)
      throws Exception {
    assertThatThrownBy(() -> WeightFile.read(resource(file), Arena.ofAuto()))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo(key);
              assertThat(problem.sentences(Messages.ENGLISH)).contains(said, "torch.save(");
              assertThat(problem.advice(Messages.CHINESE)).contains("torch.save(");
            });
  }

  /** Somebody unpacked the file and packed it again, smaller. */
  @Test
  void aZipThatWasPackedAgainIsRead() throws Exception {
    Path packed = folder.resolve("packed.pth");
    try (ZipFile from = new ZipFile(resource("views.pth").toFile());
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(packed))) {
      for (ZipEntry entry : from.stream().toList()) {
        to.putNextEntry(new ZipEntry(entry.getName()));
        from.getInputStream(entry).transferTo(to);
      }
    }

    assertThat(WeightFile.read(packed, Arena.ofAuto())).isEqualTo(read("views"));
  }

  @Test
  void whatIsWrittenIsReadAgain() throws Exception {
    Map<String, Tensor> tensors = new LinkedHashMap<>(read("views").tensors());
    tensors.put("層.weight", countingFrom(0, 70_000));
    tensors.put("empty", tensor(List.of(0, 4)));
    tensors.put("scalar", tensor(List.of(), 5));
    Path file = folder.resolve("out.pt");

    WeightFile.write(file, TensorSource.of(tensors), Map.of("architecture", "not kept"));
    byte[] first = Files.readAllBytes(file);
    WeightFile.write(file, TensorSource.of(tensors), Map.of());

    assertThat(WeightFile.read(file, Arena.ofAuto())).isEqualTo(new Weights(tensors, Map.of()));
    assertThat(Files.readAllBytes(file)).as("the same weights, the same file").isEqualTo(first);
  }

  @ParameterizedTest
  @ValueSource(strings = {"checkpoint.pth", "checkpoint_legacy.pth"})
  void everyCutIsNoticed(String name) throws Exception {
    byte[] whole = Files.readAllBytes(resource(name));
    for (int length = 0; length < whole.length; length += 7) {
      Path cut = Files.write(folder.resolve("cut.pth"), Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> WeightFile.read(cut, Arena.ofAuto()))
          .as("%d bytes", length)
          .isInstanceOf(UserProblem.class);
    }
  }

  private static Weights read(String name) throws Exception {
    return WeightFile.read(resource(name + ".pth"), Arena.ofAuto());
  }

  static Path resource(String name) throws Exception {
    return Path.of(
        Objects.requireNonNull(
                PytorchFormatTest.class.getResource("/cnnlab/weights/pytorch/" + name), name)
            .toURI());
  }

  private static Tensor countingFrom(int first, Integer... shape) {
    int elements = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    float[] values = new float[elements];
    for (int i = 0; i < elements; i++) {
      values[i] = first + i;
    }
    return tensor(List.of(shape), values);
  }

  private static Tensor tensor(List<Integer> shape, List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return tensor(shape, array);
  }

  private static Tensor tensor(List<Integer> shape, float... values) {
    return new Tensor(shape, FloatBuffer.wrap(values));
  }
}
