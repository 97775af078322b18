package cnnlab.inference;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.Network;
import cnnlab.text.UserProblem;
import cnnlab.weights.SavedWeights;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import java.util.LinkedHashMap;
import java.util.Map;

/** A network that has learned nothing yet, to be looked at or trained by another program. */
public final class UntrainedNetwork {
  private UntrainedNetwork() {}

  /** The network, newly initialized, to be written to a file. */
  public static SavedWeights of(Engine engine, Architecture architecture) throws UserProblem {
    Architecture network = architecture.forInference();
    Preprocessing usual = Preprocessing.usual(network.input().height());
    Map<String, String> about =
        new LinkedHashMap<>(new WeightMetadata(network.name(), null, usual).toMap());
    if (network.form().equals(Draft.FORM)) {
      about.put(WeightMetadata.DEFINITION, ArchitectureJson.write(network));
    }
    try (Network initialized = engine.forInference(network)) {
      return new SavedWeights(TensorSource.of(initialized.weights()), about, network, false);
    }
  }
}
