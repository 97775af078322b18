package cnnlab.engine.onednn;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Shape;
import cnnlab.arch.Shapes;
import cnnlab.arch.Window;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.LrpRule;
import cnnlab.engine.ReluRule;
import cnnlab.engine.common.FusedLayer;
import cnnlab.engine.common.Seeds;
import cnnlab.text.UserProblem;
import java.util.Map;
import java.util.function.LongSupplier;

/** Makes the stage of each kind of layer. */
final class Stages {
  private final Architecture architecture;
  private final Parameters parameters;
  private final long seed;
  private final LongSupplier iteration;
  private final Map<String, Integer> readers;
  private final Shapes shapes;

  Stages(Architecture architecture, Parameters parameters, long seed, LongSupplier iteration) {
    this.architecture = architecture;
    this.parameters = parameters;
    this.seed = seed;
    this.iteration = iteration;
    readers = FusedLayer.readers(architecture);
    try {
      shapes = Shapes.of(architecture);
    } catch (UserProblem e) {
      throw new IllegalArgumentException(e); // the network was checked when it was made
    }
  }

  /** The stage of a layer while training. */
  Stage training(FusedLayer fused) {
    String name = fused.layer().name();
    return switch (fused.layer().op()) {
      case Op.Input _ -> throw new IllegalArgumentException("The input computes nothing");
      case Op.Conv conv -> new ConvStage(conv, name, fused.relu(), parameters, true);
      case Op.BatchNorm norm -> new BatchNormStage(norm, name, fused.relu(), parameters);
      case Op.Activation function -> new ActivationStage(function, ReluRule.GRADIENT);
      case Op.MaxPool pool -> new PoolStage(PoolStage.Kind.MAX, pool.window(), pool.ceil(), true);
      case Op.AvgPool pool -> mean(pool, true);
      case Op.AdaptiveAvgPool pool -> adaptive(pool, fused.layer(), true);
      case Op.Lrn lrn -> new LrnStage(lrn, true);
      case Op.Dropout dropout ->
          dropout.rate() == 0
              ? new IdentityStage()
              : new DropoutStage(dropout.rate(), Seeds.of(seed, name), iteration);
      case Op.Flatten _ -> new FlattenStage();
      case Op.Linear linear -> new LinearStage(linear, name, fused.relu(), parameters, true);
      case Op.PadShortcut shortcut -> new PadShortcutStage(shortcut);
      case Op.Scale scale -> new ScaleStage(scale.factor());
      case Op.Add _ -> new AddStage(fused.relu(), mayOverwriteFirst(fused.layer()));
      case Op.Concat _ -> new ConcatStage();
    };
  }

  /** The stage of a layer in evaluation mode. */
  Stage inference(FusedLayer fused) {
    Op op = fused.layer().op();
    return switch (op) {
      case Op.BatchNorm norm ->
          new BatchNormInferenceStage(norm, fused.layer().name(), fused.relu(), parameters, false);
      case Op.MaxPool pool -> new PoolStage(PoolStage.Kind.MAX, pool.window(), pool.ceil(), false);
      case Op.AvgPool pool -> mean(pool, false);
      case Op.AdaptiveAvgPool pool -> adaptive(pool, fused.layer(), false);
      case Op.Lrn lrn -> new LrnStage(lrn, false);
      case Op.Dropout _ -> new IdentityStage();
      case Op.Add _ -> new AddStage(fused.relu(), false);
      case Op.Parametric _, Op.ParameterFree _ -> training(fused);
    };
  }

  /** The stage of a layer in evaluation mode whose values are looked at, as exact as there is. */
  Stage looking(FusedLayer fused) {
    return fused.layer().op() instanceof Op.Conv conv
        ? new ConvStage(conv, fused.layer().name(), fused.relu(), parameters, false)
        : inference(fused);
  }

  /**
   * The stage of a layer in evaluation mode that also passes gradients back, of which none is a
   * parameter's.
   */
  Stage explaining(FusedLayer fused, BackwardRule rule) {
    return switch (rule) {
      case ReluRule relu -> explaining(fused, relu);
      case LrpRule lrp -> relevance(fused, lrp);
    };
  }

  private Stage explaining(FusedLayer fused, ReluRule rule) {
    String name = fused.layer().name();
    return switch (fused.layer().op()) {
      case Op.Conv conv -> new ConvStage(conv, name, false, parameters, false);
      case Op.Linear linear -> new LinearStage(linear, name, false, parameters, false);
      case Op.BatchNorm norm -> new BatchNormInferenceStage(norm, name, false, parameters, true);
      case Op.Activation function -> new ActivationStage(function, rule);
      case Op.Dropout _ -> new IdentityStage();
      case Op.Add _ -> new AddStage(false, false);
      case Op.ParameterFree _ -> training(fused);
    };
  }

  /** The stage of a layer in evaluation mode that passes relevance back. */
  private Stage relevance(FusedLayer fused, LrpRule rule) {
    String name = fused.layer().name();
    return switch (fused.layer().op()) {
      case Op.Conv conv ->
          new Relevance.Weighted(rule, sign -> ConvStage.of(conv, name, parameters, sign));
      case Op.Linear linear ->
          new Relevance.Weighted(rule, sign -> LinearStage.of(linear, name, parameters, sign));
      case Op.Relu _ -> explaining(fused, ReluRule.GRADIENT);
      case Op.Activation _, Op.Lrn _ ->
          new Relevance.Unchanged(explaining(fused, ReluRule.GRADIENT));
      case Op.Parametric _, Op.ParameterFree _ -> explaining(fused, ReluRule.GRADIENT);
    };
  }

  boolean hasParameters(FusedLayer fused) {
    return fused.layer().op() instanceof Op.Parametric;
  }

  private static Stage mean(Op.AvgPool pool, boolean training) {
    return new PoolStage(
        pool.countPadding() ? PoolStage.Kind.MEAN : PoolStage.Kind.MEAN_INSIDE,
        pool.window(),
        pool.ceil(),
        training);
  }

  private Stage adaptive(Op.AdaptiveAvgPool pool, Layer layer, boolean training) {
    Shape.FeatureMap map = (Shape.FeatureMap) shapes.get(layer.inputs().getFirst());
    if (map.height() == pool.height() && map.width() == pool.width()) {
      return new IdentityStage();
    }
    if (map.height() % pool.height() == 0 && map.width() % pool.width() == 0) {
      int height = map.height() / pool.height();
      int width = map.width() / pool.width();
      return new PoolStage(
          PoolStage.Kind.MEAN_INSIDE,
          new Window(height, width, height, width, 0, 0),
          false,
          training);
    }
    return new AdaptiveAvgPoolStage(pool);
  }

  /** Whether no one else reads a sum's first input, not even the layer it comes from. */
  private boolean mayOverwriteFirst(Layer add) {
    String first = add.inputs().getFirst();
    Op op = architecture.layer(first).op();
    return readers.getOrDefault(first, 0) == 1
        && (op instanceof Op.BatchNorm || op instanceof Op.Conv);
  }
}
