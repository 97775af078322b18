package cnnlab.engine.dl4j.kernel;

import cnnlab.arch.Op;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.LrpRule;
import cnnlab.engine.ReluRule;

/** The kernel of each kind of layer. */
public final class Kernels {
  private Kernels() {}

  /**
   * A new kernel for one layer.
   *
   * @param mayOverwrite whether a training pass may overwrite the layer's input
   * @param seed of what the layer draws at random
   */
  public static Kernel of(Op op, LayerTensors tensors, boolean mayOverwrite, long seed) {
    return switch (op) {
      case Op.Input _ -> throw new IllegalArgumentException("The input computes nothing");
      case Op.Conv conv -> new ConvKernel(conv, tensors);
      case Op.BatchNorm norm -> new BatchNormKernel(norm, tensors);
      case Op.Relu _ -> new ReluKernel(mayOverwrite, ReluRule.GRADIENT);
      case Op.Activation function -> new ActivationKernel(function);
      case Op.MaxPool pool -> new MaxPoolKernel(pool);
      case Op.AvgPool pool -> new AvgPoolKernel(pool);
      case Op.AdaptiveAvgPool pool -> new AdaptiveAvgPoolKernel(pool);
      case Op.Lrn lrn -> new LrnKernel(lrn);
      case Op.Dropout dropout -> new DropoutKernel(dropout.rate(), seed);
      case Op.Flatten _ -> new FlattenKernel();
      case Op.Linear linear -> new LinearKernel(linear, tensors);
      case Op.PadShortcut shortcut -> new PadShortcutKernel(shortcut);
      case Op.Scale scale -> new ScaleKernel(scale.factor());
      case Op.Add _ -> new AddKernel();
      case Op.Concat _ -> new ConcatKernel();
    };
  }

  /**
   * A new kernel that works in evaluation mode although a backward pass follows, and leaves its
   * input as it is.
   *
   * @param tensors {@linkplain LayerTensors#still still ones}
   * @param rule what it passes back
   */
  public static Kernel explaining(Op op, LayerTensors tensors, BackwardRule rule) {
    return switch (rule) {
      case ReluRule relu -> explaining(op, tensors, relu);
      case LrpRule lrp -> relevance(op, tensors, lrp);
    };
  }

  private static Kernel explaining(Op op, LayerTensors tensors, ReluRule rule) {
    return switch (op) {
      case Op.BatchNorm norm -> new BatchNormInferenceKernel(norm, tensors);
      case Op.Relu _ -> new ReluKernel(false, rule);
      case Op.Dropout _ -> new ScaleKernel(1);
      case Op.Conv _, Op.Linear _, Op.ParameterFree _ -> of(op, tensors, false, 0);
    };
  }

  private static Kernel relevance(Op op, LayerTensors tensors, LrpRule rule) {
    return switch (op) {
      case Op.Conv conv ->
          new WeightedRelevanceKernel(rule, tensors, part -> new ConvKernel(conv, part));
      case Op.Linear linear ->
          new WeightedRelevanceKernel(rule, tensors, part -> new LinearKernel(linear, part));
      case Op.Relu _ -> explaining(op, tensors, ReluRule.GRADIENT);
      case Op.Activation _, Op.Lrn _ ->
          new UnchangedRelevanceKernel(explaining(op, tensors, ReluRule.GRADIENT));
      case Op.BatchNorm _, Op.ParameterFree _ -> explaining(op, tensors, ReluRule.GRADIENT);
    };
  }
}
