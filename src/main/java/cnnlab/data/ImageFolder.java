package cnnlab.data;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a folder of images per class, whose names are the class names; or with such folders
 * in {@code train/} and in one of {@code val/}, {@code validation/}, {@code test/}. Hidden files
 * and files that are no images are passed over.
 */
final class ImageFolder {
  private static final List<String> VALIDATION = List.of("val", "validation", "test");

  private ImageFolder() {}

  static Dataset read(Path folder, double validationShare, long seed) throws UserProblem {
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    Path train = folder.resolve("train");
    if (!Files.isDirectory(train)) {
      train = folder;
    }
    List<String> labels = classes(train);
    FileSplit all = files(train, labels);
    int side = TypicalSize.of(all);
    Optional<Path> validation = validation(folder);
    if (!train.equals(folder) && validation.isPresent()) {
      checkClasses(validation.get(), labels);
      return new Dataset(name, labels, all, files(validation.get(), labels), side);
    }
    Subset.Pair pair = Subset.stratified(all, validationShare, seed);
    return new Dataset(name, labels, pair.kept(), pair.setAside(), side);
  }

  private static Optional<Path> validation(Path folder) {
    return VALIDATION.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
  }

  /** Names of the class folders, sorted. */
  private static List<String> classes(Path folder) throws UserProblem {
    List<String> classes = new ArrayList<>();
    for (Path child : children(folder)) {
      if (Files.isDirectory(child)) {
        classes.add(child.getFileName().toString());
      }
    }
    if (classes.size() < 2) {
      throw UserProblem.of("data.no-images", folder).at(folder.toString());
    }
    return classes;
  }

  private static void checkClasses(Path validation, List<String> labels) throws UserProblem {
    for (String name : classes(validation)) {
      if (!labels.contains(name)) {
        throw UserProblem.of("data.unknown-class", name, validation).at(validation.toString());
      }
    }
  }

  private static FileSplit files(Path folder, List<String> labels) throws UserProblem {
    List<Path> files = new ArrayList<>();
    List<Integer> classes = new ArrayList<>();
    for (String label : labels) {
      Path classFolder = folder.resolve(label);
      List<Path> images = images(classFolder);
      if (images.isEmpty()) {
        throw UserProblem.of("data.empty-class", label, folder).at(classFolder.toString());
      }
      for (Path image : images) {
        files.add(image);
        classes.add(labels.indexOf(label));
      }
    }
    return new FileSplit(files, classes);
  }

  /** Images anywhere below a class's folder, sorted. */
  private static List<Path> images(Path classFolder) throws UserProblem {
    if (!Files.isDirectory(classFolder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(classFolder)) {
      return files
          .filter(file -> !isHidden(file) && Images.isImageName(file.getFileName().toString()))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException e) {
      throw UserProblem.of("data.unreadable", classFolder).at(classFolder.toString()).causedBy(e);
    }
  }

  private static List<Path> children(Path folder) throws UserProblem {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(child -> !isHidden(child)).sorted().toList();
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", folder).at(folder.toString()).causedBy(e);
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
