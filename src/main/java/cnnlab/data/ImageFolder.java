package cnnlab.data;

import cnnlab.data.image.FileSplit;
import cnnlab.data.image.Images;
import cnnlab.data.image.TypicalSize;
import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A folder of images per class, whose names are the class names (ImageNet's numbers stand for its
 * names); or such folders in {@code train/} and in one of {@code val/}, {@code valid/}, {@code
 * validation/}, and in {@code test/}. Files that are no images are passed over, and so is a {@code
 * test/} whose images lie in no class folders.
 */
final class ImageFolder {
  static final String TRAIN = "train";
  private static final List<String> VALIDATION = List.of("val", "valid", "validation");
  private static final List<String> TEST = List.of("test");

  private ImageFolder() {}

  /**
   * @param solution classes of validation images that lie in no class folders, by their names
   *     without the ending
   */
  static DataParts read(FileTree tree, Map<String, String> solution) throws UserProblem {
    // A class may be called so: without classes of its own it is one.
    Optional<FileTree> own =
        folder(tree, List.of(TRAIN))
            .filter(it -> it.folders().size() > 1 || tree.folders().size() == 1);
    FileTree train = own.orElse(tree);
    List<String> classes = classes(train);
    List<String> labels = ImageNetClasses.readable(classes);
    FileSplit all = files(train, classes);
    int side = TypicalSize.of(all);
    if (own.isEmpty()) {
      return new DataParts(tree.name(), labels, all, null, null, side);
    }
    Optional<FileTree> validation = folder(tree, VALIDATION);
    Optional<FileTree> test = folder(tree, TEST).filter(it -> !it.folders().isEmpty());
    return new DataParts(
        tree.name(),
        labels,
        all,
        validation.isPresent() ? part(validation.get(), classes, solution) : null,
        test.isPresent() ? part(test.get(), classes, solution) : null,
        side);
  }

  /** The first of these folders, their names in any case. */
  private static Optional<FileTree> folder(FileTree tree, List<String> names) {
    return names.stream()
        .flatMap(name -> tree.folders().stream().filter(name::equalsIgnoreCase))
        .findFirst()
        .map(tree::below);
  }

  /** The images of another part, which has the classes of the training images. */
  private static FileSplit part(FileTree tree, List<String> classes, Map<String, String> solution)
      throws UserProblem {
    if (tree.folders().isEmpty()) { // as ImageNet's validation images come
      if (solution.isEmpty()) {
        throw UserProblem.of("data.flat", tree.where()).at(tree.where());
      }
      return files(tree, classes, file -> solution.get(file.substring(0, file.lastIndexOf('.'))));
    }
    checkClasses(tree, classes);
    return files(tree, classes);
  }

  /** Names of the class folders, sorted. */
  private static List<String> classes(FileTree tree) throws UserProblem {
    List<String> classes = List.copyOf(tree.folders());
    if (classes.size() < 2) {
      throw UserProblem.of("data.no-images", tree.where()).at(tree.where());
    }
    return classes;
  }

  private static void checkClasses(FileTree validation, List<String> classes) throws UserProblem {
    for (String name : classes(validation)) {
      if (!classes.contains(name)) {
        throw UserProblem.of("data.unknown-class", name, validation.where()).at(validation.where());
      }
    }
  }

  /** All images at any depth below a class's folder, class by class. */
  private static FileSplit files(FileTree tree, List<String> classes) throws UserProblem {
    return files(tree, classes, file -> file.substring(0, Math.max(0, file.indexOf('/'))));
  }

  /**
   * All images of these classes, class by class.
   *
   * @param classOf an image by its name; null or another class leaves it out
   */
  private static FileSplit files(
      FileTree tree, List<String> classes, Function<String, @Nullable String> classOf)
      throws UserProblem {
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    List<String> files = tree.files();
    int[] counts = new int[classes.size()];
    long[] byClass = new long[files.size()];
    int found = 0;
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i);
      Integer label = Images.isImageName(file) ? numbers.get(classOf.apply(file)) : null;
      if (label != null) {
        byClass[found++] = (long) label << Integer.SIZE | i;
        counts[label]++;
      }
    }
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] == 0) {
        String name = classes.get(label);
        throw UserProblem.of("data.empty-class", name, tree.where()).at(tree.where(name));
      }
    }
    Arrays.sort(byClass, 0, found);
    return FileSplit.of(tree, Arrays.copyOf(byClass, found));
  }
}
