package cnnlab.engine.dl4j;

import cnnlab.run.OptimizerSettings;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Stochastic gradient descent: v = mu v + g, then w -= rate v, and w -= rate (g + mu v) after
 * Nesterov. DL4J's own keeps the learning rate within v, which differs as soon as the rate changes.
 */
final class MomentumUpdate extends FlatUpdate {
  private final INDArray velocity;

  MomentumUpdate(UpdateRule rule, INDArray velocity) {
    super(rule);
    this.velocity = velocity.reshape(velocity.length());
  }

  @Override
  public void applyUpdater(INDArray gradient, int iteration, int epoch) {
    OptimizerSettings settings = getConfig().settings();
    velocity.muli(settings.momentum()).addi(gradient);
    if (settings.kind() == OptimizerSettings.Kind.NESTEROV) {
      Nd4j.getBlasWrapper()
          .level1()
          .axpy(velocity.length(), settings.momentum(), velocity, gradient);
    } else {
      gradient.assign(velocity);
    }
    gradient.muli(getConfig().learningRate());
  }
}
