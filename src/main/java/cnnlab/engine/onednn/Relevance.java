package cnnlab.engine.onednn;

import cnnlab.engine.LrpRule;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What layer-wise relevance propagation passes back in place of the derivative. */
final class Relevance {
  private Relevance() {}

  /** A stage that knows what it took and made. */
  abstract static class RelevanceStage implements Stage {
    private final Stage stage;
    private @Nullable Value input;
    private @Nullable Value output;

    RelevanceStage(Stage stage) {
      this.stage = stage;
    }

    @Override
    public final Value forward(Tape tape, List<Value> inputs) {
      input = inputs.getFirst();
      output = stage.forward(tape, inputs);
      return output;
    }

    @Override
    public final List<@Nullable Value> backward(
        Tape tape, Value gradOutput, boolean needsGradInput) {
      return Collections.singletonList(backward(tape, gradOutput));
    }

    abstract Value backward(Tape tape, Value gradOutput);

    final Value input() {
      return Objects.requireNonNull(input);
    }

    final Value output() {
      return Objects.requireNonNull(output);
    }
  }

  /** A weighted layer by a rule. */
  static final class Weighted extends RelevanceStage {
    private final Stage all;
    private final Stage positive;
    private final Stage negative;
    private final LrpRule rule;

    /**
     * @param part the layer with a part of its weights
     */
    Weighted(LrpRule rule, Function<WeightSign, Stage> part) {
      Stage whole = part.apply(WeightSign.BOTH);
      super(whole);
      this.all = whole;
      this.positive = part.apply(WeightSign.POSITIVE);
      this.negative = part.apply(WeightSign.NEGATIVE);
      this.rule = rule;
    }

    @Override
    Value backward(Tape tape, Value gradOutput) {
      return rule.positives() == 0
          ? through(all, tape, share(tape, gradOutput, output()))
          : withPositives(tape, gradOutput);
    }

    /** What is added above zero comes from two positive numbers or two negative ones. */
    private Value withPositives(Tape tape, Value gradOutput) {
      Layout made = output().layout();
      Value ofPositive = positive.forward(tape, List.of(Eltwise.RELU.forward(tape, input())));
      Value ofNegative = negative.forward(tape, List.of(Eltwise.NEGATIVE.forward(tape, input())));
      Value divisor =
          compute(
              tape,
              made,
              values -> rule.all() * values[0] + rule.positives() * (values[1] + values[2]),
              output(),
              ofPositive,
              ofNegative);
      Value share = share(tape, gradOutput, divisor);
      Value throughPositive = through(positive, tape, share);
      Value throughNegative = through(negative, tape, share);
      Formula ofSign = values -> rule.positives() * (values[0] >= 0 ? values[1] : values[2]);
      Layout taken = input().layout();
      return rule.all() == 0
          ? compute(tape, taken, ofSign, input(), throughPositive, throughNegative)
          : compute(
              tape,
              taken,
              values -> ofSign.of(values) + rule.all() * values[3],
              input(),
              throughPositive,
              throughNegative,
              through(all, tape, share));
    }

    /** The output's relevance for each unit of what is divided by. */
    private Value share(Tape tape, Value gradOutput, Value divisor) {
      Value share =
          compute(
              tape,
              output().layout(),
              values -> rule.divide(values[0] * values[1], values[2]),
              output(),
              gradOutput,
              divisor);
      tape.share(share);
      return share;
    }

    private static Value through(Stage stage, Tape tape, Value gradient) {
      return Objects.requireNonNull(stage.backward(tape, gradient, true).getFirst());
    }
  }

  /** A layer that hands relevance on unchanged: each output's to the input in its place. */
  static final class Unchanged extends RelevanceStage {

    Unchanged(Stage stage) {
      super(stage);
    }

    @Override
    Value backward(Tape tape, Value gradOutput) {
      return compute(
          tape,
          input().layout(),
          values -> values[2] == 0 ? 0 : values[0] * values[1] / values[2],
          output(),
          gradOutput,
          input());
    }
  }

  /** A number from those that lie in the same place. */
  private interface Formula {
    float of(float[] values);
  }

  /** Appends a computation, value by value; its result and its sources in this layout. */
  private static Value compute(Tape tape, Layout layout, Formula formula, Value... values) {
    Value result = Value.of(layout);
    Value[] sources =
        Arrays.stream(values).map(each -> tape.as(each, layout)).toArray(Value[]::new);
    Value[] touched = Arrays.copyOf(sources, sources.length + 1);
    touched[sources.length] = result;
    tape.add(() -> compute(result, formula, sources), touched);
    return result;
  }

  private static void compute(Value result, Formula formula, Value[] sources) {
    FloatBuffer written = result.region().floats();
    FloatBuffer[] read = new FloatBuffer[sources.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = sources[i].region().floats();
    }
    float[] values = new float[read.length];
    int length = (int) (result.layout().bytes() / Float.BYTES);
    for (int place = 0; place < length; place++) {
      for (int i = 0; i < read.length; i++) {
        values[i] = read[i].get(place);
      }
      written.put(place, formula.of(values));
    }
  }
}
