package cnnlab.weights.onnx;

import cnnlab.files.protobuf.MalformedMessage;
import cnnlab.files.protobuf.ProtoReader;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a model of ONNX, of which nothing is trusted: what it holds is counted, and tensors stay
 * where they lie.
 */
final class ModelReader {
  private static final int LONGEST_NAME = 1 << 12;
  private static final int LONGEST_TEXT = 1 << 22;

  /** Nodes, names, attributes and tensors together; the largest network here has some thousands. */
  private static final int MOST_PARTS = 400_000;

  private final Path file;
  private final Arena memory;
  private int parts;

  private String producer = "";
  private final Map<String, String> metadata = new LinkedHashMap<>();
  private final List<OnnxNode> nodes = new ArrayList<>();
  private final Map<String, OnnxTensor> initializers = new HashMap<>();
  private final List<OnnxModel.Input> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();

  private ModelReader(Path file, Arena memory) {
    this.file = file;
    this.memory = memory;
  }

  /**
   * Reads a model.
   *
   * @param file beside which tensors may lie that are not in it
   * @param memory these live as long as this
   */
  static OnnxModel read(Path file, MemorySegment content, Arena memory) throws MalformedMessage {
    ModelReader reader = new ModelReader(file, memory);
    reader.model(new ProtoReader(content));
    reader.inputs.removeIf(input -> reader.initializers.containsKey(input.name()));
    return new OnnxModel(
        reader.producer.strip(),
        reader.metadata,
        reader.nodes,
        reader.initializers,
        reader.inputs,
        reader.outputs);
  }

