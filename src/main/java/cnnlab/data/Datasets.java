package cnnlab.data;

import cnnlab.data.download.DownloadableDataset;
import cnnlab.data.image.ImageFormat;
import cnnlab.data.tree.FileTree;
import cnnlab.files.FileProblem;
import cnnlab.text.EditDistance;
import cnnlab.text.NameList;
import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Stream;

/** Opens a data set by the name of a shipped one or by its place on disk. */
public final class Datasets {
  /** Names of the data sets that come with the program. */
  public static final List<String> NAMES = List.of(ClassNames.FASHION_MNIST, ClassNames.SHAPES);

  private static final String IMAGENET_DATA = "Data";
  private static final String RAW = "raw";

  /** What the folder {@code ILSVRC} holds, as it is handed out. */
  private static final Set<String> IMAGENET = Set.of("Annotations", IMAGENET_DATA, "ImageSets");

  /** Letters that may be mistyped. */
  private static final int NEAR = 2;

  private Datasets() {}

  /**
   * Opens a data set: {@code fashion-mnist}, {@code shapes}; a {@link DownloadableDataset} by its
   * name, which must have been fetched; or IDX files, CIFAR-10's or CIFAR-100's binary files or a
   * folder of images per class, in a folder or an archive (zip, tar, tar.gz), where they may lie in
   * a folder that holds nothing else, or in ImageNet's {@code ILSVRC/Data/CLS-LOC}.
   *
   * @return its parts, of which {@link DataParts#split} makes what a run needs
   */
  public static DataParts open(String nameOrPath) throws UserProblem {
    return switch (nameOrPath) {
      case ClassNames.SHAPES -> GeneratedShapes.parts();
      case ClassNames.FASHION_MNIST -> open(Assets.folder(ClassNames.FASHION_MNIST));
      default -> open(place(nameOrPath).orElseThrow());
    };
  }

  /** Where a data set lies on disk; nowhere where it comes with the program. */
  static Optional<Path> place(String nameOrPath) throws UserProblem {
    if (NAMES.contains(nameOrPath)) {
      return Optional.empty();
    }
    Optional<DownloadableDataset> known = DownloadableDataset.named(nameOrPath);
    return Optional.of(known.isPresent() ? fetched(known.get()) : path(nameOrPath));
  }

  /** Whether a data set is asked for by its name, not by a path. */
  public static boolean isName(String nameOrPath) {
    return NAMES.contains(nameOrPath) || DownloadableDataset.named(nameOrPath).isPresent();
  }

  /** Whether it is a path where nothing is. */
  public static boolean isMissing(String nameOrPath) throws UserProblem {
    return !isName(nameOrPath) && !Files.exists(path(nameOrPath));
  }

  /** The name, or the path from the root: it means the same wherever the program is started. */
  public static String lasting(String nameOrPath) throws UserProblem {
    return isName(nameOrPath) ? nameOrPath : path(nameOrPath).toString();
  }

  private static Path fetched(DownloadableDataset set) throws UserProblem {
    return set.place()
        .orElseThrow(
            () -> UserProblem.of("data.known.absent", DatasetTitle.of(set.id())).at(set.id()));
  }

  private static DataParts open(Path path) throws UserProblem {
    FileProblem.requireReachable(path);
    if (!Files.exists(path)) {
      throw unknown(path);
    }
    if (!Files.isDirectory(path) && !FileTree.isArchive(path)) {
      throw UserProblem.of("data.not-a-folder", path).at(path.toString());
    }
    FileTree tree = FileTree.of(path, ImageFormat::isNameOfOne);
    Map<String, String> solution = new HashMap<>();
    while (true) {
      Optional<Cifar> cifar = Cifar.in(tree);
      if (cifar.isPresent()) {
        return cifar.get().read(tree);
      }
      if (IdxFolder.matches(tree)) {
        return IdxFolder.read(tree, tree.name());
      }
      if (tree.folders().contains(RAW) && IdxFolder.matches(tree.below(RAW))) {
        return IdxFolder.read(tree.below(RAW), tree.name()); // MNIST as torchvision keeps it
      }
      requireKnown(tree);
      solution.putAll(ImageNetSolution.in(tree));
      Optional<String> wrapped = wrapped(tree.folders());
      if (wrapped.isEmpty()) {
        return ImageFolder.read(tree, solution);
      }
      tree = tree.below(wrapped.get());
    }
  }

  /** Says by name what people have in this form, and what to get in place of it. */
  private static void requireKnown(FileTree tree) throws UserProblem {
    if (tree.contains("batches.meta") || (tree.contains("meta") && tree.contains("train"))) {
      throw UserProblem.of("data.cifar.python", tree.where()).at(tree.where());
    }
    List<String> archives = tree.files().stream().filter(file -> isArchive(file)).toList();
    boolean nothingElse = archives.size() == tree.files().size() && tree.folders().isEmpty();
    if (!archives.isEmpty() && nothingElse) {
      throw UserProblem.of(
              "data.archive.nested", tree.where(), archives.size(), NameList.of(archives))
          .at(tree.where());
    }
  }

  private static boolean isArchive(String file) {
    return file.matches("(?i).*\\.(zip|tar|tgz|tar\\.gz|7z|rar)");
  }

  /** The one of these folders that holds the images; empty where they do themselves. */
  private static Optional<String> wrapped(SortedSet<String> folders) {
    if (folders.containsAll(IMAGENET)) {
      return Optional.of(IMAGENET_DATA);
    }
    boolean one = folders.size() == 1 && !DataPart.TRAIN.names(folders.first());
    return one ? Optional.of(folders.first()) : Optional.empty();
  }

  private static UserProblem unknown(Path path) {
    String place = path.toString();
    String name = Objects.toString(path.getFileName(), "").toLowerCase(Locale.ROOT);
    List<String> all =
        Stream.concat(NAMES.stream(), DownloadableDataset.ALL.stream().map(it -> it.id()))
            .sorted(Comparator.comparingInt(it -> EditDistance.of(it, name)))
            .toList();
    return EditDistance.of(all.getFirst(), name) <= NEAR
        ? UserProblem.of("data.unknown-near", place, all.getFirst()).at(place)
        : UserProblem.of("data.unknown", place, String.join(", ", NAMES)).at(place);
  }

  private static Path path(String text) throws UserProblem {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw UserProblem.of("data.unknown", text, String.join(", ", NAMES)).at(text).causedBy(e);
    }
  }
}
