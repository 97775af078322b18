package cnnlab.arch.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * What a network of the catalogue is reported to reach.
 *
 * @param network its name in the catalogue
 * @param dataset whose images it was measured on
 * @param top1 share of images whose likeliest class is right, 0 to 1; one network, one crop
 * @param source where it is reported
 */
public record PublishedAccuracy(String network, Dataset dataset, double top1, String source) {

  /** A data set that networks are commonly compared on, and its split. */
  public enum Dataset {
    IMAGENET("ImageNet"),
    CIFAR_10("CIFAR-10"),
    MNIST("MNIST");

    private final String title;

    Dataset(String title) {
      this.title = title;
    }

    /** The same in every language. */
    public String title() {
      return title;
    }

    /** Whether a folder of this name holds it: "cifar10", "cifar-10-batches-bin". */
    public boolean isNamed(String folder) {
      String key = name().replace("_", "");
      String letters = folder.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
      return letters.matches(key + "(\\D.*)?");
    }
  }

  private static final String TORCHVISION = "torchvision IMAGENET1K_V1";
  private static final String BVLC = "BVLC's copy for Caffe";
  private static final String HE = "He 2015, authors' weights";
  private static final String HE_CIFAR = "He 2015, table 6";
  private static final String SZEGEDY = "Szegedy 2016, table 2";

  /** ImageNet's on its validation images, the others' on the test images. */
  public static final List<PublishedAccuracy> ALL =
      List.of(
          imageNet("alexnet_paper_grouped", 57.1, BVLC),
          imageNet("alexnet_torchvision", 56.522, TORCHVISION),
          imageNet("vgg11", 69.020, TORCHVISION),
          imageNet("vgg11_bn", 70.370, TORCHVISION),
          imageNet("vgg13", 69.928, TORCHVISION),
          imageNet("vgg13_bn", 71.586, TORCHVISION),
          imageNet("vgg16", 71.592, TORCHVISION),
          imageNet("vgg16_bn", 73.360, TORCHVISION),
          imageNet("vgg19", 72.376, TORCHVISION),
          imageNet("vgg19_bn", 74.218, TORCHVISION),
          imageNet("googlenet_paper", 68.7, BVLC),
          imageNet("googlenet_torchvision", 69.778, TORCHVISION),
          imageNet("resnet18", 69.758, TORCHVISION),
          imageNet("resnet34", 73.314, TORCHVISION),
          imageNet("resnet50", 76.130, TORCHVISION),
          imageNet("resnet50_v1", 75.3, HE),
          imageNet("resnet101", 77.374, TORCHVISION),
          imageNet("resnet101_v1", 76.4, HE),
          imageNet("resnet152", 78.312, TORCHVISION),
          imageNet("resnet152_v1", 77.0, HE),
          imageNet("inception_v3", 77.294, TORCHVISION),
          imageNet("inception_v4", 80.0, SZEGEDY),
          imageNet("inception_resnet_v2", 80.1, SZEGEDY),
          cifar("resnet20", 8.75),
          cifar("resnet32", 7.51),
          cifar("resnet44", 7.17),
          cifar("resnet56", 6.97),
          cifar("resnet110", 6.43),
          new PublishedAccuracy("lenet5", Dataset.MNIST, 0.9905, "LeCun 1998, section III"));

  private static PublishedAccuracy imageNet(String network, double percent, String source) {
    return new PublishedAccuracy(network, Dataset.IMAGENET, percent / 100, source);
  }

  /**
   * @param error as printed, in percent
   */
  private static PublishedAccuracy cifar(String network, double error) {
    return new PublishedAccuracy(network, Dataset.CIFAR_10, (100 - error) / 100, HE_CIFAR);
  }
}
