package cnnlab.training;

import cnnlab.arch.Architecture;
import cnnlab.data.Batch;
import cnnlab.engine.ActivationPatch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.Target;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A network that another one works for; tests change a part of it. */
public class ForwardingNetwork implements Network {
  private final Network network;

  public ForwardingNetwork(Network network) {
    this.network = network;
  }

  /** Called with every batch before the network gets it. */
  protected void before(Batch batch) {}

  @Override
  public Architecture architecture() {
    return network.architecture();
  }

  @Override
  public StepResult train(Batch batch, double learningRate) throws UserProblem {
    before(batch);
    return network.train(batch, learningRate);
  }

  @Override
  public float[] predict(Batch batch) throws UserProblem {
    before(batch);
    return network.predict(batch);
  }

  @Override
  public float[] logits(Batch batch) throws UserProblem {
    before(batch);
    return network.logits(batch);
  }

  @Override
  public Map<String, Double> layerSeconds(Batch batch) throws UserProblem {
    before(batch);
    return network.layerSeconds(batch);
  }

  @Override
  public Activation activation(Batch batch, String layer) throws UserProblem {
    before(batch);
    return network.activation(batch, layer);
  }

  @Override
  public Map<String, Activation> activations(
      Batch batch, Set<String> layers, List<ActivationPatch> patches) throws UserProblem {
    before(batch);
    return network.activations(batch, layers, patches);
  }

  @Override
  public Gradients gradients(Batch batch, Target target, BackwardRule rule, Set<String> layers)
      throws UserProblem {
    before(batch);
    return network.gradients(batch, target, rule, layers);
  }

  @Override
  public TensorSource weightSource() {
    return network.weightSource();
  }

  @Override
  public void load(Map<String, Tensor> tensors) throws UserProblem {
    network.load(tensors);
  }

  @Override
  public TensorSource optimizerSource() {
    return network.optimizerSource();
  }

  @Override
  public void restoreOptimizer(Map<String, Tensor> state) throws UserProblem {
    network.restoreOptimizer(state);
  }

  @Override
  public long learnableParameters() {
    return network.learnableParameters();
  }

  @Override
  public void close() {
    network.close();
  }
}
