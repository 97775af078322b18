package cnnlab.data.transform;

import java.util.List;

/** How an image's values, from 0 to 1, were shifted and scaled where weights were trained. */
public enum Normalization {
  /** By mean and standard deviation of ImageNet's photos, as torchvision does. */
  IMAGENET,
  /** By mean and standard deviation 0.5, to -1 ... 1, as for Google's Inception networks. */
  HALF;

  /** The same preparation of images with this at its end. */
  public Preprocessing of(Preprocessing other) {
    return switch (this) {
      case IMAGENET -> with(other, Preprocessing.IMAGENET.mean(), Preprocessing.IMAGENET.std());
      case HALF -> with(other, List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));
    };
  }

  private static Preprocessing with(Preprocessing other, List<Float> mean, List<Float> std) {
    return new Preprocessing(other.inputSize(), other.resize(), mean, std);
  }
}
