package cnnlab.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.TensorSpec;
import cnnlab.engine.agreement.Fixtures;
import cnnlab.engine.agreement.Fixtures.LayerCase;
import cnnlab.engine.agreement.Fixtures.Values;
import cnnlab.engine.common.FusedLayer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Outputs, gradients and running statistics of every kind of layer. */
class StagesLikePyTorchTest {
  private static final float TOLERANCE = 2e-5f;

  static List<LayerCase> cases() {
    return Fixtures.layers();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computesWhatPyTorchComputes(LayerCase pyTorch) {
    assumeTrue(OneDnnEngine.fitsThisMachine());
    List<TensorSpec> specs = new ArrayList<>();
    pyTorch
        .tensors()
        .forEach(
            (suffix, array) ->
                specs.add(
                    new TensorSpec(
                        "layer." + suffix,
                        "layer",
                        array.shape(),
                        !suffix.startsWith("running_"))));
    try (Parameters parameters = new Parameters(specs, 0)) {
      Tape tape = new Tape();
      Stage stage = stage(pyTorch, parameters);
      List<Value> inputs =
          pyTorch.inputs().stream()
              .map(values -> tape.input(Layout.plain(values.dimensions())))
              .toList();
      Value output = plain(tape, stage.forward(tape, inputs));
      Value gradient = tape.input(output.layout());
      List<Value> slopes = new ArrayList<>();
      if (pyTorch.training()) {
        for (@Nullable Value slope : stage.backward(tape, gradient, true)) {
          slopes.add(plain(tape, Objects.requireNonNull(slope)));
        }
      }
      parameters.place();
      try (Workspace workspace = new Workspace(() -> {});
          Program program = tape.finish(workspace)) {
        pyTorch
            .tensors()
            .forEach((suffix, values) -> write(parameters.value("layer." + suffix), values));
        for (int i = 0; i < inputs.size(); i++) {
          write(inputs.get(i), pyTorch.inputs().get(i));
        }
        if (pyTorch.training()) {
          write(gradient, Objects.requireNonNull(pyTorch.gradient()));
        }
        program.run();
        same("output", output, pyTorch.output());
        List<Values> expected = Objects.requireNonNullElse(pyTorch.inputGradients(), List.of());
        for (int i = 0; i < expected.size(); i++) {
          same("gradient of input " + i, slopes.get(i), expected.get(i));
        }
        Objects.requireNonNullElse(pyTorch.tensorGradients(), Map.<String, Values>of())
            .forEach(
                (suffix, values) -> same(suffix, parameters.gradient("layer." + suffix), values));
        Objects.requireNonNullElse(pyTorch.state(), Map.<String, Values>of())
            .forEach((suffix, values) -> same(suffix, parameters.value("layer." + suffix), values));
      }
    }
  }

  private static Stage stage(LayerCase pyTorch, Parameters parameters) {
    List<Integer> shape = pyTorch.inputs().getFirst().shape();
    boolean map = shape.size() == 4;
    Layer input =
        new Layer(
            "input",
            new Op.Input(shape.get(1), map ? shape.get(2) : 1, map ? shape.get(3) : 1),
            List.of(),
            "");
    List<String> names =
        IntStream.range(0, pyTorch.inputs().size()).mapToObj(_ -> "input").toList();
    Layer layer = new Layer("layer", pyTorch.op(), names, "");
    Architecture surroundings =
        new Architecture(
            "one layer",
            "",
            new Paper("none", "none"),
            List.of(input),
            List.of(new Head("input", 1)));
    Stages stages = new Stages(surroundings, parameters, 1, () -> 0);
    FusedLayer unit = new FusedLayer(layer, false, "layer");
    return pyTorch.training() ? stages.training(unit) : stages.inference(unit);
  }

  private static Value plain(Tape tape, Value value) {
    Value plain = tape.as(value, Layout.plain(value.layout().dimensions()));
    tape.keep(plain);
    return plain;
  }

  private static void write(Value value, Values values) {
    Transfer.write(value, FloatBuffer.wrap(values.values()));
  }

  private static void same(String what, Value actual, Values expected) {
    assertThat(Transfer.read(actual))
        .as(what)
        .containsExactly(expected.values(), offset(TOLERANCE));
  }
}
