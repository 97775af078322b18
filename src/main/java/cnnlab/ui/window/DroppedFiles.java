package cnnlab.ui.window;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.image.Images;
import cnnlab.files.FileProblem;
import cnnlab.lesson.LessonLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

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
   * What is wrong with a file that no screen has a use for, in the words in which the command line
   * says it: of an image in another format, of a download that brought a page, of a file that is
   * empty, gone or not to be read. Reads it.
   */
  static UserProblem problem(Path file) {
    if (!Files.exists(file)) {
      return FileProblem.of(new NoSuchFileException(file.toString()), file);
    }
    try {
      if (ImageFormat.isNameOfAnother(file.toString())) {
        Images.read(file);
      } else {
        WeightFile.read(file);
      }
    } catch (UserProblem told) {
      if (!told.key().equals(FOREIGN)) {
        return told;
      }
    }
    return UserProblem.of("drop.unknown", Objects.toString(file.getFileName(), file.toString()))
        .at(file.toString());
  }
}
