package cnnlab.weights.onnx;

import static cnnlab.weights.onnx.OnnxModels.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.files.protobuf.ProtoMessage;
import cnnlab.weights.Weights;
import cnnlab.weights.onnx.GraphProto.Attributes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of a tensor in each of the places and types that TensorProto of onnx.proto has. */
class OnnxTensorsTest {
  private static final List<Integer> SHAPE = List.of(2, 4, 1, 1);

  /** Exact in each of the types. */
  private static final float[] VALUES = {1, -2, 0.5f, 3, -0.25f, 4, 0, -1.5f};

  @TempDir Path folder;
  private Path inner = Path.of("");

  @BeforeEach
  void makeFolder() throws Exception {
    inner = Files.createDirectories(folder.resolve("inner"));
  }

  /** How eight values are kept. */
  record Kept(String name, int type, UnaryOperator<ProtoMessage> values) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kept> places() {
    return Stream.of(
        new Kept("raw_data", Onnx.FLOAT, it -> it.bytes(Onnx.TENSOR_RAW, floats())),
        new Kept("float_data", Onnx.FLOAT, it -> it.bytes(Onnx.TENSOR_FLOATS, floats())),
        new Kept("float_data, a field for each", Onnx.FLOAT, OnnxTensorsTest::floatByFloat),
        new Kept(
            "float_data in two rows",
            Onnx.FLOAT,
            it ->
                it.bytes(Onnx.TENSOR_FLOATS, Arrays.copyOf(floats(), 12))
                    .bytes(Onnx.TENSOR_FLOATS, Arrays.copyOfRange(floats(), 12, 32))),
        new Kept("double_data, a field for each", Onnx.DOUBLE, OnnxTensorsTest::doubleByDouble),
        new Kept("int32_data, a field for each", Onnx.FLOAT16, OnnxTensorsTest::halfByHalf),
        new Kept("raw doubles", Onnx.DOUBLE, it -> it.bytes(Onnx.TENSOR_RAW, doubles())),
        new Kept("double_data", Onnx.DOUBLE, it -> it.bytes(Onnx.TENSOR_DOUBLES, doubles())),
        new Kept("raw halves", Onnx.FLOAT16, it -> it.bytes(Onnx.TENSOR_RAW, halves())),
        new Kept("halves in int32_data", Onnx.FLOAT16, it -> it.bytes(Onnx.TENSOR_INTS, bits())));
  }

  private static ProtoMessage floatByFloat(ProtoMessage tensor) {
    for (float value : VALUES) {
      tensor.float32(Onnx.TENSOR_FLOATS, value);
    }
    return tensor;
  }

  private static ProtoMessage doubleByDouble(ProtoMessage tensor) {
    for (float value : VALUES) {
      tensor.float64(Onnx.TENSOR_DOUBLES, value);
    }
    return tensor;
  }

  private static ProtoMessage halfByHalf(ProtoMessage tensor) {
    for (float value : VALUES) {
      tensor.number(Onnx.TENSOR_INTS, Float.floatToFloat16(value) & 0xffff);
    }
    return tensor;
  }

  private static byte[] floats() {
    ByteBuffer bytes = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(VALUES);
    return bytes.array();
  }

