package cnnlab.weights.onnx;

import cnnlab.arch.Architecture;
import cnnlab.arch.Draft;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Shape.Vector;
import cnnlab.data.transform.Preprocessing;
import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.ForeignMetadata;
import cnnlab.weights.MemoryBudget;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.graph.ImportedNetwork;
import cnnlab.weights.graph.Unrepresentable;
import cnnlab.weights.onnx.GraphValue.Activation;
import cnnlab.weights.onnx.GraphValue.Lost;
import cnnlab.weights.onnx.GraphValue.Pixels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a graph of ONNX into layers. */
final class ImportedGraph {
  private static final int IMAGE_CHANNELS = 3;
  private static final String URL = "https://onnx.ai";

  private ImportedGraph() {}

  /**
   * Turns a model into layers.
   *
   * @param name of the network, where the file says none
   */
  static ImportedNetwork of(String name, OnnxModel model, MemoryBudget budget)
      throws MalformedMessage, UserProblem {
    List<Note> notes = new ArrayList<>();
    if (model.inputs().isEmpty() || model.outputs().isEmpty()) {
      throw new MalformedMessage("no input or no output");
    }
    OnnxModel.Input image = model.inputs().getFirst();
    Weights about = ForeignMetadata.inOwnTerms(new Weights(Map.of(), model.metadata()));
    notes.addAll(about.notes());
    Preprocessing said = WeightMetadata.of(about.metadata()).preprocessing();
    Op.Input input = input(image, said, notes);
    Translation graph = new Translation(model, image.name(), input, budget);
    Operators operators = new Operators(graph, model.outputs());
    List<String> unrepresentable = new ArrayList<>();
    for (OnnxNode node : model.nodes()) {
      if (node.outputs().isEmpty()) {
        throw new MalformedMessage("node " + node.name() + " without an output");
      }
      GraphValue value = value(graph, operators, node, unrepresentable);
      for (String output : node.outputs()) {
        graph.put(output, output.equals(node.outputs().getFirst()) ? value : new Lost());
      }
    }
    Head head = new Head(head(graph, model.outputs().getFirst(), unrepresentable), 1);
    Map<String, String> metadata = new LinkedHashMap<>(about.metadata());
    String title = metadata.computeIfAbsent("architecture", _ -> name);
    if (said.inputSize() != input.height() || !metadata.containsKey(WeightMetadata.INPUT_SIZE)) {
      metadata.put(WeightMetadata.INPUT_SIZE, Integer.toString(input.height()));
      metadata.remove(WeightMetadata.RESIZE);
    }
    normalization(graph.pixels(), metadata, notes);
    List<Layer> layers = graph.layers().neededFor(head);
    Paper source = new Paper(("ONNX " + model.producer()).strip(), URL);
    Architecture architecture = new Draft(title, Draft.FORM, source, layers, List.of(head)).build();
    return new ImportedNetwork(
        architecture, graph.layers().tensors(), metadata, notes, List.copyOf(unrepresentable));
  }

  private static Op.Input input(OnnxModel.Input image, Preprocessing said, List<Note> notes)
      throws UserProblem {
    List<Long> sizes = new ArrayList<>(image.dimensions());
    if (sizes.size() == 4 && sizes.get(2) <= 0 && sizes.get(3) <= 0) {
      notes.add(Note.of("weights.note.onnx.size", said.inputSize()));
      sizes.set(2, (long) said.inputSize());
      sizes.set(3, (long) said.inputSize());
    }
    if (sizes.size() != 4
        || sizes.get(1) != IMAGE_CHANNELS
        || !sizes.get(2).equals(sizes.get(3))
        || sizes.get(2) > Short.MAX_VALUE) {
      throw UserProblem.of("weights.onnx.input", image.name(), sizes.toString());
    }
    return new Op.Input(IMAGE_CHANNELS, sizes.get(2).intValue(), sizes.get(3).intValue());
  }

  private static GraphValue value(
      Translation graph, Operators operators, OnnxNode node, List<String> unrepresentable)
      throws MalformedMessage, UserProblem {
    try {
      for (String input : node.inputs()) {
        if (!input.isEmpty() && graph.get(input) instanceof Lost) {
          if (!Operators.isKnown(node)) {
            throw new Unrepresentable("");
          }
          return new Lost();
        }
      }
      return operators.of(node);
    } catch (Unrepresentable e) {
      unrepresentable.add(e.of(node.title(), node.op()));
      return new Lost();
    }
  }

  /** The layer whose output counts; the newest where that one is lost. */
  private static String head(Translation graph, String output, List<String> unrepresentable)
      throws MalformedMessage, UserProblem {
    GraphValue value = graph.get(output);
    if (value instanceof Activation(String layer, var shape) && unrepresentable.isEmpty()) {
      boolean isVector = shape instanceof Vector;
      return isVector ? layer : graph.add("flatten", new Op.Flatten(), (Activation) value).layer();
    }
    if (unrepresentable.isEmpty()) {
      throw new MalformedMessage("no layer yields " + output);
    }
    return graph.layers().newest().name();
  }

  /** What the graph itself does to the pixels becomes part of the preprocessing. */
  private static void normalization(
      @Nullable Pixels pixels, Map<String, String> metadata, List<Note> notes) throws UserProblem {
    if (pixels == null || pixels.isUntouched()) {
      return;
    }
    List<List<Float>> normalization =
        PixelRange.normalization(pixels, WeightMetadata.of(metadata).preprocessing());
    List<Float> mean = normalization.getFirst();
    List<Float> std = normalization.getLast();
    if (!std.stream().allMatch(it -> it > 0 && Float.isFinite(it))) {
      throw UserProblem.of("weights.onnx.pixels", pixels.scale().toString());
    }
    metadata.put("mean", mean.toString());
    metadata.put("std", std.toString());
    notes.add(Note.of("weights.note.onnx.pixels"));
  }
}
