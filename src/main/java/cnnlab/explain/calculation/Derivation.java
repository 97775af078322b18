package cnnlab.explain.calculation;

import cnnlab.arch.Op;
import java.util.List;

/** What a layer makes one value of, by the network's own numbers. */
public sealed interface Derivation permits WeightedSum, Derivation.Simple {

  /** What it comes to, in double precision. */
  double result();

  /** The largest number that goes into it: the digits of the result count from there. */
  double scale();

  /** All but sums over many channels. */
  sealed interface Simple extends Derivation {}

  /**
   * A color of the image as the network takes it: (pixel / 255 - mean) / std.
   *
   * @param pixel 0 to 255
   */
  record Pixel(int pixel, float mean, float std) implements Simple {
    @Override
    public double result() {
      return (pixel / 255.0 - mean) / std;
    }

    @Override
    public double scale() {
      return Math.abs(result());
    }
  }

  /** Batch normalization: (input - mean) / sqrt(variance + epsilon) * weight + bias. */
  record Normalization(
      float input, float mean, float variance, double epsilon, float weight, float bias)
      implements Simple {

    /** The input with mean 0 and variance 1. */
    public double normalized() {
      return (input - (double) mean) / Math.sqrt(variance + epsilon);
    }

    @Override
    public double result() {
      return normalized() * weight + bias;
    }

    @Override
    public double scale() {
      return Math.max(Math.abs(normalized() * weight), Math.abs(bias));
    }
  }

  /** An activation function. */
  record Function(Op.Activation function, float input) implements Simple {
    @Override
    public double result() {
      double x = input;
      return switch (function) {
        case Op.Relu _ -> Math.max(0, x);
        case Op.Relu6 _ -> Math.clamp(x, 0, 6);
        case Op.LeakyRelu(double slope) -> x > 0 ? x : slope * x;
        case Op.Elu _ -> x > 0 ? x : Math.expm1(x);
        case Op.Silu _ -> x / (1 + Math.exp(-x));
        case Op.Sigmoid _ -> 1 / (1 + Math.exp(-x));
        case Op.Tanh _ -> Math.tanh(x);
      };
    }

    @Override
    public double scale() {
      return Math.abs(input);
    }
  }

  /**
   * Max pooling.
   *
   * @param winner the cell with the largest value
   */
  record Maximum(WindowValues window, int winner) implements Simple {
    @Override
    public double result() {
      return window.values()[winner];
    }

    @Override
    public double scale() {
      return window.reach();
    }
  }

  /**
   * Average pooling.
   *
   * @param divisor the number of cells that the sum is divided by
   */
  record Mean(WindowValues window, int divisor) implements Simple {
    public double sum() {
      return window.sum();
    }

    @Override
    public double result() {
      return sum() / divisor;
    }

    @Override
    public double scale() {
      return window.reach();
    }
  }

  /**
   * Local response normalization: own / (k + alpha * sum of squares)^beta.
   *
   * @param first channel of the neighbors
   * @param neighbors values in the same place of channels, the own among them
   * @param own which of them
   */
  record Neighbors(Op.Lrn lrn, int first, List<Float> neighbors, int own) implements Simple {
    public Neighbors {
      neighbors = List.copyOf(neighbors);
    }

    public double squares() {
      return neighbors.stream().mapToDouble(value -> (double) value * value).sum();
    }

    public double divisor() {
      return Math.pow(lrn.k() + lrn.alpha() * squares(), lrn.beta());
    }

    @Override
    public double result() {
      return neighbors.get(own) / divisor();
    }

    @Override
    public double scale() {
      return Math.abs(neighbors.get(own));
    }
  }

  /** One of the values that are added. */
  record Summand(String layer, float value) {}

  /** Addition. */
  record Sum(List<Summand> summands) implements Simple {
    public Sum {
      summands = List.copyOf(summands);
    }

    @Override
    public double result() {
      return summands.stream().mapToDouble(Summand::value).sum();
    }

    @Override
    public double scale() {
      return summands.stream().mapToDouble(summand -> Math.abs(summand.value())).max().orElse(0);
    }
  }

  /**
   * A value that is passed on: by a concatenation from one of its branches, by flattening, by
   * dropout, by a shortcut without weights.
   */
  record Passed(String layer, ValuePlace place, float value) implements Simple {
    @Override
    public double result() {
      return value;
    }

    @Override
    public double scale() {
      return Math.abs(value);
    }
  }

  /** A channel that a shortcut without weights fills with zeros. */
  record Zero() implements Simple {
    @Override
    public double result() {
      return 0;
    }

    @Override
    public double scale() {
      return 0;
    }
  }

  /** A value times a constant. */
  record Scaled(double factor, float input) implements Simple {
    @Override
    public double result() {
      return factor * input;
    }

    @Override
    public double scale() {
      return Math.abs(result());
    }
  }
}
