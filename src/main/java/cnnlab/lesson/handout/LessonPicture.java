package cnnlab.lesson.handout;

import cnnlab.files.LimitedFile;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A picture that lies in a lesson's folder, never anywhere else. */
final class LessonPicture {
  private static final int MOST_MEBIBYTES = 16;

  private LessonPicture() {}

  /** The file's bytes; empty where there is none. */
  static Optional<byte[]> of(Path folder, String name) throws IOException {
    Path file = folder.resolve(name).normalize();
    if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(LimitedFile.bytes(file, MOST_MEBIBYTES));
    } catch (UserProblem tooLong) {
      throw new IOException(tooLong.what(Messages.ENGLISH), tooLong);
    }
  }
}
