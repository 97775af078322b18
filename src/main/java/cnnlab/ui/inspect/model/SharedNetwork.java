package cnnlab.ui.inspect.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.ReceptiveField;
import cnnlab.arch.Architecture;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;

/**
 * A trained network that several background jobs may ask; it answers one after the other. Once it
 * is closed, a job that came too late gets no answer, and none is missed, since another network is
 * in view.
 */
public final class SharedNetwork implements AutoCloseable {
  private final TrainedNetwork network;
  private final Analysis analysis;
  private boolean closed;

  public SharedNetwork(TrainedNetwork network) throws UserProblem {
    this.network = network;
    this.analysis = Analysis.of(network.architecture());
  }

  public Architecture architecture() {
    return network.architecture();
  }

  public Preprocessing preprocessing() {
    return network.preprocessing();
  }

  /** What was changed or assumed to use its weights. */
  public List<Note> notes() {
    return network.notes();
  }

  public List<String> labels(Messages messages) {
    return network.labels(messages);
  }

  public synchronized List<Prediction> predict(RgbImage image, int top) throws UserProblem {
    return closed ? List.of() : network.predict(image, top);
  }

  /** What each value of a layer's maps depends on. */
  public ReceptiveField field(String layer) {
    return analysis.stats(layer).field();
  }

  /** Something asked of the network itself. */
  @FunctionalInterface
  public interface Question<T> {
    Optional<T> answer(TrainedNetwork network) throws UserProblem;
  }

  /** Asks anything, off the screen's thread; empty where the network is closed by then. */
  public synchronized <T> Optional<T> ask(Question<T> question) throws UserProblem {
    return closed ? Optional.empty() : question.answer(network);
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }
}
