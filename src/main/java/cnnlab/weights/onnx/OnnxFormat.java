package cnnlab.weights.onnx;

import cnnlab.arch.Architecture;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.graph.ImportedNetwork;
import cnnlab.weights.graph.NetworkFormat;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/** ONNX: a whole network with its weights, as a graph of operators. */
public final class OnnxFormat extends NetworkFormat {
  private static final int VERSION_FIELD = 0x08;
  private static final int NEWEST_VERSION = 40;

  public OnnxFormat() {
    super("weights.onnx.damaged");
  }

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
  protected ImportedNetwork imported(Content from) throws MalformedMessage, UserProblem {
    OnnxModel model = ModelReader.read(from.file(), from.content(), from.memory());
    return ImportedGraph.of(from.name(), model, from.budget());
  }

  @Override
  public List<String> endings() {
    return List.of("onnx");
  }

  @Override
  public boolean normalizes() {
    return true;
  }

  @Override
  protected void write(Path file, Architecture network, SavedWeights weights) throws UserProblem {
    OnnxWriter.write(file, network, weights);
  }
}
