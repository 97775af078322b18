package cnnlab.explain;

import static cnnlab.explain.AttributionSetting.BASELINE;
import static cnnlab.explain.AttributionSetting.CHANNELS;
import static cnnlab.explain.AttributionSetting.EPSILON;
import static cnnlab.explain.AttributionSetting.FILL;
import static cnnlab.explain.AttributionSetting.GAMMA;
import static cnnlab.explain.AttributionSetting.NOISE;
import static cnnlab.explain.AttributionSetting.SAMPLES;
import static cnnlab.explain.AttributionSetting.STEPS;
import static cnnlab.explain.AttributionSetting.STRIDE;
import static cnnlab.explain.AttributionSetting.WINDOW;

import cnnlab.arch.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How it is told what in an image speaks for a class. */
public enum AttributionMethod {
  /** Of networks that end in a mean and a linear layer. */
  CLASS_ACTIVATION("class-activation", Family.LAYER, "Zhou et al. 2016, arXiv:1512.04150"),
  GRAD_CAM("grad-cam", Family.LAYER, "Selvaraju et al. 2017, arXiv:1610.02391"),
  GRAD_CAM_PLUS_PLUS("grad-cam++", Family.LAYER, "Chattopadhyay et al. 2018, arXiv:1710.11063"),
  XGRAD_CAM("xgrad-cam", Family.LAYER, "Fu et al. 2020, arXiv:2008.02312"),
  HIRES_CAM("hires-cam", Family.LAYER, "Draelos and Carin 2020, arXiv:2011.08891"),
  LAYER_CAM("layer-cam", Family.LAYER, "Jiang et al. 2021, doi:10.1109/TIP.2021.3089943"),
  SCORE_CAM("score-cam", Family.LAYER, "Wang et al. 2020, arXiv:1910.01279", CHANNELS),
  GRADIENT("gradient", Family.REACTION, "Simonyan et al. 2014, arXiv:1312.6034"),
  SMOOTH_GRAD(
      "smooth-grad", Family.REACTION, "Smilkov et al. 2017, arXiv:1706.03825", SAMPLES, NOISE),
  GUIDED_BACKPROP("guided-backprop", Family.REACTION, "Springenberg et al. 2015, arXiv:1412.6806"),
  DECONVNET("deconvnet", Family.REACTION, "Zeiler and Fergus 2014, arXiv:1311.2901"),
  INPUT_X_GRADIENT("input-x-gradient", Family.SHARE, "Shrikumar et al. 2016, arXiv:1605.01713"),
  INTEGRATED_GRADIENTS(
      "integrated-gradients",
      Family.SHARE,
      "Sundararajan et al. 2017, arXiv:1703.01365",
      STEPS,
      BASELINE),
  LRP_EPSILON(
      "lrp-epsilon", Family.SHARE, "Bach et al. 2015, doi:10.1371/journal.pone.0130140", EPSILON),
  LRP_GAMMA(
      "lrp-gamma", Family.SHARE, "Montavon et al. 2019, doi:10.1007/978-3-030-28954-6_10", GAMMA),
  LRP_Z_PLUS("lrp-z+", Family.SHARE, "Montavon et al. 2017, arXiv:1512.02479"),
  OCCLUSION(
      "occlusion", Family.FALL, "Zeiler and Fergus 2014, arXiv:1311.2901", WINDOW, STRIDE, FILL);

  /** What the values of a map are. */
  public enum Family {
    /** A layer's evidence at each of its positions; what speaks against the class is negative. */
    LAYER,
    /** How the score reacts to each value of the image. */
    REACTION,
    /** Each value's share in the score, for or against. */
    SHARE,
    /** By how much the score falls when a part is hidden. */
    FALL;

    /** How such maps are usually shown. */
    public Sign sign() {
      return this == SHARE ? Sign.SIGNED : Sign.ABSOLUTE;
    }
  }

  /** Which of a map's values are told apart. */
  public enum Sign {
    /** For the class is positive, against it negative. */
    SIGNED,
    /** Only how much: of a layer and of a fall what speaks for the class, else the size. */
    ABSOLUTE
  }

  private final String id;
  private final Family family;
  private final String source;

  @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
  private final List<AttributionSetting> settings;

  AttributionMethod(String id, Family family, String source, AttributionSetting... settings) {
    this.id = id;
    this.family = family;
    this.source = source;
    this.settings = List.of(settings);
  }

  public Family family() {
    return family;
  }

  /** "grad-cam", for messages, files and the command line. */
  public String id() {
    return id;
  }

  /** The paper: authors, year, address. */
  public String source() {
    return source;
  }

  /** What may be chosen about it. */
  public List<AttributionSetting> settings() {
    return settings;
  }

  /** Whether one pass tells of all layers. */
  public boolean isOfEveryLayer() {
    return family == Family.LAYER && this != CLASS_ACTIVATION && this != SCORE_CAM;
  }

  /** Those that a network allows; the first explains best at once. */
  public static List<AttributionMethod> of(Architecture architecture) {
    boolean layers = !ExplainedLayers.of(architecture).isEmpty();
    return Arrays.stream(values())
        .filter(
            method ->
                method == CLASS_ACTIVATION
                    ? Cam.suits(architecture)
                    : layers || method.family != Family.LAYER)
        .toList();
  }

  /** The method of this {@link #id}. */
  public static Optional<AttributionMethod> named(String id) {
    return Arrays.stream(values()).filter(method -> method.id.equals(id)).findFirst();
  }
}
