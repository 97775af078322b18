package cnnlab.engine.onednn;

import cnnlab.arch.TensorSpec;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A network's tensors, each in the layout that the first program asked for. Learnable ones lie
 * together, and so do their gradients and each of the optimizer's moments, all in the same order:
 * the optimizer sees four long vectors.
 */
final class Parameters implements AutoCloseable {
  private final Map<String, TensorSpec> specs = new LinkedHashMap<>();
  private final Map<String, Value> values = new LinkedHashMap<>();
  private final Map<String, Value> gradients = new LinkedHashMap<>();
  private final List<Map<String, Value>> moments = new ArrayList<>();
  private @Nullable NativeMemory memory;
  private float[] staged = {};
  private long learnableBytes;

  /**
   * @param momentCount how many values the optimizer remembers for each parameter; negative where
   *     there is no training
   */
  Parameters(List<TensorSpec> specs, int momentCount) {
    specs.forEach(spec -> this.specs.put(spec.name(), spec));
    for (int i = 0; i < momentCount; i++) {
      moments.add(new LinkedHashMap<>());
    }
  }

  /** A tensor; it takes this layout if it has none yet. */
  Value value(String name, Layout wanted) {
    return values.computeIfAbsent(name, _ -> own(wanted));
  }

  Value value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  /** Where the gradient of a tensor belongs, in the layout of the tensor. */
  Value gradient(String name) {
    return gradients.computeIfAbsent(name, _ -> own(value(name).layout()));
  }

  /** One of the optimizer's moments, in the layout of the tensor. */
  Value moment(int index, String name) {
    return moments.get(index).computeIfAbsent(name, _ -> own(value(name).layout()));
  }

  private static Value own(Layout layout) {
    Value value = Value.of(layout);
    value.region().belongToParameters();
    return value;
  }

  Stream<TensorSpec> learnable() {
    return specs.values().stream().filter(TensorSpec::learnable);
  }

  /**
   * Bytes that they take.
   *
   * @param values learnable ones and running statistics
   * @param moments what the optimizer remembers
   */
  record Bytes(long values, long gradients, long moments) {}

  /** What they take, as far as the programs made so far have chosen their layouts. */
  Bytes bytes() {
    List<Plan> vectors = vectors();
    long each = vectors.getFirst().bytes();
    long slopes = gradients.isEmpty() ? 0 : each;
    return new Bytes(each + state().bytes(), slopes, moments.size() * each);
  }

  /** Learnable values, gradients and moments: vectors of one length. */
  private List<Plan> vectors() {
    for (TensorSpec spec : specs.values()) {
      value(spec.name(), Layout.plain(spec.shape().stream().mapToLong(i -> i).toArray()));
    }
    List<Plan> vectors = new ArrayList<>();
    vectors.add(plan(this::value));
    if (!gradients.isEmpty()) {
      vectors.add(plan(this::gradient));
    }
    for (int i = 0; i < moments.size(); i++) {
      int index = i;
      vectors.add(plan(name -> moment(index, name)));
    }
    return vectors;
  }

  private Plan state() {
    return Plan.apart(
        specs.values().stream()
            .filter(spec -> !spec.learnable())
            .map(spec -> value(spec.name()).region())
            .toList());
  }

  /** Gives every tensor memory: zeros, and ones for running variances. */
  void place() {
    List<Plan> vectors = vectors();
    Plan state = state();
    learnableBytes = vectors.getFirst().bytes();
    memory = new NativeMemory(learnableBytes * vectors.size() + state.bytes());
    for (int i = 0; i < vectors.size(); i++) {
      vectors.get(i).place(memory, i * learnableBytes);
    }
    state.place(memory, vectors.size() * learnableBytes);
    for (TensorSpec spec : specs.values()) {
      if (spec.name().endsWith(".running_var")) {
        float[] ones = new float[Math.toIntExact(spec.elements())];
        Arrays.fill(ones, 1);
        put(spec.name(), 0, ones);
      }
    }
  }

  boolean isPlaced() {
    return memory != null;
  }

  /** Sets a tensor part by part, from its beginning to its end. */
  void put(String name, long from, float[] part) {
    Value value = value(name);
    if (Transfer.isPlain(value)) {
      MemorySegment.copy(
          part,
          0,
          value.region().memory(),
          ValueLayout.JAVA_FLOAT,
          from * Float.BYTES,
          part.length);
      return;
    }
    int length = (int) Objects.requireNonNull(specs.get(name)).elements();
    if (from == 0) {
      staged = new float[length];
    }
    System.arraycopy(part, 0, staged, (int) from, part.length);
    if (from + part.length == length) {
      Transfer.write(value, FloatBuffer.wrap(staged));
      staged = new float[0];
    }
  }

  /** All learnable values, then as many gradients, then each of the moments. */
  NativeMemory memory() {
    return Objects.requireNonNull(memory, "not yet placed");
  }

  /** Where a learnable tensor begins among all learnable values, counted in values. */
  long place(String name) {
    return (value(name).region().memory().address() - memory().segment().address()) / Float.BYTES;
  }

  /** Bytes of all learnable values. */
  long learnableBytes() {
    return learnableBytes;
  }

  private Plan plan(Function<String, Value> part) {
    return Plan.apart(learnable().map(spec -> part.apply(spec.name()).region()).toList());
  }

  @Override
  public void close() {
    if (memory != null) {
      memory.close();
    }
  }
}
