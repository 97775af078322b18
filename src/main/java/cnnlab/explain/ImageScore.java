package cnnlab.explain;

import cnnlab.data.Batch;
import cnnlab.engine.BackwardRule;
import cnnlab.engine.Gradients;
import cnnlab.engine.Network;
import cnnlab.engine.Network.Activation;
import cnnlab.engine.Target;
import cnnlab.text.UserProblem;
import java.util.Set;
import java.util.function.DoublePredicate;

/**
 * A class's score before softmax, for an image and for others like it.
 *
 * @param pixels of the image, normalized: [channels, side, side]
 * @param goOn told the share of the work done, 0 to 1; its answer false ends it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record ImageScore(Network network, float[] pixels, int label, DoublePredicate goOn) {
  /** Images given to the engine at once. */
  static final int AT_ONCE = 4;

  String input() {
    return network.architecture().layers().getFirst().name();
  }

  int side() {
    return network.architecture().input().height();
  }

  int channels() {
    return network.architecture().input().channels();
  }

  /** Of the image itself. */
  double of() throws UserProblem {
    return of(pixels, 1)[0];
  }

  /** Of each of so many images. */
  float[] of(float[] images, int count) throws UserProblem {
    return scores(network.logits(new Batch(count, images, new int[count])), count);
  }

  /** The class's probability for each of so many images. */
  float[] probabilities(float[] images, int count) throws UserProblem {
    return scores(network.predict(new Batch(count, images, new int[count])), count);
  }

  private float[] scores(float[] logits, int count) throws UserProblem {
    float[] scores = new float[count];
    int classes = logits.length / count;
    for (int i = 0; i < count; i++) {
      scores[i] = logits[i * classes + label];
      if (!Float.isFinite(scores[i])) {
        throw UserProblem.of("predict.not-finite", network.architecture().name());
      }
    }
    return scores;
  }

  /** What a layer makes of the image. */
  Activation activation(String layer) throws UserProblem {
    return network.activation(new Batch(1, pixels, new int[1]), layer);
  }

  /** What layers make of the image, and how the score changes with it. */
  Gradients gradients(BackwardRule rule, Set<String> layers) throws UserProblem {
    return network.gradients(
        new Batch(1, pixels, new int[1]), new Target.Logit(label), rule, layers);
  }

  /** How the score of each of so many images changes with each of its values. */
  float[] gradient(float[] images, int count, BackwardRule rule) throws UserProblem {
    return network
        .gradients(
            new Batch(count, images, new int[count]),
            new Target.Logit(label),
            rule,
            Set.of(input()))
        .gradient(input())
        .values();
  }
}
