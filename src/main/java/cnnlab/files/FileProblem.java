package cnnlab.files;

import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** Says in a user's words why a file or folder could not be read or written. */
public final class FileProblem {
  private FileProblem() {}

  /** The problem with this file or folder, or with the nearest folder above that is missing. */
  public static UserProblem of(IOException exception, Path file) {
    Path folder = file.getParent();
    if (exception instanceof NoSuchFileException && folder != null && Files.notExists(folder)) {
      return of(exception, folder); // "x.svg does not exist" helps nobody who wants to write it
    }
    String place = file.toString();
    String reason = reason(exception);
    return UserProblem.of(key(exception, reason), place, reason).at(place).causedBy(exception);
  }

  private static String reason(IOException exception) {
    String reason =
        exception instanceof FileSystemException onFile
            ? onFile.getReason()
            : exception.getMessage();
    return Objects.toString(reason, exception.getClass().getSimpleName());
  }

  private static String key(IOException exception, String reason) {
    String words = reason.toLowerCase(Locale.ROOT);
    if (words.contains("no space left") || words.contains("quota exceeded")) {
      return "file.disk-full";
    }
    if (exception instanceof AccessDeniedException || words.contains("read-only")) {
      return "file.denied";
    }
    if (exception instanceof NoSuchFileException || exception instanceof NotDirectoryException) {
      return "file.missing";
    }
    if (exception instanceof FileAlreadyExistsException) {
      return "file.no-folder";
    }
    return "file.other";
  }
}
