package cnnlab.ui.explore.memory;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.MemoryEstimate;
import cnnlab.run.OptimizerSettings;
import cnnlab.ui.Background;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/** The memory that the network takes, by the size of the batch. */
public final class MemoryViewModel {
  private static final int MOST = 256;

  /** What it comes to for one size of the batch. */
  record Point(int batch, MemoryEstimate memory) {}

  private final Background background;
  private final ObservableValue<Optional<Analysis>> network;
  private final long limit;
  private final BooleanProperty training = new SimpleBooleanProperty(true);
  private final ObjectProperty<OptimizerSettings.Kind> optimizer =
      new SimpleObjectProperty<>(OptimizerSettings.Kind.SGD);
  private final ReadOnlyObjectWrapper<List<Point>> points = new ReadOnlyObjectWrapper<>(List.of());

  /**
   * @param limit bytes of this machine's memory
   */
  public MemoryViewModel(
      Background background, ObservableValue<Optional<Analysis>> network, long limit) {
    this.background = background;
    this.network = network;
    this.limit = limit;
    network.subscribe(this::estimate);
    training.subscribe(this::estimate);
    optimizer.subscribe(this::estimate);
    estimate();
  }

  /** Whether the network is trained; else it is only used. */
  BooleanProperty trainingProperty() {
    return training;
  }

  ObjectProperty<OptimizerSettings.Kind> optimizerProperty() {
    return optimizer;
  }

  /** By ascending size of the batch, from 1. */
  ReadOnlyObjectProperty<List<Point>> pointsProperty() {
    return points.getReadOnlyProperty();
  }

  /** Bytes of this machine's memory. */
  long limit() {
    return limit;
  }

  /** The largest batch that fits this machine; empty if not even one example does. */
  Optional<Integer> largestBatch() {
    List<Point> known = points.get();
    if (known.isEmpty()) {
      return Optional.empty();
    }
    MemoryEstimate one = known.getFirst().memory();
    long fixed = one.weights() + one.gradients() + one.optimizer();
    long batch = (limit - fixed) / Math.max(1, one.activations());
    return batch < 1 ? Optional.empty() : Optional.of(Math.toIntExact(Math.min(batch, 1 << 20)));
  }

  /** One number of each point, in GiB. */
  double[] gibibytes(ToLongFunction<MemoryEstimate> number) {
    return points.get().stream()
        .mapToDouble(point -> number.applyAsLong(point.memory()) / (double) (1L << 30))
        .toArray();
  }

  private void estimate() {
    Optional<Analysis> analysis = network.getValue();
    if (analysis.isEmpty()) {
      return;
    }
    Analysis it = analysis.get();
    boolean trains = training.get();
    OptimizerSettings.Kind rule = optimizer.get();
    background.run("explore.memory", () -> points(it, trains, rule), points::set);
  }

  private static List<Point> points(
      Analysis analysis, boolean trains, OptimizerSettings.Kind rule) {
    List<Point> points = new ArrayList<>();
    for (int batch = 1; batch <= MOST; batch += batch < 16 ? 1 : 4) {
      MemoryEstimate memory =
          trains
              ? MemoryEstimate.training(analysis, batch, rule)
              : MemoryEstimate.inference(analysis, batch);
      points.add(new Point(batch, memory));
    }
    return points;
  }
}
