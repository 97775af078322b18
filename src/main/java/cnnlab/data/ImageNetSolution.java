package cnnlab.data;

import cnnlab.data.tree.FileTree;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The classes of ImageNet's validation images, which come all in one folder: {@code
 * LOC_val_solution.csv}, as Kaggle hands it out beside {@code ILSVRC}. Its lines are {@code
 * ILSVRC2012_val_00000001,n01751748 111 108 441 193}: image, class and where it is seen.
 */
final class ImageNetSolution {
  private static final String FILE = "LOC_val_solution.csv";
  private static final Pattern LINE = Pattern.compile("([^,]+),(n\\d{8})\\b.*");

  /** 50,000 lines of some 100 characters. */
  private static final int MOST_MEBIBYTES = 64;

  private ImageNetSolution() {}

  /** Class by image, both as they are called; empty where there is no such file at the top. */
  static Map<String, String> in(FileTree tree) throws UserProblem {
    if (!tree.contains(FILE)) {
      return Map.of();
    }
    try (InputStream in = tree.open(FILE)) {
      return LimitedFile.text(in, tree.where(FILE), MOST_MEBIBYTES)
          .lines()
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .collect(Collectors.toMap(line -> line.group(1), line -> line.group(2), (a, _) -> a));
    } catch (IOException e) {
      throw UserProblem.of("data.unreadable", tree.where(FILE)).at(tree.where(FILE)).causedBy(e);
    }
  }
}
