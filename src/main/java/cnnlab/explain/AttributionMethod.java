package cnnlab.explain;

import cnnlab.arch.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How it is told what in an image speaks for a class. */
public enum AttributionMethod {
  /** Class activation map (Zhou et al. 2016); of networks that end in a mean and a linear layer. */
  CLASS_ACTIVATION(Family.LAYER),
  /** Selvaraju et al. 2017, 1610.02391. */
  GRAD_CAM(Family.LAYER),
  /** Chattopadhyay et al. 2018, 1710.11063. */
  GRAD_CAM_PLUS_PLUS(Family.LAYER),
  /** Draelos and Carin 2020, 2011.08891. */
  HIRES_CAM(Family.LAYER),
  /** Jiang et al. 2021. */
  LAYER_CAM(Family.LAYER),
  /** Simonyan et al. 2014, 1312.6034. */
  GRADIENT(Family.MAGNITUDE),
  /** Smilkov et al. 2017, 1706.03825. */
  SMOOTHGRAD(Family.MAGNITUDE),
  /** Springenberg et al. 2015, 1412.6806. */
  GUIDED_BACKPROPAGATION(Family.MAGNITUDE),
  /** Zeiler and Fergus 2014, 1311.2901. */
  DECONVNET(Family.MAGNITUDE),
  /** Shrikumar et al. 2016, 1605.01713. */
  INPUT_X_GRADIENT(Family.SIGNED),
  /** Sundararajan et al. 2017, 1703.01365. */
  INTEGRATED_GRADIENTS(Family.SIGNED),
  /** Zeiler and Fergus 2014, 1311.2901. */
  OCCLUSION(Family.FALL);

  /** What the values of a map are. */
  public enum Family {
    /** A layer's evidence at each of its places; what speaks against the class is negative. */
    LAYER,
    /** How much the score reacts to each pixel, whichever way; never negative. */
    MAGNITUDE,
    /** Each pixel's share in the score, for or against. */
    SIGNED,
    /** By how much the probability falls when a part is hidden. */
    FALL
  }

  private final Family family;

  AttributionMethod(Family family) {
    this.family = family;
  }

  public Family family() {
    return family;
  }

  /** "grad-cam", for messages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Those that a network allows; the first explains best at once. */
  public static List<AttributionMethod> of(Architecture architecture) {
    return Arrays.stream(values())
        .filter(method -> method != CLASS_ACTIVATION || ClassActivation.suits(architecture))
        .toList();
  }
}
