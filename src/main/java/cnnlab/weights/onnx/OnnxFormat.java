package cnnlab.weights.onnx;

import cnnlab.arch.Architecture;
import cnnlab.files.FileProblem;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.HeldNetwork;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightFormat;
import cnnlab.weights.Weights;
import cnnlab.weights.graph.ImportedNetwork;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** ONNX: a whole network with its weights, as a graph of operators. */
public final class OnnxFormat implements WeightFormat {
  private static final int VERSION_FIELD = 0x08;
  private static final int NEWEST_VERSION = 40;

  /** The version of the format, as the first field, and a field after it that a model can have. */
  @Override
  public boolean begins(MemorySegment first) {
    if (first.byteSize() < 3) {
      return false;
    }
    int version = first.get(ValueLayout.JAVA_BYTE, 1);
    int next = first.get(ValueLayout.JAVA_BYTE, 2);
    return first.get(ValueLayout.JAVA_BYTE, 0) == VERSION_FIELD
        && version > 0
        && version < NEWEST_VERSION
        && List.of(2, 3, 4, 5, 6, 7, 8, 14).contains(next >> 3);
  }

  /** Three bytes are not enough to tell: a file of CIFAR may begin so. */
  @Override
  public boolean isSurely(MemorySegment first) {
    return false;
  }

  @Override
  public Weights read(Path file, Arena memory) throws UserProblem {
    return graph(file, memory).weights(file);
  }

  @Override
  public HeldNetwork network(Path file) throws UserProblem {
    try (Arena memory = Arena.ofShared()) {
      return graph(file, memory).held(file);
    }
  }

  private static ImportedNetwork graph(Path file, Arena memory) throws UserProblem {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      MemorySegment content = channel.map(FileChannel.MapMode.READ_ONLY, 0, size, memory);
      String name = file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
      return ImportedGraph.of(
          name, ModelReader.read(file, content, memory), new MemoryBudget(size));
    } catch (MalformedMessage | ArithmeticException e) {
      throw UserProblem.of(
              "weights.onnx.damaged", file.getFileName(), String.valueOf(e.getMessage()))
          .at(file.toString())
          .causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  @Override
  public List<String> endings() {
    return List.of("onnx");
  }

  @Override
  public boolean holdsNetwork() {
    return true;
  }

  @Override
  public boolean normalizes() {
    return true;
  }

  @Override
  public void write(Path file, SavedWeights weights) throws UserProblem {
    Architecture network = weights.network();
    if (network == null) {
      throw UserProblem.of("weights.needs-network", file.getFileName()).at(file.toString());
    }
    OnnxWriter.write(file, network, weights);
  }
}
