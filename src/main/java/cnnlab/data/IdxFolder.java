package cnnlab.data;

import cnnlab.data.image.MemorySplit;
import cnnlab.data.image.Split;
import cnnlab.data.tree.FileTree;
import cnnlab.files.LimitedFile;
import cnnlab.text.NameList;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A folder with MNIST's files: {@code train-images-idx3-ubyte}, {@code train-labels-idx1-ubyte} and
 * the same for {@code t10k}, the test images, which may be missing; each may end in {@code .gz}.
 * Class names may stand in {@code labels.txt}, one a line.
 */
final class IdxFolder {
  private static final String LABELS = "labels.txt";
  private static final Pattern PREFIX = Pattern.compile("emnist-[a-z]+-");

  /** The test part's names. */
  private static final List<String> TEST = List.of("t10k", "test");

  private IdxFolder() {}

  /** Whether the folder looks like one of MNIST's kind. */
  static boolean matches(FileTree folder) {
    return part(folder, "train", "images").isPresent();
  }

  /**
   * Reads it.
   *
   * @param name of the data set
   */
  static DataParts read(FileTree folder, String name) throws UserProblem {
    requireOneSet(folder);
    boolean fromOne = false;
    MemorySplit train = split(folder, "train");
    MemorySplit test = null;
    for (String part : TEST) {
      if (part(folder, part, "images").isPresent()) {
        test = split(folder, part);
      }
    }
    if (least(train) == 1 && (test == null || least(test) >= 1)) {
      fromOne = true;
      train = train.lowered();
      test = test == null ? null : test.lowered();
    }
    int classes = 1 + Math.max(largest(train), test == null ? 0 : largest(test));
    int side = Math.min(train.width(), train.height());
    List<UserProblem> notes =
        fromOne ? List.of(UserProblem.of("data.note.from-one", folder.where())) : List.of();
    return new DataParts(name, labels(folder, name, classes), train, null, test, side, notes);
  }

  /** EMNIST's archive holds several sets side by side. */
  private static void requireOneSet(FileTree folder) throws UserProblem {
    List<String> sets =
        folder.files().stream()
            .map(IdxFolder::prefix)
            .filter(prefix -> !prefix.isEmpty())
            .distinct()
            .toList();
    if (sets.size() > 1) {
      throw UserProblem.of("data.idx.several", folder.where(), NameList.of(sets))
          .at(folder.where());
    }
  }

  private static MemorySplit split(FileTree folder, String part) throws UserProblem {
    String imageFile = needed(folder, part, "images");
    String labelFile = needed(folder, part, "labels");
    IdxFile images = IdxFile.read(folder, imageFile, 3);
    IdxFile labels = IdxFile.read(folder, labelFile, 1);
    int[] dimensions = images.dimensions();
    if (dimensions[0] != labels.dimensions()[0]) {
      throw UserProblem.of(
              "data.idx.counts", imageFile, dimensions[0], labelFile, labels.dimensions()[0])
          .at(folder.where(labelFile));
    }
    if (images.values().length == 0) {
      throw UserProblem.of("data.no-images", folder.where()).at(folder.where(imageFile));
    }
    // EMNIST's images lie on their sides, mirrored.
    boolean upright = prefix(imageFile).isEmpty();
    return new MemorySplit(
        dimensions[upright ? 2 : 1],
        dimensions[upright ? 1 : 2],
        upright ? MemorySplit.Layout.GRAY : MemorySplit.Layout.GRAY_BY_COLUMN,
        images.values(),
        labels.values());
  }

  private static String needed(FileTree folder, String part, String kind) throws UserProblem {
    return part(folder, part, kind)
        .orElseThrow(
            () ->
                UserProblem.of("data.idx.missing", fileName(part, kind), folder.where())
                    .at(folder.where()));
  }

  private static Optional<String> part(FileTree folder, String part, String kind) {
    Pattern name = Pattern.compile(fileName(part, kind).replace("-idx", "[-.]idx") + "(\\.gz)?");
    return folder.files().stream()
        .filter(file -> name.matcher(file.substring(prefix(file).length())).matches())
        .findFirst();
  }

  /** As EMNIST's names begin: "emnist-letters-". */
  private static String prefix(String file) {
    Matcher matcher = PREFIX.matcher(file);
    return matcher.lookingAt() ? matcher.group() : "";
  }

  private static String fileName(String part, String kind) {
    return part + "-" + kind + (kind.equals("images") ? "-idx3-ubyte" : "-idx1-ubyte");
  }

  private static List<String> labels(FileTree folder, String name, int classes) throws UserProblem {
    List<String> known = ClassNames.of(name);
    if (folder.contains(LABELS)) {
      String where = folder.where(LABELS);
      try (InputStream in = folder.open(LABELS)) {
        known =
            LimitedFile.text(in, where, 1)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
      } catch (IOException e) {
        throw UserProblem.of("data.unreadable", LABELS).at(where).causedBy(e);
      }
      if (known.size() < classes) {
        throw UserProblem.of("data.label-range", LABELS, classes - 1, known.size()).at(where);
      }
    }
    return known.size() >= classes
        ? known
        : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
  }

  private static int least(Split split) {
    return IntStream.range(0, split.size()).map(split::label).min().orElseThrow();
  }

  private static int largest(Split split) {
    return IntStream.range(0, split.size()).map(split::label).max().orElseThrow();
  }
}
