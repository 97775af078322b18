package cnnlab.weights.pytorch;

import cnnlab.files.FileProblem;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.MalformedContent;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.Tensor;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import cnnlab.weights.WholeNumbers;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files of {@code torch.save}: the zip that it writes since 1.6 and what it wrote before. Only
 * tensors are read, and only those of floating-point numbers: batch normalization's counters are
 * left out. The file written is a state dictionary that {@code torch.load(file, weights_only=True)}
 * opens.
 */
public final class PytorchFormat implements WeightFormat {
  private static final byte[] ZIP = {'P', 'K', 3, 4};

  @Override
  public boolean begins(MemorySegment first) {
    return LegacyContainer.begins(first) || isZip(first);
  }

  /** The first entry of PyTorch's own zip is the pickle. */
  @Override
  public boolean isSurely(MemorySegment first) {
    byte[] bytes = first.toArray(ValueLayout.JAVA_BYTE);
    return LegacyContainer.begins(first)
        || (isZip(first) && new String(bytes, StandardCharsets.ISO_8859_1).contains("/data.pkl"));
  }

  private static boolean isZip(MemorySegment first) {
    return first.byteSize() >= ZIP.length
        && first.asSlice(0, ZIP.length).mismatch(MemorySegment.ofArray(ZIP)) == -1;
  }

  @Override
  public Weights read(Path file, Arena memory) throws UserProblem {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory);
      MemoryBudget budget = new MemoryBudget(size);
      Container container = container(file, content, budget);
      if (container == null) {
        throw problem("weights.unknown-format", file);
      }
      return weights(container, budget, file);
    } catch (RefusedGlobal e) {
      String key = e.isModel() ? "weights.pytorch.model" : "weights.pytorch.global";
      throw UserProblem.of(key, file.getFileName(), e.global()).at(file.toString());
    } catch (CompiledProgram e) {
      throw problem("weights.pytorch.script", file);
    } catch (MalformedContent e) {
      throw problem("weights.pytorch.damaged", file).causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  @Override
  public List<String> endings() {
    return List.of("pt", "pth", "ckpt");
  }

  /** Every tensor has a storage of its own. The file says nothing of itself. */
  @Override
  public void write(Path file, SavedWeights weights) throws UserProblem {
    PytorchWriter.write(file, weights.tensors());
  }

  private static @Nullable Container container(
      Path file, MemorySegment content, MemoryBudget budget)
      throws MalformedContent, RefusedGlobal, CompiledProgram, UserProblem {
    return isZip(content) ? ZipContainer.open(file, content, budget) : new LegacyContainer(content);
  }

  private static Weights weights(Container container, MemoryBudget budget, Path file)
      throws MalformedContent, UserProblem {
    StateDict saved = StateDict.of(container.root());
    TensorValues values = new TensorValues(container, budget);
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    for (Map.Entry<String, Pickled.View> each : saved.tensors().entrySet()) {
      WholeNumbers.refuseWeights(file, each.getKey(), each.getValue().storage().type());
      if (each.getValue().storage().type().isFloatingPoint()) {
        tensors.put(each.getKey(), values.of(each.getValue()));
      }
    }
    if (tensors.isEmpty()) {
      throw problem("weights.pytorch.empty", file);
    }
    List<Note> notes =
        saved.entry().isEmpty() ? List.of() : List.of(Note.of("weights.note.entry", saved.entry()));
    return new Weights(tensors, Map.of(), notes);
  }

  private static UserProblem problem(String key, Path file) {
    return UserProblem.of(key, file.getFileName()).at(file.toString());
  }
}
