package cnnlab.engine.dl4j.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class ScaleKernelTest {
  @Test
  void valuesAndGradientsAreMultipliedAndTheInputStays() {
    INDArray input = Nd4j.createFromArray(new float[][] {{1, -2, 4}});
    INDArray gradient = Nd4j.createFromArray(new float[][] {{8, 0, -1}});
    ScaleKernel kernel = new ScaleKernel(0.25);
    LayerWorkspaceMgr memory = LayerWorkspaceMgr.noWorkspaces();
    assertThat(kernel.forward(input, true, memory).toFloatVector())
        .containsExactly(0.25f, -0.5f, 1);
    assertThat(kernel.backward(input, gradient, memory).toFloatVector())
        .containsExactly(2, 0, -0.25f);
    assertThat(input.toFloatVector()).containsExactly(1, -2, 4);
  }
}
