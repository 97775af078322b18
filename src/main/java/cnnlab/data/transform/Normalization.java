package cnnlab.data.transform;

import java.util.List;

/** How an image's values, from 0 to 1, were shifted and scaled where weights were trained. */
public enum Normalization {
  /** By mean and standard deviation of ImageNet's photos, as torchvision does. */
  IMAGENET(Preprocessing.IMAGENET.mean(), Preprocessing.IMAGENET.std()),
  /** To the range from -1 to 1, as for Google's Inception networks. */
  HALF(List.of(0.5f, 0.5f, 0.5f), List.of(0.5f, 0.5f, 0.5f));

  private final List<Float> mean;
  private final List<Float> std;

  Normalization(List<Float> mean, List<Float> std) {
    this.mean = mean;
    this.std = std;
  }

  /** The same preparation of images with this at its end. */
  public Preprocessing of(Preprocessing other) {
    return new Preprocessing(other.inputSize(), other.resize(), mean, std);
  }
}
