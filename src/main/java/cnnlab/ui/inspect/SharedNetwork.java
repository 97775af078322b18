package cnnlab.ui.inspect;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.ReceptiveField;
import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.explain.Attribution;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.Explanation;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.weights.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;

/**
 * A trained network that several background jobs may ask; it answers one after the other. Once it
 * is closed, a job that came too late gets no answer, and none is missed, since another network is
 * in view.
 */
final class SharedNetwork implements AutoCloseable {
  private final TrainedNetwork network;
  private final Analysis analysis;
  private boolean closed;

  SharedNetwork(TrainedNetwork network) throws UserProblem {
    this.network = network;
    this.analysis = Analysis.of(network.architecture());
  }

  Architecture architecture() {
    return network.architecture();
  }

  Preprocessing preprocessing() {
    return network.preprocessing();
  }

  /** What was changed or assumed to use its weights. */
  List<Note> notes() {
    return network.notes();
  }

  List<String> labels(Messages messages) {
    return network.labels(messages);
  }

  synchronized List<Prediction> predict(RgbImage image, int top) throws UserProblem {
    return closed ? List.of() : network.predict(image, top);
  }

  /** What each value of a layer's maps depends on. */
  ReceptiveField field(String layer) {
    return analysis.stats(layer).field();
  }

  synchronized Optional<Tiles> look(RgbImage image, String layer) throws UserProblem {
    return closed
        ? Optional.empty()
        : Optional.of(new FeatureMaps(network.activation(image, layer)));
  }

  /**
   * What a convolution has learned: all filters where it reads the image, else the slices of one.
   */
  synchronized Optional<Tiles> filters(Layer convolution, int filter) {
    if (closed) {
      return Optional.empty();
    }
    Tensor weights = network.tensor(convolution.name() + ".weight");
    Layer image = architecture().layers().getFirst();
    boolean readsImage = convolution.inputs().equals(List.of(image.name()));
    return Optional.of(
        readsImage && ImageFilters.suits(weights)
            ? new ImageFilters(weights)
            : new KernelSlices(weights, filter));
  }

  /**
   * What in an image speaks for a class.
   *
   * @param goOn told the share done, 0 to 1; its answer false ends the work
   */
  synchronized Optional<Explanation> explain(
      RgbImage image, int label, AttributionMethod method, DoublePredicate goOn)
      throws UserProblem {
    return closed ? Optional.empty() : Attribution.of(network, image, label, method, goOn);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
