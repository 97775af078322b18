package cnnlab.engine.dl4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.arch.TensorSpec;
import cnnlab.engine.agreement.Fixtures;
import cnnlab.engine.agreement.Fixtures.LayerCase;
import cnnlab.engine.agreement.Fixtures.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Outputs, gradients and running statistics of every kind of layer. */
class LayersLikePyTorchTest {
  private static final float TOLERANCE = 2e-5f;

  static List<LayerCase> cases() {
    return Fixtures.layers();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void computesWhatPyTorchComputes(LayerCase pyTorch) {
    LayerTensors tensors = tensors(pyTorch.tensors());
    Kernel kernel = Kernels.of(pyTorch.op(), tensors, false, 1);
    pyTorch.tensors().forEach((suffix, value) -> tensors.value(suffix).assign(array(value)));
    INDArray[] inputs =
        pyTorch.inputs().stream().map(LayersLikePyTorchTest::array).toArray(INDArray[]::new);
    LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();

    INDArray output = kernel.forward(inputs, pyTorch.training(), memory);
    same("output", output, pyTorch.output());
    if (pyTorch.training()) {
      INDArray gradient = array(Objects.requireNonNull(pyTorch.gradient()));
      INDArray[] gradients = kernel.backward(inputs, gradient, memory);
      List<Values> expected = Objects.requireNonNull(pyTorch.inputGradients());
      for (int i = 0; i < inputs.length; i++) {
        same("gradient of input " + i, gradients[i], expected.get(i));
      }
      Map<String, Values> slopes = Objects.requireNonNullElse(pyTorch.tensorGradients(), Map.of());
      slopes.forEach((suffix, value) -> same(suffix, tensors.gradient(suffix), value));
      Map<String, Values> state = Objects.requireNonNullElse(pyTorch.state(), Map.of());
      state.forEach((suffix, value) -> same(suffix, tensors.value(suffix), value));
    }
  }

  private static LayerTensors tensors(Map<String, Values> values) {
    List<TensorSpec> specs = new ArrayList<>();
    values.forEach(
        (suffix, array) ->
            specs.add(
                new TensorSpec(
                    "layer." + suffix, "layer", array.shape(), !suffix.startsWith("running_"))));
    long learnable = LayerTensors.learnable(specs);
    LayerTensors tensors =
        new LayerTensors(specs, learnable == 0 ? null : Nd4j.create(1, learnable));
    if (learnable > 0) {
      tensors.gradients(Nd4j.create(1, learnable));
    }
    return tensors;
  }

  private static INDArray array(Values values) {
    return Nd4j.create(values.values().clone(), values.dimensions(), 'c');
  }

  private static void same(String what, INDArray actual, Values expected) {
    assertThat(actual.shape()).as(what).isEqualTo(expected.dimensions());
    assertThat(actual.dup('c').data().asFloat())
        .as(what)
        .containsExactly(expected.values(), offset(TOLERANCE));
  }
}
