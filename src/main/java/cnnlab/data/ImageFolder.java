package cnnlab.data;

import cnnlab.data.image.FileSplit;
import cnnlab.data.image.TypicalSize;
import cnnlab.data.tree.FileTree;
import cnnlab.text.NameList;
import cnnlab.text.UserProblem;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A folder of images per class, whose names are the class names (ImageNet's numbers stand for its
 * names); or such folders in a folder for each {@link DataPart}. Names are compared in one Unicode
 * form, as macOS writes another one than other systems. What is passed over is said in the notes.
 */
final class ImageFolder {
  private final FileTree tree;
  private final Map<String, String> solution;
  private final List<UserProblem> notes;

  private ImageFolder(FileTree tree, Map<String, String> solution) {
    this.tree = tree;
    this.solution = solution;
    notes = new ArrayList<>(tree.notes());
  }

  /**
   * @param solution classes of validation images that lie in no class folders, by their names
   *     without the ending
   */
  static DataParts read(FileTree tree, Map<String, String> solution) throws UserProblem {
    return new ImageFolder(tree, solution).read();
  }

  private DataParts read() throws UserProblem {
    SortedSet<String> folders = tree.folders();
    Optional<String> own = DataPart.TRAIN.in(folders).filter(it -> !isClass(it));
    FileTree train = own.map(tree::below).orElse(tree);
    List<String> classes = classes(train);
    List<String> labels = ImageNetClasses.readable(classes);
    ClassFiles found = ClassFiles.of(train, classes);
    found.requireEveryClass();
    FileSplit all = found.split();
    notes.addAll(found.notes());
    int side = TypicalSize.of(all);
    if (own.isEmpty()) {
      noteEqualFolders(classes);
      return new DataParts(tree.name(), labels, all, null, null, side, notes);
    }
    Optional<String> validation = DataPart.VALIDATION.in(folders);
    Optional<String> test =
        DataPart.TEST.in(folders).filter(it -> !tree.below(it).folders().isEmpty());
    NavigableSet<String> unused = new TreeSet<>(folders);
    for (Optional<String> part : List.of(own, validation, test)) {
      part.ifPresent(unused::remove);
    }
    if (!unused.isEmpty()) {
      notes.add(
          UserProblem.of(
              "data.note.unused", unused.size(), NameList.of(unused), tree.where(), own.get()));
    }
    return new DataParts(
        tree.name(), labels, all, part(validation, classes), part(test, classes), side, notes);
  }

  /**
   * Whether the folder called as the training part is a class beside others, as in bus, car and
   * train: it holds no classes of its own, or two others have their images as classes do and no
   * other part is there.
   */
  private boolean isClass(String train) {
    SortedSet<String> folders = tree.folders();
    if (folders.size() > 1 && tree.below(train).folders().size() < 2) {
      return true;
    }
    boolean parts =
        DataPart.VALIDATION.in(folders).isPresent() || DataPart.TEST.in(folders).isPresent();
    List<String> others =
        folders.stream()
            .filter(it -> !it.equals(train))
            .filter(it -> tree.below(it).folders().isEmpty() && !tree.below(it).files().isEmpty())
            .toList();
    boolean isClass = !parts && others.size() > 1;
    if (isClass) {
      notes.add(UserProblem.of("data.note.train-class", train, NameList.of(others)));
    }
    return isClass;
  }

  /** Parts under names that nobody knows would be taken for classes. */
  private void noteEqualFolders(List<String> classes) {
    Set<SortedSet<String>> inside =
        tree.folders().stream().map(it -> tree.below(it).folders()).collect(Collectors.toSet());
    if (inside.size() == 1 && inside.iterator().next().size() > 1) {
      SortedSet<String> each = inside.iterator().next();
      notes.add(UserProblem.of("data.note.equal-folders", NameList.of(classes), NameList.of(each)));
    }
  }

  /** The images of another part, which has the classes of the training images. */
  private @Nullable FileSplit part(Optional<String> folder, List<String> classes)
      throws UserProblem {
    if (folder.isEmpty()) {
      return null;
    }
    FileTree part = tree.below(folder.get());
    ClassFiles found;
    if (part.folders().isEmpty()) { // as ImageNet's validation images come
      if (solution.isEmpty()) {
        throw UserProblem.of("data.flat", part.where()).at(part.where());
      }
      found = ClassFiles.of(part, classes, file -> solution.get(stem(file)));
    } else {
      for (String name : classNames(part)) {
        if (!classes.contains(name)) {
          throw UserProblem.of("data.unknown-class", name, part.where()).at(part.where());
        }
      }
      found = ClassFiles.of(part, classes);
    }
    if (found.missing().size() == classes.size()) {
      throw UserProblem.of("data.empty-part", part.where()).at(part.where());
    }
    if (!found.missing().isEmpty()) {
      notes.add(
          UserProblem.of(
              "data.note.missing-classes",
              found.missing().size(),
              NameList.of(found.missing()),
              part.where()));
    }
    notes.addAll(found.notes());
    return found.split();
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }

  /** Names of the class folders, sorted. */
  private static List<String> classes(FileTree tree) throws UserProblem {
    List<String> classes = classNames(tree);
    if (classes.isEmpty() && !tree.files().isEmpty()) {
      throw UserProblem.of("data.no-classes", tree.where()).at(tree.where());
    }
    if (classes.size() < 2) {
      throw UserProblem.of("data.no-images", tree.where()).at(tree.where());
    }
    return classes;
  }

  private static List<String> classNames(FileTree tree) {
    return tree.folders().stream().map(ImageFolder::composed).distinct().sorted().toList();
  }

  /** The Unicode form in which names are compared, shown and kept. */
  static String composed(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC);
  }
}
