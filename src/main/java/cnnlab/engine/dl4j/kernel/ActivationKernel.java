package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An activation function by ND4J, which overwrites what it is given. */
final class ActivationKernel extends UnaryKernel {
  private final IActivation function;

  ActivationKernel(Op.Activation function) {
    this.function =
        switch (function) {
          case Op.Relu _ -> new ActivationReLU();
          case Op.Relu6 _ -> new ActivationReLU6();
          case Op.LeakyRelu leaky -> new ActivationLReLU(leaky.slope());
          case Op.Elu _ -> new ActivationELU();
          case Op.Silu _ -> new ActivationSwish();
          case Op.Sigmoid _ -> new ActivationSigmoid();
          case Op.Tanh _ -> new ActivationTanH();
        };
  }

  @Override
  INDArray forward(INDArray input, boolean training, LayerWorkspaceMgr memory) {
    INDArray output = NdArrays.activation(memory, input.shape()).assign(input);
    return function.getActivation(output, training);
  }

  @Override
  INDArray backward(INDArray input, INDArray gradOutput, LayerWorkspaceMgr memory) {
    INDArray gradInput = NdArrays.gradient(memory, input.shape()).assign(input);
    return function.backprop(gradInput, gradOutput).getFirst();
  }
}
