package cnnlab.explain.unit;

import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.data.Batch;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.inference.TrainedNetwork;
import cnnlab.text.UserProblem;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Makes an image that excites a unit as much as possible, by gradient ascent on the unit's mean
 * (Erhan et al. 2009; Olah et al. 2017, with Lucid's settings).
 *
 * @param image of the network's input size
 * @param value the unit's mean for it
 * @param beginning the same before the first step
 */
public record ActivationMaximization(RgbImage image, double value, double beginning) {
  private static final double FIRST_DECAY = 0.9;
  private static final double SECOND_DECAY = 0.999;
  private static final double AGAINST_ZERO = 1e-8;
  private static final double BEGINNING = 0.01;

  /** Hears how far it is and how it looks, on the thread that works. */
  public interface Listener {
    /** Returns whether to go on. */
    boolean progress(int step, RgbImage image);
  }

  /** Empty if it was ended early. */
  public static Optional<ActivationMaximization> of(
      TrainedNetwork network, Unit unit, MaximizationSettings settings, Listener listener)
      throws UserProblem {
    int side = network.preprocessing().inputSize();
    ImageBasis basis = new ImageBasis(side, settings.waves());
    ImageColors colors = new ImageColors(settings.decorrelated(), network.preprocessing());
    Random random = new Random(settings.seed());
    float[] parts = new float[3 * side * side];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (float) (BEGINNING * random.nextGaussian());
    }
    Unit wanted = beforeActivation(network, unit);
    double[] first = new double[parts.length];
    double[] second = new double[parts.length];
    double beginning = value(network, unit, colors.colors(basis.image(parts)), colors);
    for (int step = 1; step <= settings.steps(); step++) {
      float[] shown = colors.colors(basis.image(parts));
      if (!listener.progress(step - 1, image(shown, side))) {
        return Optional.empty();
      }
      RandomView view = RandomView.of(settings, side, random);
      float[] gradient = gradient(network, wanted, view.of(shown), colors);
      float[] ascent = basis.parts(colors.planes(shown, view.back(gradient)));
      adam(parts, ascent, first, second, step, settings.rate());
    }
    float[] shown = colors.colors(basis.image(parts));
    return Optional.of(
        new ActivationMaximization(
            image(shown, side), value(network, unit, shown, colors), beginning));
  }

  /** A ReLU's unit that is silent everywhere would say nothing of how to excite it. */
  private static Unit beforeActivation(TrainedNetwork network, Unit unit) {
    Layer layer = network.architecture().layer(unit.layer());
    return layer.op() instanceof Op.Activation
        ? new Unit(layer.inputs().getFirst(), unit.channel(), unit.place())
        : unit;
  }

  private static void adam(
      float[] parts, float[] ascent, double[] first, double[] second, int step, double rate) {
    double firstShare = 1 - Math.pow(FIRST_DECAY, step);
    double secondShare = 1 - Math.pow(SECOND_DECAY, step);
    for (int i = 0; i < parts.length; i++) {
      first[i] = FIRST_DECAY * first[i] + (1 - FIRST_DECAY) * ascent[i];
      second[i] = SECOND_DECAY * second[i] + (1 - SECOND_DECAY) * ascent[i] * ascent[i];
      double change = first[i] / firstShare / (Math.sqrt(second[i] / secondShare) + AGAINST_ZERO);
      parts[i] += (float) (rate * change);
    }
  }

  /** Of the unit's mean for the colors. */
  private static float[] gradient(
      TrainedNetwork network, Unit unit, float[] view, ImageColors colors) throws UserProblem {
    String input = network.architecture().layers().getFirst().name();
    Gradients found = ask(network, unit, view, colors, Set.of(input));
    float[] gradient = found.gradient(input).values();
    colors.toColors(gradient);
    return gradient;
  }

  private static double value(TrainedNetwork network, Unit unit, float[] shown, ImageColors colors)
      throws UserProblem {
    return unit.mean(
        ask(network, unit, shown, colors, Set.of(unit.layer())).activation(unit.layer()));
  }

  private static Gradients ask(
      TrainedNetwork network, Unit unit, float[] shown, ImageColors colors, Set<String> layers)
      throws UserProblem {
    float[] pixels = new float[shown.length];
    int plane = pixels.length / 3;
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = colors.normalized(shown[i], i / plane);
    }
    return network.gradients(
        new Batch(1, pixels, new int[1]), unit.target(), BackwardRule.GRADIENT, layers);
  }

  private static RgbImage image(float[] colors, int side) {
    byte[] rgb = new byte[colors.length];
    int plane = side * side;
    for (int i = 0; i < colors.length; i++) {
      rgb[i % plane * 3 + i / plane] = (byte) Math.round(255 * colors[i]);
    }
    return new RgbImage(side, side, rgb);
  }
}