  private void model(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      switch (in.field()) {
        case Onnx.MODEL_PRODUCER_NAME -> producer = name(in) + " " + producer;
        case Onnx.MODEL_PRODUCER_VERSION -> producer += name(in);
        case Onnx.MODEL_GRAPH -> graph(in.message());
        case Onnx.MODEL_METADATA -> entry(in.message(), metadata);
        default -> {}
      }
    }
  }

  private void entry(ProtoReader in, Map<String, String> entries) throws MalformedMessage {
    String key = "";
    String value = "";
    while (in.next()) {
      switch (in.field()) {
        case Onnx.ENTRY_KEY -> key = name(in);
        case Onnx.ENTRY_VALUE -> value = in.text(LONGEST_TEXT);
        default -> {}
      }
    }
    entries.put(key, value);
  }

  private void graph(ProtoReader in) throws MalformedMessage {
    while (in.next()) {
      switch (in.field()) {
        case Onnx.GRAPH_NODE -> nodes.add(node(in.message()));
        case Onnx.GRAPH_INITIALIZER -> {
          OnnxTensor tensor = tensor(in.message());
          initializers.put(tensor.name(), tensor);
        }
        case Onnx.GRAPH_INPUT -> inputs.add(value(in.message()));
        case Onnx.GRAPH_OUTPUT -> outputs.add(value(in.message()).name());
        default -> {}
      }
    }
  }

  private OnnxNode node(ProtoReader in) throws MalformedMessage {
    count();
    String op = "";
    String domain = "";
    String name = "";
    List<String> reads = new ArrayList<>();
    List<String> writes = new ArrayList<>();
    Map<String, OnnxAttribute> attributes = new HashMap<>();
    while (in.next()) {
      switch (in.field()) {
        case Onnx.NODE_INPUT -> reads.add(name(in));
        case Onnx.NODE_OUTPUT -> writes.add(name(in));
        case Onnx.NODE_NAME -> name = name(in);
        case Onnx.NODE_OP -> op = name(in);
        case Onnx.NODE_DOMAIN -> domain = name(in);
        case Onnx.NODE_ATTRIBUTE -> attribute(in.message(), attributes);
        default -> {}
      }
    }
    return new OnnxNode(op, domain, name, reads, writes, attributes);
  }

  private void attribute(ProtoReader in, Map<String, OnnxAttribute> attributes)
      throws MalformedMessage {
    String name = "";
    float real = 0;
    long number = 0;
    String text = "";
    List<Long> numbers = new ArrayList<>();
    @Nullable OnnxTensor tensor = null;
    while (in.next()) {
      switch (in.field()) {
        case Onnx.ATTRIBUTE_NAME -> name = name(in);
        case Onnx.ATTRIBUTE_FLOAT -> real = in.float32();
        case Onnx.ATTRIBUTE_INT -> number = in.number();
        case Onnx.ATTRIBUTE_STRING -> text = name(in);
        case Onnx.ATTRIBUTE_TENSOR -> tensor = tensor(in.message());
        case Onnx.ATTRIBUTE_INTS -> numbers(in, numbers);
        default -> {}
      }
    }
    attributes.put(name, new OnnxAttribute(real, number, text, numbers, tensor));
  }

  private OnnxModel.Input value(ProtoReader in) throws MalformedMessage {
    count();
    String name = "";
    List<Long> dimensions = new ArrayList<>();
    while (in.next()) {
      switch (in.field()) {
        case Onnx.VALUE_NAME -> name = name(in);
        case Onnx.VALUE_TYPE -> type(in.message(), dimensions);
        default -> {}
      }
    }
    return new OnnxModel.Input(name, dimensions);
  }

  private void type(ProtoReader in, List<Long> dimensions) throws MalformedMessage {
    while (in.next()) {
      if (in.field() == Onnx.TYPE_TENSOR) {
        ProtoReader tensor = in.message();
        while (tensor.next()) {
          if (tensor.field() == Onnx.TENSOR_TYPE_SHAPE) {
            shape(tensor.message(), dimensions);
          }
        }
      }
    }
  }

  private void shape(ProtoReader in, List<Long> dimensions) throws MalformedMessage {
    while (in.next()) {
      count();
      long size = 0;
      ProtoReader dimension = in.message();
      while (dimension.next()) {
        size = dimension.field() == Onnx.DIMENSION_VALUE ? dimension.number() : size;
      }
      dimensions.add(size);
    }
  }

  private OnnxTensor tensor(ProtoReader in) throws MalformedMessage {
    count();
    String name = "";
    int type = 0;
    List<Long> shape = new ArrayList<>();
    NumberRow values = new NumberRow();
    boolean varints = false;
    Map<String, String> external = new HashMap<>();
    while (in.next()) {
      switch (in.field()) {
        case Onnx.TENSOR_NAME -> name = name(in);
        case Onnx.TENSOR_ELEMENT -> type = (int) in.number();
        case Onnx.TENSOR_DIMENSIONS -> numbers(in, shape);
        case Onnx.TENSOR_RAW -> values.add(in.bytes());
        case Onnx.TENSOR_FLOATS, Onnx.TENSOR_DOUBLES -> values.add(in.row());
        case Onnx.TENSOR_LONGS, Onnx.TENSOR_INTS -> {
          values.add(in.row());
          varints = true;
        }
        case Onnx.TENSOR_EXTERNAL -> entry(in.message(), external);
        default -> {}
      }
    }
    MemorySegment found =
        external.isEmpty() ? values.values() : ExternalData.of(file, external, memory);
    return new OnnxTensor(name, sizes(shape), type, found, varints);
  }

  private static List<Integer> sizes(List<Long> shape) throws MalformedMessage {
    List<Integer> sizes = new ArrayList<>();
    for (long size : shape) {
      if (size < 0 || size > Integer.MAX_VALUE) {
        throw new MalformedMessage("a tensor of shape " + shape);
      }
      sizes.add((int) size);
    }
    return sizes;
  }

  /** Repeated whole numbers, in one field or in many. */
  private void numbers(ProtoReader in, List<Long> numbers) throws MalformedMessage {
    if (in.isPacked()) {
      ProtoReader row = in.message();
      while (row.hasMore()) {
        count();
        numbers.add(row.packed());
      }
    } else {
      count();
      numbers.add(in.number());
    }
  }

  private String name(ProtoReader in) throws MalformedMessage {
    count();
    return in.text(LONGEST_NAME);
  }

  private void count() throws MalformedMessage {
    if (++parts > MOST_PARTS) {
      throw new MalformedMessage("more than " + MOST_PARTS + " parts");
    }
  }
}
