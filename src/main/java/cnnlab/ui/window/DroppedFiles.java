package cnnlab.ui.window;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.image.Images;
import cnnlab.data.tree.FileTree;
import cnnlab.files.FileProblem;
import cnnlab.lesson.LessonLibrary;
import cnnlab.run.RunArchive;
import cnnlab.run.RunStore;
import cnnlab.text.NameList;
import cnnlab.text.UserProblem;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people mean by a file that they drop, and what is wrong with one that has no use. */
final class DroppedFiles {
  /** What the readers say of any file that is not theirs. */
  private static final String FOREIGN = "weights.unknown-format";

  private DroppedFiles() {}

  /** The folder of a run or of a lesson whose main file was dropped, else the file itself. */
  static Path meant(Path file) {
    return LessonLibrary.folderOf(RunStore.folderOf(file));
  }

  /**
   * What is said of dropped files that were not used: how many of all, their names, and of the
   * first what is wrong with it.
   */
  static UserProblem problem(List<Path> unused, int dropped) {
    Path file = unused.getFirst();
    UserProblem first =
        unused.size() < dropped && isUseful(file)
            ? UserProblem.of("drop.other", name(file))
            : problem(file);
    return dropped == 1
        ? first
        : UserProblem.of(
                "drop.unused",
                unused.size(),
                dropped,
                NameList.of(unused.stream().map(DroppedFiles::name).toList()),
                first)
            .at(file.toString());
  }

  /** Whether some screen would take it if it came alone. Reads weights. */
  private static boolean isUseful(Path file) {
    return Files.exists(file)
        && (Files.isDirectory(file)
            || Images.isImage(file)
            || RunArchive.isOne(file)
            || FileTree.isArchive(file)
            || (WeightFile.isOne(file) && refusal(file) == null));
  }

  private static String name(Path file) {
    return Objects.toString(file.getFileName(), file.toString());
  }

  /**
   * What is wrong with a file that no screen has a use for, in the words in which the command line
   * says it: of an image in another format, of a download that brought a page, of a file that is
   * empty, gone or not to be read. Reads it.
   */
  static UserProblem problem(Path file) {
    if (!Files.exists(file)) {
      return FileProblem.of(new NoSuchFileException(file.toString()), file);
    }
    UserProblem told = refusal(file);
    return told != null && !told.key().equals(FOREIGN)
        ? told
        : UserProblem.of("drop.unknown", name(file)).at(file.toString());
  }

  /** What the reader of weights, or of such an image, has against a file; null if nothing. */
  private static @Nullable UserProblem refusal(Path file) {
    try (Arena memory = Arena.ofShared()) {
      if (ImageFormat.isNameOfAnother(file.toString())) {
        Images.read(file);
      } else {
        WeightFile.read(file, memory);
      }
    } catch (UserProblem told) {
      return told;
    }
    return null;
  }
}
