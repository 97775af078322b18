package cnnlab.analysis;

import cnnlab.arch.Op;
import java.util.function.ToLongFunction;

/**
 * How costs are counted, where there is more than one usage; the one place that table, tiles and
 * command line take their numbers from.
 *
 * @param flops operations as FLOPs, 2 for each multiply-accumulate
 * @param decimal bytes in kB, MB, GB (powers of 1000), not KiB, MiB, GiB (powers of 1024)
 * @param inPlace ReLU, dropout, scaling and addition write over their input and add no memory
 * @param heads auxiliary classifiers are counted with the network, as during training
 * @param state running means and variances of batch normalization count as parameters
 */
public record Conventions(
    boolean flops, boolean decimal, boolean inPlace, boolean heads, boolean state) {

  /** As papers and torchvision count: MACs, MiB, in place, without heads, without state. */
  public static final Conventions STANDARD = new Conventions(false, false, true, false, false);

  private static final int FLOPS_OF_MAC = 2;

  public long params(LayerStats layer) {
    return layer.params() + (state ? layer.state() : 0);
  }

  /** MACs or FLOPs. */
  public long operations(LayerStats layer) {
    return layer.macs() * (flops ? FLOPS_OF_MAC : 1);
  }

  /** What the layer's output adds, float32. */
  public long activationBytes(LayerStats layer) {
    return layer.activationBytes() == 0 && !inPlace && mayBeCopied(layer.layer().op())
        ? layer.output().elements() * Float.BYTES
        : layer.activationBytes();
  }

  /** Flattening and pooling that changes nothing are views in any framework. */
  private static boolean mayBeCopied(Op op) {
    return op instanceof Op.Elementwise;
  }

  public long params(Analysis analysis) {
    return sum(analysis, this::params);
  }

  /** MACs or FLOPs. */
  public long operations(Analysis analysis) {
    return sum(analysis, this::operations);
  }

  public long activationBytes(Analysis analysis) {
    return sum(analysis, this::activationBytes);
  }

  private long sum(Analysis analysis, ToLongFunction<LayerStats> number) {
    return analysis.layers().stream()
        .filter(layer -> heads || !layer.auxiliary())
        .mapToLong(number)
        .sum();
  }

  /** "MACs" or "FLOPs". */
  public String operationsName() {
    return flops ? "FLOPs" : "MACs";
  }

  public Conventions withFlops(boolean chosen) {
    return new Conventions(chosen, decimal, inPlace, heads, state);
  }

  public Conventions withDecimal(boolean chosen) {
    return new Conventions(flops, chosen, inPlace, heads, state);
  }

  public Conventions withInPlace(boolean chosen) {
    return new Conventions(flops, decimal, chosen, heads, state);
  }

  public Conventions withHeads(boolean chosen) {
    return new Conventions(flops, decimal, inPlace, chosen, state);
  }

  public Conventions withState(boolean chosen) {
    return new Conventions(flops, decimal, inPlace, heads, chosen);
  }
}
