package cnnlab.weights;

import cnnlab.data.Assets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The trained network that comes along, for a user who has not trained one yet. */
public final class BundledWeights {
  /** The catalogue's name of its network. */
  public static final String NETWORK = "resnet20";

  private BundledWeights() {}

  /** A ResNet-20 that tells the ten classes of CIFAR-10 apart; empty where it was taken away. */
  public static Optional<Path> file() {
    Path file = Assets.folder("networks").resolve("resnet20-cifar10.safetensors");
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }
}
