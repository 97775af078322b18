package cnnlab.ui.inspect.model;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.ReceptiveField;
import cnnlab.arch.Architecture;
import cnnlab.arch.Shape;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A trained network that several background jobs may ask at once: the engine does each call by
 * itself, one after the other, so that a long job lets short ones in between. Once it is closed, a
 * job that came too late gets no answer, and none is missed, since another network is in view.
 */
public final class SharedNetwork implements AutoCloseable {
  private final TrainedNetwork network;
  private final Analysis analysis;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
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

  public List<Prediction> predict(RgbImage image, int top) throws UserProblem {
    return ask(asked -> Optional.of(asked.predict(image, top))).orElse(List.of());
  }

  /** Channels of a layer's maps, or values of a vector. */
  public int channels(String layer) {
    return analysis.stats(layer).output().channels();
  }

  /** The longer side of a layer's maps; 1 of a vector. */
  public int side(String layer) {
    return analysis.stats(layer).output() instanceof Shape.FeatureMap map
        ? Math.max(map.height(), map.width())
        : 1;
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
  public <T> Optional<T> ask(Question<T> question) throws UserProblem {
    lock.readLock().lock();
    try {
      return closed ? Optional.empty() : question.answer(network);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Waits for the answers under way. */
  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        network.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
