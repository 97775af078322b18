package cnnlab.data;

import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** Opens a data set by the name of a shipped one or by its place on disk. */
public final class Datasets {
  /** Names of the data sets that come with the program. */
  public static final List<String> NAMES = List.of(ClassNames.FASHION_MNIST, ClassNames.SHAPES);

  private Datasets() {}

  /**
   * Opens a data set: {@code fashion-mnist}, {@code shapes}, a folder of IDX files, CIFAR-10's
   * folder or archive, or a folder with a folder of images per class.
   *
   * @param validationShare share of the examples (above 0, below 1) set aside where the data have
   *     no validation split of their own
   * @param seed chooses those
   */
  public static Dataset open(String nameOrPath, double validationShare, long seed)
      throws UserProblem {
    if (!(validationShare > 0 && validationShare < 1)) {
      throw UserProblem.of("data.share", validationShare).at("validationShare");
    }
    return switch (nameOrPath) {
      case ClassNames.SHAPES -> GeneratedShapes.dataset();
      case ClassNames.FASHION_MNIST ->
          IdxFolder.read(Assets.folder(ClassNames.FASHION_MNIST), validationShare, seed);
      default -> open(path(nameOrPath), validationShare, seed);
    };
  }

  private static Dataset open(Path path, double validationShare, long seed) throws UserProblem {
    if (!Files.exists(path)) {
      throw UserProblem.of("data.unknown", path, String.join(", ", NAMES)).at(path.toString());
    }
    if (Cifar10.matches(path)) {
      return Cifar10.read(path);
    }
    if (Files.isDirectory(path)) {
      return IdxFolder.matches(path)
          ? IdxFolder.read(path, validationShare, seed)
          : ImageFolder.read(path, validationShare, seed);
    }
    throw UserProblem.of("data.not-a-folder", path).at(path.toString());
  }

  private static Path path(String text) throws UserProblem {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw UserProblem.of("data.unknown", text, String.join(", ", NAMES)).at(text).causedBy(e);
    }
  }
}
