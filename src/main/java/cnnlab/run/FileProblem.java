package cnnlab.run;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Says in a person's words why a file or folder could not be read or written. */
final class FileProblem {
  private FileProblem() {}

  static UserProblem of(IOException exception, Path file) {
    String place = file.toString();
    return UserProblem.of(key(exception), place, Objects.toString(exception.getMessage(), ""))
        .at(place)
        .causedBy(exception);
  }

  private static String key(IOException exception) {
    String reason =
        exception instanceof FileSystemException onFile && onFile.getReason() != null
            ? onFile.getReason()
            : Objects.toString(exception.getMessage(), "");
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("no space left") || words.contains("quota exceeded")) {
      return "run.disk-full";
    }
    if (exception instanceof AccessDeniedException || words.contains("read-only")) {
      return "run.denied";
    }
    if (exception instanceof NoSuchFileException || exception instanceof NotDirectoryException) {
      return "run.missing";
    }
    return "run.file";
  }
}
