package cnnlab.arch;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/**
 * What a layer computes. Everything that depends on the kind of layer (shape, parameters,
 * operations, picture, engine, code) is one exhaustive {@code switch} over this type, so that a new
 * kind is a compile error wherever it is missing. Where only a trait of the kind counts, the switch
 * is over the sealed interfaces for these: a new kind says by them what it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "op")
@JsonSubTypes({
  @Type(value = Op.Input.class, name = "input"),
  @Type(value = Op.Conv.class, name = "conv"),
  @Type(value = Op.BatchNorm.class, name = "batchnorm"),
  @Type(value = Op.Relu.class, name = "relu"),
  @Type(value = Op.Relu6.class, name = "relu6"),
  @Type(value = Op.LeakyRelu.class, name = "leakyrelu"),
  @Type(value = Op.Elu.class, name = "elu"),
  @Type(value = Op.Silu.class, name = "silu"),
  @Type(value = Op.Sigmoid.class, name = "sigmoid"),
  @Type(value = Op.Tanh.class, name = "tanh"),
  @Type(value = Op.MaxPool.class, name = "maxpool"),
  @Type(value = Op.AvgPool.class, name = "avgpool"),
  @Type(value = Op.AdaptiveAvgPool.class, name = "adaptiveavgpool"),
  @Type(value = Op.Lrn.class, name = "lrn"),
  @Type(value = Op.Dropout.class, name = "dropout"),
  @Type(value = Op.Flatten.class, name = "flatten"),
  @Type(value = Op.Linear.class, name = "linear"),
  @Type(value = Op.PadShortcut.class, name = "padshortcut"),
  @Type(value = Op.Scale.class, name = "scale"),
  @Type(value = Op.Add.class, name = "add"),
  @Type(value = Op.Concat.class, name = "concat"),
})
public sealed interface Op {

  /** Has tensors of its own, which training changes; every other kind is {@link ParameterFree}. */
  sealed interface Parametric extends Op {}

  /** Computes the same whatever was learned. */
  sealed interface ParameterFree extends Op {}

  /** Moves a window over each feature map. */
  sealed interface Windowed extends Op {
    Window window();

    /** Whether the output size is rounded up. */
    default boolean ceil() {
      return false;
    }
  }

  /** Replaces the values of a region, channel by channel, by one. */
  sealed interface Pooling extends ParameterFree {}

  /** Each value follows from the values in its place alone, so that the shape stays. */
  sealed interface Elementwise extends ParameterFree {}

  /** Makes one of any number of inputs; every other kind has one, and the image none. */
  sealed interface Join extends ParameterFree {}

  /** The image, normalized; always the first layer. */
  record Input(int channels, int height, int width) implements ParameterFree {}

  /** Cross-correlation; the input channels are split into {@code groups} equal parts. */
  record Conv(int filters, Window window, int groups, boolean bias)
      implements Parametric, Windowed {}

  /**
   * Batch normalization with learned scale and shift. {@code momentum} is the share of the newest
   * batch in the running statistics (PyTorch's convention).
   */
  record BatchNorm(double epsilon, double momentum) implements Parametric {}

  /** A function of one number, applied to each value. */
  sealed interface Activation extends Elementwise {

    /** One of each, with its usual numbers, in the order in which to offer them. */
    static List<Activation> all() {
      return List.of(
          new Relu(),
          new LeakyRelu(0.01),
          new Relu6(),
          new Elu(),
          new Silu(),
          new Sigmoid(),
          new Tanh());
    }

    /** Whether its slope follows from its output alone, so that it may overwrite its input. */
    default boolean followsFromOutput() {
      return switch (this) {
        case Relu _, Relu6 _, LeakyRelu _, Elu _, Sigmoid _, Tanh _ -> true;
        case Silu _ -> false;
      };
    }
  }

  /** max(0, x). */
  record Relu() implements Activation {}

  /** min(max(0, x), 6). */
  record Relu6() implements Activation {}

  /** x where x is positive, elsewhere {@code slope} * x; the slope is from 0 to 1. */
  record LeakyRelu(double slope) implements Activation {}

  /** x where x is positive, elsewhere e^x - 1. */
  record Elu() implements Activation {}

  /** x / (1 + e^-x), also called swish. */
  record Silu() implements Activation {}

  /** 1 / (1 + e^-x). */
  record Sigmoid() implements Activation {}

  record Tanh() implements Activation {}

  /** Maximum over windows; {@code ceil} rounds the output size up, as Caffe does. */
  record MaxPool(Window window, boolean ceil) implements Pooling, Windowed {}

  /**
   * Mean over windows; {@code countPadding} divides by the whole window also where it leaves the
   * image.
   */
  record AvgPool(Window window, boolean ceil, boolean countPadding) implements Pooling, Windowed {}

  /**
   * Mean over a {@code height} x {@code width} grid of regions that covers the map (torchvision's
   * rule).
   */
  record AdaptiveAvgPool(int height, int width) implements Pooling {}

  /**
   * Local response normalization across channels: x / (k + alpha * sum of squares over {@code size}
   * channels)^beta, as printed in Krizhevsky 2012, 3.3. Caffe and PyTorch divide their alpha by
   * {@code size}.
   */
  record Lrn(int size, double alpha, double beta, double k) implements ParameterFree {}

  /**
   * Sets values to zero with probability {@code rate} while training, and scales the others by
   * 1/(1-rate).
   */
  record Dropout(double rate) implements Elementwise {}

  /** Feature map to vector, channel by channel, row by row. */
  record Flatten() implements ParameterFree {}

  record Linear(int units, boolean bias) implements Parametric {}

  /**
   * The parameter-free shortcut of He 2015 (option A): every {@code stride}-th pixel, and zeros for
   * the channels that are missing up to {@code channels}, half of them before and half after.
   */
  record PadShortcut(int stride, int channels) implements ParameterFree {}

  /** Every value times {@code factor}, a constant. */
  record Scale(double factor) implements Elementwise {}

  /** Sum of inputs of one shape. */
  record Add() implements Elementwise, Join {}

  /** Inputs one after the other along the channels. */
  record Concat() implements Join {}

  /** The name of this kind in JSON, tables and message keys ("op.conv"). */
  default String kind() {
    return switch (this) {
      case Input _ -> "input";
      case Conv _ -> "conv";
      case BatchNorm _ -> "batchnorm";
      case Relu _ -> "relu";
      case Relu6 _ -> "relu6";
      case LeakyRelu _ -> "leakyrelu";
      case Elu _ -> "elu";
      case Silu _ -> "silu";
      case Sigmoid _ -> "sigmoid";
      case Tanh _ -> "tanh";
      case MaxPool _ -> "maxpool";
      case AvgPool _ -> "avgpool";
      case AdaptiveAvgPool _ -> "adaptiveavgpool";
      case Lrn _ -> "lrn";
      case Dropout _ -> "dropout";
      case Flatten _ -> "flatten";
      case Linear _ -> "linear";
      case PadShortcut _ -> "padshortcut";
      case Scale _ -> "scale";
      case Add _ -> "add";
      case Concat _ -> "concat";
    };
  }
}
