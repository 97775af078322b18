package cnnlab.weights.onnx;

import cnnlab.arch.Architecture;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.protobuf.ProtoMessage;
import cnnlab.text.UserProblem;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.WeightMetadata;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a network with its weights as a model of ONNX. */
final class OnnxWriter {
  private static final String PRODUCER = "CNN Lab";

  private OnnxWriter() {}

  static void write(Path file, Architecture network, SavedWeights weights) throws UserProblem {
    Architecture inference = network.forInference();
    ProtoMessage graph =
        weights.normalizes()
            ? OnnxGraph.normalizing(
                inference, weights.tensors(), WeightMetadata.of(weights.metadata()).preprocessing())
            : OnnxGraph.of(inference, weights.tensors());
    ProtoMessage model =
        new ProtoMessage()
            .number(Onnx.MODEL_IR_VERSION, Onnx.IR_VERSION)
            .text(Onnx.MODEL_PRODUCER_NAME, PRODUCER)
            .message(Onnx.MODEL_GRAPH, graph)
            .message(
                Onnx.MODEL_OPSET,
                new ProtoMessage()
                    .text(Onnx.OPSET_DOMAIN, "")
                    .number(Onnx.OPSET_VERSION, Onnx.OPSET));
    said(weights).forEach((key, value) -> model.message(Onnx.MODEL_METADATA, entry(key, value)));
    if (model.size() > Integer.MAX_VALUE) {
      throw UserProblem.of("weights.onnx.too-large", file.getFileName(), model.size() >> 20)
          .at(file.toString());
    }
    try {
      AtomicFile.write(file, model::write);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** The graph itself is the definition of the network. */
  private static Map<String, String> said(SavedWeights weights) {
    Map<String, String> said = new LinkedHashMap<>(weights.metadata());
    said.remove(WeightMetadata.DEFINITION);
    return said;
  }

  private static ProtoMessage entry(String key, String value) {
    return new ProtoMessage().text(Onnx.ENTRY_KEY, key).text(Onnx.ENTRY_VALUE, value);
  }
}
