package cnnlab.arch.catalogue;

import java.util.Locale;

/** Networks that one idea has in common. */
public enum Family {
  LENET,
  ALEXNET,
  VGG,
  GOOGLENET,
  RESNET,
  RESNET_CIFAR,
  PLAIN,
  INCEPTION,
  /** Networks of a user's own. */
  OWN;

  /**
   * Message key of its name ("family.vgg"); with ".about", of what it brought; with ".where", of
   * the place in the paper that describes it.
   */
  public String key() {
    return "family." + id();
  }

  /** Its name in commands and files ("resnet_cifar"). */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
