package cnnlab.data;

import cnnlab.data.known.KnownSet;
import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Opens a data set by the name of a shipped one or by its place on disk. */
public final class Datasets {
  /** Names of the data sets that come with the program. */
  public static final List<String> NAMES = List.of(ClassNames.FASHION_MNIST, ClassNames.SHAPES);

  private static final String IMAGENET_DATA = "Data";

  private Datasets() {}

  /**
   * Opens a data set: {@code fashion-mnist}, {@code shapes}; a {@link KnownSet} by its name, which
   * must have been fetched; or IDX files, CIFAR-10's or CIFAR-100's binary files or a folder of
   * images per class, in a folder or an archive (zip, tar, tar.gz), where they may lie in a folder
   * that holds nothing else, or in ImageNet's {@code ILSVRC/Data/CLS-LOC}.
   *
   * @return its parts, of which {@link DataParts#split} makes what a run needs
   */
  public static DataParts open(String nameOrPath) throws UserProblem {
    return switch (nameOrPath) {
      case ClassNames.SHAPES -> GeneratedShapes.parts();
      case ClassNames.FASHION_MNIST -> open(Assets.folder(ClassNames.FASHION_MNIST));
      default -> {
        Optional<KnownSet> known = KnownSet.named(nameOrPath);
        Path place = known.isPresent() ? fetched(known.get()) : path(nameOrPath);
        yield open(place);
      }
    };
  }

  /** Whether a data set is asked for by its name, not by a path. */
  public static boolean isName(String nameOrPath) {
    return NAMES.contains(nameOrPath) || KnownSet.named(nameOrPath).isPresent();
  }

  private static Path fetched(KnownSet set) throws UserProblem {
    return set.place()
        .orElseThrow(() -> UserProblem.of("data.known.absent", set.id()).at(set.id()));
  }

  private static DataParts open(Path path) throws UserProblem {
    if (!Files.exists(path)) {
      throw UserProblem.of("data.unknown", path, String.join(", ", NAMES)).at(path.toString());
    }
    if (!Files.isDirectory(path) && !FileTree.isArchive(path)) {
      throw UserProblem.of("data.not-a-folder", path).at(path.toString());
    }
    FileTree tree = FileTree.of(path, Images::isImageName);
    Map<String, String> solution = new HashMap<>();
    for (; ; tree = tree.below(within(tree))) {
      Optional<Cifar> cifar = Cifar.in(tree);
      if (cifar.isPresent()) {
        return cifar.get().read(tree);
      }
      if (IdxFolder.matches(tree)) {
        return IdxFolder.read(tree);
      }
      solution.putAll(ImageNetSolution.in(tree));
      boolean wrapped = tree.folders().size() == 1 || isImageNet(tree);
      if (!wrapped || tree.folders().first().equalsIgnoreCase(ImageFolder.TRAIN)) {
        return ImageFolder.read(tree, solution);
      }
    }
  }

  /** The folder that holds the images, of those at the top. */
  private static String within(FileTree tree) {
    return isImageNet(tree) ? IMAGENET_DATA : tree.folders().first();
  }

  /** Whether this is the folder {@code ILSVRC} as it is handed out. */
  private static boolean isImageNet(FileTree tree) {
    return tree.folders().containsAll(Set.of("Annotations", IMAGENET_DATA, "ImageSets"));
  }

  private static Path path(String text) throws UserProblem {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw UserProblem.of("data.unknown", text, String.join(", ", NAMES)).at(text).causedBy(e);
    }
  }
}
