package cnnlab.ui.inspect;

import cnnlab.arch.Architecture;
import cnnlab.data.Preprocessing;
import cnnlab.data.RgbImage;
import cnnlab.engine.Prediction;
import cnnlab.engine.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;

/**
 * A trained network that several background jobs may ask; it answers one after the other. Once it
 * is closed, a job that came too late gets no answer, and none is missed, since another network is
 * in view.
 */
final class AskedNetwork {
  private final TrainedNetwork network;
  private boolean closed;

  AskedNetwork(TrainedNetwork network) {
    this.network = network;
  }

  Architecture architecture() {
    return network.architecture();
  }

  Preprocessing preprocessing() {
    return network.preprocessing();
  }

  List<String> labels(Messages messages) {
    return network.labels(messages);
  }

  synchronized List<Prediction> predict(RgbImage image, int top) throws UserProblem {
    return closed ? List.of() : network.predict(image, top);
  }

  synchronized Optional<FeatureMaps> look(RgbImage image, String layer) throws UserProblem {
    return closed
        ? Optional.empty()
        : Optional.of(new FeatureMaps(network.activation(image, layer)));
  }

  synchronized Boolean close() {
    if (!closed) {
      closed = true;
      network.close();
    }
    return closed;
  }
}
