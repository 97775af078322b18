package cnnlab.data;

import cnnlab.data.image.FileSplit;
import cnnlab.data.image.Images;
import cnnlab.data.image.PassedOver;
import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The images of classes below a folder, and what lies among them that is no image.
 *
 * @param examples each with its class in the upper and its file in the lower half, sorted
 * @param counts images by class
 * @param others files of a class that are no images, by class
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record ClassFiles(
    FileTree tree, List<String> classes, long[] examples, int[] counts, List<PassedOver> others) {

  /** All at any depth below a class's folder. */
  static ClassFiles of(FileTree tree, List<String> classes) {
    return of(
        tree,
        classes,
        file -> ImageFolder.composed(file.substring(0, Math.max(0, file.indexOf('/')))));
  }

  /**
   * @param classOf a file by its name; null or another class leaves it out
   */
  static ClassFiles of(
      FileTree tree, List<String> classes, Function<String, @Nullable String> classOf) {
    Map<String, Integer> numbers = new HashMap<>();
    classes.forEach(name -> numbers.put(name, numbers.size()));
    List<String> files = tree.files();
    int[] counts = new int[classes.size()];
    List<PassedOver> others = classes.stream().map(_ -> new PassedOver()).toList();
    long[] examples = new long[files.size()];
    int found = 0;
    for (int i = 0; i < files.size(); i++) {
      String file = files.get(i);
      Integer label = numbers.get(classOf.apply(file));
      if (label == null) {
        continue;
      }
      if (Images.isImage(tree, file)) {
        examples[found++] = (long) label << Integer.SIZE | i;
        counts[label]++;
      } else {
        others.get(label).add(file);
      }
    }
    Arrays.sort(examples, 0, found);
    return new ClassFiles(tree, classes, Arrays.copyOf(examples, found), counts, others);
  }

  FileSplit split() {
    return FileSplit.of(tree, examples);
  }

  /** Classes without any image. */
  List<String> missing() {
    return IntStream.range(0, counts.length)
        .filter(label -> counts[label] == 0)
        .mapToObj(classes::get)
        .toList();
  }

  void requireEveryClass() throws UserProblem {
    for (int label = 0; label < counts.length; label++) {
      if (counts[label] == 0) {
        String name = classes.get(label);
        PassedOver other = others.get(label);
        UserProblem problem =
            other.isEmpty()
                ? UserProblem.of("data.empty-class", name, tree.where())
                : UserProblem.of("data.foreign-class", name, tree.where(), other.kinds());
        throw problem.at(tree.where());
      }
    }
  }

  /** How many files were passed over, and of which kinds. */
  List<UserProblem> notes() {
    PassedOver all = new PassedOver();
    others.forEach(all::addAll);
    return all.notes(tree.where());
  }
}