  private static byte[] doubles() {
    ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : VALUES) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  private static byte[] halves() {
    ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : VALUES) {
      bytes.putShort(Float.floatToFloat16(value));
    }
    return bytes.array();
  }

  /** "float16 values must be bit-wise converted to an uint16_t prior to writing the buffer." */
  private static byte[] bits() {
    ByteBuffer bytes = ByteBuffer.allocate(24);
    for (float value : VALUES) {
      int number = Float.floatToFloat16(value) & 0xffff;
      for (; number > 0x7f; number >>>= 7) {
        bytes.put((byte) (number | 0x80));
      }
      bytes.put((byte) number);
    }
    byte[] written = new byte[bytes.flip().remaining()];
    bytes.get(written);
    return written;
  }

  @ParameterizedTest
  @MethodSource("places")
  void valuesAreTheSameWhereverTheyAreKept(Kept kept) throws Exception {
    ProtoMessage weights = kept.values().apply(tensor("n.weight", kept.type(), SHAPE));
    GraphProto graph =
        OnnxModels.graph(
            g -> {
              g.message().message(Onnx.GRAPH_INITIALIZER, weights);
              g.node("w", Attributes.of("Cast").with("to", Onnx.FLOAT), "n.weight");
              g.node("n", Attributes.of("Conv"), "y", List.of("c", "w"));
            });

    Weights read = OnnxModels.requireAlike(OnnxModels.write(file(), graph, 13));

    assertThat(Objects.requireNonNull(read.tensors().get("n.weight")).data())
        .isEqualTo(FloatBuffer.wrap(VALUES));
  }

  /** A shape as raw_data, or as int64_data, whose -1 takes ten bytes. */
  @ParameterizedTest
  @CsvSource({
    "7, 9, 0000000000000000ffffffffffffffff",
    "7, 7, 00ffffffffffffffffff01",
  })
  void aShapeIsReadFromWhereItIsKept(int type, int field, String hex) throws Exception {
    byte[] bytes = HexFormat.of().parseHex(hex);
    GraphProto graph =
        OnnxModels.graph(
            g -> {
              g.message()
                  .message(
                      Onnx.GRAPH_INITIALIZER,
                      tensor("shape", type, List.of(2)).bytes(field, bytes));
              g.node("n", Attributes.of("Reshape"), "y", List.of("c", "shape"));
            });

    OnnxModels.requireAlike(OnnxModels.write(file(), graph, 13));
  }

  @Test
  void aShapeIsReadAlsoFromAFieldForEachNumber() throws Exception {
    ProtoMessage shape =
        tensor("shape", Onnx.INT64, List.of(2)).numbers(Onnx.TENSOR_LONGS, List.of(0, -1));
    GraphProto graph =
        OnnxModels.graph(
            g -> {
              g.message().message(Onnx.GRAPH_INITIALIZER, shape);
              g.node("n", Attributes.of("Reshape"), "y", List.of("c", "shape"));
            });

    OnnxModels.requireAlike(OnnxModels.write(file(), graph, 21));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 31, tensor n.weight [2\\, 4\\, 1\\, 1]\\, 31 B",
    "1, 33, 33 B",
    "10, 32, 32 B",
    "8, 32, of type 8", // texts
    "9, 8, of type 9", // truth values
    "0, 32, of type 0",
  })
  void valuesThatAreTooFewOrNoNumbersAreDamage(int type, int bytes, String told) throws Exception {
    GraphProto graph = convolution(tensor("n.weight", type, SHAPE).bytes(9, new byte[bytes]));

    assertThat(OnnxModels.sentence(OnnxModels.write(file(), graph, 13), "weights.onnx.damaged"))
        .contains(told.replace("\\", ""));
  }

  @Test
  void halvesThatAreTooFewOrTooManyAreDamage() throws Exception {
    for (String hex : List.of("808078", "8080018080018080018080018080018080018080018080010101")) {
      GraphProto graph =
          convolution(
              tensor("n.weight", Onnx.FLOAT16, SHAPE)
                  .bytes(Onnx.TENSOR_INTS, HexFormat.of().parseHex(hex)));

      OnnxModels.sentence(OnnxModels.write(file(), graph, 13), "weights.onnx.damaged");
    }
  }

  private static GraphProto convolution(ProtoMessage weights) throws Exception {
    return OnnxModels.graph(
        g -> {
          g.message().message(Onnx.GRAPH_INITIALIZER, weights);
          g.node("n", Attributes.of("Conv"), "y", List.of("c", "n.weight"));
        });
  }

  @ParameterizedTest
  @CsvSource({"0, 32", "4, 32", "3, 32", "8,", ","})
  void valuesBesideTheModelBeginAndEndWhereItSays(String offset, String length) throws Exception {
    int begin = offset == null ? 0 : Integer.parseInt(offset);
    ByteBuffer bytes = ByteBuffer.allocate(begin + 32 + (length == null ? 0 : 5));
    Files.write(inner.resolve("w.bin"), bytes.put(begin, floats()).array());

    Weights read = OnnxModels.requireAlike(external("w.bin", offset, length));

    assertThat(Objects.requireNonNull(read.tensors().get("n.weight")).data())
        .isEqualTo(FloatBuffer.wrap(VALUES));
  }

  /** Whoever sends a model is not to learn what else lies on a disk. */
  @ParameterizedTest
  @CsvSource({
    "none.bin, 0, 32, none.bin",
    "w.bin, 8, 32, w.bin ends before 8 + 32",
    "w.bin, 40, , w.bin ends before 40",
    "w.bin, -8, 32, ends before",
    "w.bin, 0, -32, ends before",
    "w.bin, 9223372036854775807, 32, ends before",
    "w.bin, zero, 32, zero",
    "w.bin, 0, 16, 16 B",
    "../outside.bin, 0, 32, outside the model's folder",
    "link.bin, 0, 32, outside the model's folder",
    "ABSOLUTE, 0, 32, outside the model's folder",
    "., 0, 32, outside the model's folder",
  })
  void valuesThatAreNotBesideTheModelAreRefused(
      String location, String offset, String length, String told) throws Exception {
    Path outside = Files.write(folder.resolve("outside.bin"), floats());
    Files.write(inner.resolve("w.bin"), floats());
    Files.createSymbolicLink(inner.resolve("link.bin"), outside);
    String place = location.equals("ABSOLUTE") ? outside.toString() : location;

    assertThat(OnnxModels.sentence(external(place, offset, length), "weights.onnx.damaged"))
        .contains(told);
  }

  @Test
  void aModelWithoutTheFileOfItsValuesNamesIt() throws Exception {
    Path model = external("resnet.onnx_data", "0", "32");

    assertThat(OnnxModels.sentence(model, "weights.onnx.damaged"))
        .contains("model.onnx", "resnet.onnx_data")
        .doesNotContain("Exception");
  }

  private Path external(String location, String offset, String length) throws Exception {
    Map<String, String> entries = new LinkedHashMap<>();
    entries.put("location", location);
    if (offset != null) {
      entries.put("offset", offset);
    }
    if (length != null) {
      entries.put("length", length);
    }
    ProtoMessage weights = tensor("n.weight", Onnx.FLOAT, SHAPE).number(Onnx.TENSOR_LOCATION, 1);
    entries.forEach(
        (key, value) ->
            weights.message(
                Onnx.TENSOR_EXTERNAL,
                new ProtoMessage().text(Onnx.ENTRY_KEY, key).text(Onnx.ENTRY_VALUE, value)));
    return OnnxModels.write(file(), convolution(weights), 13);
  }

  private Path file() {
    return inner.resolve("model.onnx");
  }
}
