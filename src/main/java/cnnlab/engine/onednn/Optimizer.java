package cnnlab.engine.onednn;

import cnnlab.arch.TensorSpec;
import cnnlab.engine.common.UpdateStatistics;
import cnnlab.run.OptimizerSettings;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Changes all parameters after their gradients, with PyTorch's arithmetic. Values pass through
 * arrays that stay in the processor's cache: Java computes on several of those at once, which it
 * does not on native memory.
 */
final class Optimizer {
  private static final int CHUNK = 4096;
  private static final double BETA2 = 0.999;
  private static final double EPSILON = 1e-8;

  private final OptimizerSettings settings;
  private final Parameters parameters;
  private final int threads = Runtime.getRuntime().availableProcessors();
  private long iteration;

  Optimizer(OptimizerSettings settings, Parameters parameters) {
    this.settings = settings;
    this.parameters = parameters;
  }

  /** Number of updates done. */
  long iteration() {
    return iteration;
  }

  void iteration(long done) {
    iteration = done;
  }

  /** One update from the gradients as they are. */
  void update(double learningRate) {
    iteration++;
    long values = parameters.learnableBytes() / Float.BYTES;
    long share = Math.ceilDiv(Math.ceilDiv(values, threads), CHUNK) * CHUNK;
    IntStream.range(0, threads)
        .parallel()
        .forEach(
            thread ->
                update(thread * share, Math.min(values, (thread + 1) * share), learningRate, null));
  }

  /** The same update tensor by tensor; tells how it changed each layer. */
  Map<String, UpdateStatistics> measuredUpdate(double learningRate) {
    iteration++;
    return parameters
        .learnable()
        .parallel()
        .collect(
            Collectors.toConcurrentMap(
                TensorSpec::layer, spec -> measured(spec, learningRate), UpdateStatistics::plus));
  }

  private UpdateStatistics measured(TensorSpec spec, double learningRate) {
    UpdateStatistics change = new UpdateStatistics();
    long from = parameters.place(spec.name());
    long count = parameters.value(spec.name()).region().bytes() / Float.BYTES;
    update(from, from + count, learningRate, change);
    return change;
  }

  private void update(long from, long to, double learningRate, @Nullable UpdateStatistics change) {
    float[] before = new float[change == null ? 0 : CHUNK];
    float[] weights = new float[CHUNK];
    float[] gradients = new float[CHUNK];
    float[] first = new float[CHUNK];
    float[] second = new float[CHUNK];
    float rate = (float) learningRate;
    boolean adam = settings.kind() == OptimizerSettings.Kind.ADAM;
    for (long at = from; at < to; at += CHUNK) {
      int count = (int) Math.min(CHUNK, to - at);
      read(0, at, weights, count);
      read(1, at, gradients, count);
      read(2, at, first, count);
      System.arraycopy(weights, 0, before, 0, before.length);
      if (adam) {
        read(3, at, second, count);
        adam(weights, gradients, first, second, learningRate);
        write(3, at, second, count);
      } else if (settings.kind() == OptimizerSettings.Kind.NESTEROV) {
        nesterov(weights, gradients, first, rate);
      } else {
        momentum(weights, gradients, first, rate);
      }
      write(0, at, weights, count);
      if (change != null) {
        change.add(before, weights, gradients, count);
      }
      write(2, at, first, count);
    }
  }

  private void momentum(float[] weights, float[] gradients, float[] velocities, float rate) {
    float decay = (float) settings.weightDecay();
    float momentum = (float) settings.momentum();
    for (int i = 0; i < CHUNK; i++) {
      float gradient = gradients[i] + decay * weights[i];
      float velocity = momentum * velocities[i] + gradient;
      velocities[i] = velocity;
      weights[i] -= rate * velocity;
    }
  }

  private void nesterov(float[] weights, float[] gradients, float[] velocities, float rate) {
    float decay = (float) settings.weightDecay();
    float momentum = (float) settings.momentum();
    for (int i = 0; i < CHUNK; i++) {
      float gradient = gradients[i] + decay * weights[i];
      float velocity = momentum * velocities[i] + gradient;
      velocities[i] = velocity;
      weights[i] -= rate * (gradient + momentum * velocity);
    }
  }

  private void adam(
      float[] weights, float[] gradients, float[] first, float[] second, double learningRate) {
    float decay = (float) settings.weightDecay();
    float beta1 = (float) settings.momentum();
    float rate = (float) (learningRate / (1 - Math.pow(settings.momentum(), (double) iteration)));
    float correction = (float) (1 / Math.sqrt(1 - Math.pow(BETA2, (double) iteration)));
    float epsilon = (float) EPSILON;
    float beta2 = (float) BETA2;
    float rest2 = (float) (1 - BETA2); // in double, as PyTorch does
    for (int i = 0; i < CHUNK; i++) {
      float gradient = gradients[i] + decay * weights[i];
      float mean = beta1 * first[i] + (1 - beta1) * gradient;
      float square = beta2 * second[i] + rest2 * gradient * gradient;
      first[i] = mean;
      second[i] = square;
      weights[i] -= rate * mean / ((float) Math.sqrt(square) * correction + epsilon);
    }
  }

  private void read(int vector, long at, float[] values, int count) {
    MemorySegment.copy(
        parameters.memory().segment(),
        ValueLayout.JAVA_FLOAT,
        offset(vector, at),
        values,
        0,
        count);
  }

  private void write(int vector, long at, float[] values, int count) {
    MemorySegment.copy(
        values,
        0,
        parameters.memory().segment(),
        ValueLayout.JAVA_FLOAT,
        offset(vector, at),
        count);
  }

  private long offset(int vector, long at) {
    return vector * parameters.learnableBytes() + at * Float.BYTES;
  }
}
