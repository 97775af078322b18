package cnnlab.lesson.value;

import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a lesson may ask the lab, each by its word. NET is a network of the catalogue or a file of
 * the lesson, with the input's side behind an @ ("vgg16@112") or its auxiliary classifiers
 * ("googlenet_paper@aux"); LAYERS is the name of a layer or of a block, or a kind ("kind=conv");
 * RUN is a bundled run or one of the lesson's; IMAGE a sample image, a file of the lesson, "noise",
 * "gray" or the test image "fashion:17", with a change behind an @ ("@shift4", "@rotate90").
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without a state
public enum LabFunction {
  /** Learnable parameters. */
  PARAMS("NET [LAYERS]", (lab, of) -> lab.networks().sum(of, it -> it.params())),
  /** Multiply-accumulates for one image. */
  MACS("NET [LAYERS]", (lab, of) -> lab.networks().sum(of, it -> it.macs())),
  /** Bytes of the outputs for one image, float32. */
  ACTIVATIONS("NET [LAYERS]", (lab, of) -> lab.networks().sum(of, it -> it.activationBytes())),
  /** Running means and variances. */
  STATE("NET [LAYERS]", (lab, of) -> lab.networks().sum(of, it -> it.state())),
  /** How many layers. */
  COUNT("NET LAYERS", (lab, of) -> lab.networks().sum(of, _ -> 1L)),
  /** Side of the receptive field, in pixels. */
  FIELD("NET [LAYER]", (lab, of) -> lab.networks().field(of)),
  /** Channels of a layer's output. */
  CHANNELS("NET LAYER", (lab, of) -> lab.networks().channels(of)),
  /** Side of a layer's output. */
  SIDE("NET LAYER", (lab, of) -> lab.networks().side(of)),
  /** Bytes that training takes at least: NET and the size of the batch. */
  TRAINING("NET BATCH", (lab, of) -> lab.networks().training(of)),
  /** Bytes that inference takes at least. */
  INFERENCE("NET BATCH", (lab, of) -> lab.networks().inference(of)),
  /** Published top-1 accuracy, 0 to 1. */
  PUBLISHED("NET", (_, of) -> NetworkValues.published(of.getFirst())),
  /** Accuracy on the test images, 0 to 1. */
  ACCURACY("RUN", (lab, of) -> lab.runs().testAccuracy(of.getFirst())),
  /** Accuracy on the validation images after the last epoch, 0 to 1. */
  VALIDATION("RUN", (lab, of) -> lab.runs().last(of.getFirst()).valAccuracy()),
  /** Accuracy on the validation images after an epoch, 0 to 1. */
  AFTER("RUN EPOCH", (lab, of) -> lab.runs().after(of)),
  /** Accuracy on the training images in the last epoch, 0 to 1. */
  FITTED("RUN", (lab, of) -> lab.runs().last(of.getFirst()).trainAccuracy()),
  /** Loss on the training images in the first epoch. */
  FIRSTLOSS("RUN", (lab, of) -> lab.runs().epochs(of.getFirst()).getFirst().trainLoss()),
  /** Loss on the training images in the last epoch. */
  LASTLOSS("RUN", (lab, of) -> lab.runs().last(of.getFirst()).trainLoss()),
  /** Mean norm of a layer's gradient in an epoch. */
  GRADIENT("RUN LAYER EPOCH", (lab, of) -> lab.runs().gradient(of)),
  /** Epochs trained. */
  EPOCHS("RUN", (lab, of) -> (double) lab.runs().epochs(of.getFirst()).size()),
  /** Learnable parameters of a run's network. */
  RUNPARAMS("RUN", (lab, of) -> (double) lab.runs().compared(of.getFirst()).params()),
  /** Multiply-accumulates of a run's network for one image. */
  RUNMACS("RUN", (lab, of) -> (double) lab.runs().compared(of.getFirst()).macs()),
  /** Bytes that a run's training takes at least. */
  RUNMEMORY("RUN", (lab, of) -> (double) lab.runs().compared(of.getFirst()).memoryBytes()),
  /** The likeliest class of an image. */
  PREDICTS("RUN IMAGE", (lab, of) -> lab.predictions().top(of).label()),
  /** Its probability, 0 to 1. */
  CONFIDENCE("RUN IMAGE", (lab, of) -> lab.predictions().top(of).probability()),
  /** Largest value of a layer's output for an image. */
  LARGEST("RUN LAYER IMAGE", (lab, of) -> lab.predictions().largest(of)),
  /** How alike an explanation stays when the upper blocks are random, -1 to 1. */
  RANDOMIZED("RUN METHOD IMAGE BLOCKS", (lab, of) -> lab.predictions().randomized(of)),
  /** Accuracy on the first test images without some layers, 0 to 1. */
  WITHOUT("RUN LAYERS [LAYERS] [LAYERS]", (lab, of) -> lab.blocks().without(of)),
  /** Accuracy on the same test images with all layers, 0 to 1. */
  WHOLE("RUN", (lab, of) -> lab.blocks().without(of)),
  /** Size of a block's residual over that of its shortcut. */
  RESIDUAL("RUN BLOCK", (lab, of) -> lab.blocks().residual(of));

  /** Works a value out. */
  private interface Source {
    Object value(Lab lab, List<String> arguments) throws UserProblem;
  }

  private final String parameters;
  private final Source source;

  LabFunction(String parameters, Source source) {
    this.parameters = parameters;
    this.source = source;
  }

  static LabFunction of(String word) throws UserProblem {
    return Arrays.stream(values())
        .filter(each -> each.word().equals(word))
        .findFirst()
        .orElseThrow(() -> UserProblem.of("lesson.value.unknown", word, words()));
  }

  private static String words() {
    return Arrays.stream(values()).map(LabFunction::word).collect(Collectors.joining(", "));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its parameters as documented: "NET [LAYERS]". */
  public String parameters() {
    return parameters;
  }

  void require(List<String> arguments) throws UserProblem {
    int most = parameters.split(" ").length;
    int least = parameters.replaceAll(" \\[.*]", "").split(" ").length;
    if (arguments.size() < least || arguments.size() > most) {
      throw UserProblem.of("lesson.value.arguments", word(), parameters);
    }
  }

  Object value(Lab lab, List<String> arguments) throws UserProblem {
    Object value = source.value(lab, arguments);
    return value instanceof Number number ? (Object) number.doubleValue() : value;
  }
}
