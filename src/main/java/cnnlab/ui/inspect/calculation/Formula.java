package cnnlab.ui.inspect.calculation;

import cnnlab.arch.Op;
import cnnlab.explain.calculation.CalculationStep;
import cnnlab.explain.calculation.Derivation;
import cnnlab.ui.inspect.layout.Figures;
import java.util.stream.Collectors;

/** A step written out in numbers: "max(0, 0.913) = 0.913". */
final class Formula {
  private Formula() {}

  /** Of a step that is no sum over channels. */
  static String of(CalculationStep step, Derivation.Simple derivation) {
    Figures figures = new Figures(step.decimals());
    String result = " = " + figures.of(step.value());
    return switch (derivation) {
          case Derivation.Pixel(int pixel, float mean, float std) ->
              "(" + pixel + " / 255 − " + Figures.constant(mean) + ") / " + Figures.constant(std);
          case Derivation.Normalization norm -> normalization(figures, norm);
          case Derivation.Function(Op.Activation function, float input) ->
              function(function, figures.of(input));
          case Derivation.Maximum _ -> "max";
          case Derivation.Mean mean -> figures.of(mean.sum()) + " / " + mean.divisor();
          case Derivation.Neighbors neighbors -> neighbors(figures, neighbors);
          case Derivation.Sum sum ->
              sum.summands().stream()
                  .map(summand -> figures.factor(summand.value()))
                  .collect(Collectors.joining(" + "));
          case Derivation.Passed passed -> figures.of(passed.value());
          case Derivation.Zero _ -> "0";
          case Derivation.Scaled(double factor, float input) ->
              Figures.constant(factor) + " × " + figures.factor(input);
        }
        + result;
  }

  private static String normalization(Figures figures, Derivation.Normalization norm) {
    return "("
        + figures.of(norm.input())
        + " − "
        + figures.factor(norm.mean())
        + ") / √("
        + Figures.constant(norm.variance())
        + " + "
        + Figures.constant(norm.epsilon())
        + ") × "
        + Figures.constant(norm.weight())
        + " "
        + figures.added(norm.bias());
  }

  private static String function(Op.Activation function, String x) {
    return switch (function) {
      case Op.Relu _ -> "max(0, " + x + ")";
      case Op.Relu6 _ -> "min(max(0, " + x + "), 6)";
      case Op.LeakyRelu(double slope) ->
          "max(" + x + ", " + Figures.constant(slope) + " × " + x + ")";
      case Op.Elu _ -> x + " > 0 ? " + x + " : e^" + x + " − 1";
      case Op.Silu _ -> x + " / (1 + e^−(" + x + "))";
      case Op.Sigmoid _ -> "1 / (1 + e^−(" + x + "))";
      case Op.Tanh _ -> "tanh(" + x + ")";
    };
  }

  private static String neighbors(Figures figures, Derivation.Neighbors neighbors) {
    Op.Lrn lrn = neighbors.lrn();
    return figures.of(neighbors.neighbors().get(neighbors.own()))
        + " / ("
        + Figures.constant(lrn.k())
        + " + "
        + Figures.constant(lrn.alpha())
        + " × "
        + figures.of(neighbors.squares())
        + ")^"
        + Figures.constant(lrn.beta());
  }
}
