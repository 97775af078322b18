package cnnlab.arch.catalogue;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Paper;

/**
 * A network that the catalogue offers.
 *
 * @param name what it is called in commands and files ("resnet50_v1")
 * @param title what it is called on screen, the same in every language ("ResNet-50 v1")
 * @param inputSize side of the square image it was published for, in pixels
 * @param auxiliary whether it has auxiliary classifiers
 * @param classes that it was published for
 */
public record Entry(
    String name,
    String title,
    Family family,
    Paper source,
    int inputSize,
    boolean auxiliary,
    int classes) {
  private static final int SMALL_IMAGE = 64;
  private static final int IMAGENET_CLASSES = 1000;
  private static final int CIFAR_CLASSES = 10;

  /** A network for ImageNet, with 1000 classes, or for CIFAR-10, with 10. */
  Entry(String name, String title, Family family, Paper source, int inputSize, boolean auxiliary) {
    this(
        name,
        title,
        family,
        source,
        inputSize,
        auxiliary,
        inputSize <= SMALL_IMAGE ? CIFAR_CLASSES : IMAGENET_CLASSES);
  }

  /** The network as published. */
  public NetworkSettings settings() {
    return new NetworkSettings(name, inputSize, classes, 1, false);
  }

  /** Whether an image of this side gets the form fitted to small images. */
  boolean isSmall(int size) {
    return size <= SMALL_IMAGE && !isCifar();
  }

  /** Message key of the form built for images of this side ("form.vgg.small"). */
  String form(int size) {
    return "form." + family.id() + (isSmall(size) ? ".small" : ".published");
  }

  private boolean isCifar() {
    return inputSize <= SMALL_IMAGE;
  }
}
