package cnnlab.engine.dl4j;

import cnnlab.run.OptimizerSettings;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The optimizer of a graph as DL4J knows it, with PyTorch's arithmetic. The learning rate is set
 * before each iteration.
 */
final class UpdateRule implements IUpdater {
  private final transient OptimizerSettings settings;
  private double learningRate;

  UpdateRule(OptimizerSettings settings) {
    this.settings = settings;
    this.learningRate = settings.learningRate();
  }

  OptimizerSettings settings() {
    return settings;
  }

  void learningRate(double rate) {
    learningRate = rate;
  }

  double learningRate() {
    return learningRate;
  }

  @Override
  public long stateSize(long parameters) {
    return switch (settings.kind()) {
      case SGD, NESTEROV -> parameters;
      case ADAM -> 2 * parameters;
    };
  }

  @Override
  public GradientUpdater<UpdateRule> instantiate(INDArray state, boolean initialize) {
    if (initialize) {
      state.assign(0);
    }
    return switch (settings.kind()) {
      case SGD, NESTEROV -> new MomentumUpdate(this, state);
      case ADAM -> new AdamUpdate(this, state);
    };
  }

  @Override
  public GradientUpdater<UpdateRule> instantiate(Map<String, INDArray> state, boolean initialize) {
    throw new UnsupportedOperationException("The state is one flat vector");
  }

  @Override
  public IUpdater clone() {
    return this;
  }

  @Override
  public double getLearningRate(int iteration, int epoch) {
    return learningRate;
  }

  @Override
  public boolean hasLearningRate() {
    return true;
  }

  @Override
  public void setLrAndSchedule(double rate, ISchedule schedule) {
    learningRate = rate;
  }
}
