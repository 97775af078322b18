package cnnlab.engine.dl4j;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.GradientUpdater;

/** An update of all parameters at once, whose state is one flat vector that DL4J holds. */
abstract class FlatUpdate implements GradientUpdater<UpdateRule> {
  private final UpdateRule rule;

  FlatUpdate(UpdateRule rule) {
    this.rule = rule;
  }

  @Override
  public final UpdateRule getConfig() {
    return rule;
  }

  @Override
  public final void setState(Map<String, INDArray> state, boolean initialize) {
    throw new UnsupportedOperationException("The state is one flat vector");
  }

  @Override
  public final Map<String, INDArray> getState() {
    throw new UnsupportedOperationException("The state is one flat vector");
  }

  @Override
  public final void setStateViewArray(
      INDArray state, long[] shape, char order, boolean initialize) {
    throw new UnsupportedOperationException("The state is given at the start");
  }
}
