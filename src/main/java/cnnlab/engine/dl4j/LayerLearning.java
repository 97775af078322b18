package cnnlab.engine.dl4j;

import java.util.List;
import org.deeplearning4j.nn.api.TrainingConfig;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;

/** How a layer's parameters learn: all by one rule, their decay added to the gradient. */
record LayerLearning(String layer, UpdateRule rule) implements TrainingConfig {

  @Override
  public String getLayerName() {
    return layer;
  }

  @Override
  public List<Regularization> getRegularizationByParam(String parameter) {
    double weightDecay = rule.settings().weightDecay();
    return weightDecay == 0 ? List.of() : List.of(new L2Regularization(weightDecay));
  }

  @Override
  public boolean isPretrainParam(String parameter) {
    return false;
  }

  @Override
  public IUpdater getUpdaterByParam(String parameter) {
    return rule;
  }

  @Override
  public GradientNormalization getGradientNormalization() {
    return GradientNormalization.None;
  }

  @Override
  public double getGradientNormalizationThreshold() {
    return 0;
  }

  @Override
  public void setDataType(DataType type) {
    // Everything is float32.
  }
}
