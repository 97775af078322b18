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
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says in a user's words why a file or folder could not be read or written. */
public final class FileProblem {
  private FileProblem() {}

  /** The problem with this file or folder, or with the nearest folder above that is missing. */
  public static UserProblem of(IOException exception, Path file) {
    Path folder = file.getParent();
    if (exception instanceof NoSuchFileException && folder != null && Files.notExists(folder)) {
      return of(exception, folder); // "x.svg does not exist" helps nobody who wants to write it
    }
    boolean taken = exception instanceof FileAlreadyExistsException; // in place of a folder above
    String place =
        taken && exception instanceof FileSystemException onFile && onFile.getFile() != null
            ? onFile.getFile()
            : file.toString();
    if (exception.getCause() instanceof OutOfMemoryError) { // it could not be mapped
      return UserProblem.of("memory.out").at(place).causedBy(exception);
    }
    String reason = reason(exception);
    return UserProblem.of(key(exception, reason), place, reason).at(place).causedBy(exception);
  }

  /**
   * Where a folder above may not be entered, a file or folder only seems to be missing.
   *
   * @throws UserProblem there
   */
  public static void requireReachable(Path file) throws UserProblem {
    try {
      Files.readAttributes(file, BasicFileAttributes.class);
    } catch (AccessDeniedException e) {
      throw of(e, file);
    } catch (IOException missing) {
      return; // whoever wants it says so
    }
  }

  /**
   * The problem with the disk that holds a file or folder, where what was thrown says that it is
   * full: libraries hide that in causes, and behind exceptions of their own.
   */
  public static Optional<UserProblem> ofFullDisk(Throwable thrown, Path file) {
    return isOfFullDisk(thrown)
        ? Optional.of(UserProblem.of("file.disk-full", file).at(file.toString()).causedBy(thrown))
        : Optional.empty();
  }

  private static boolean isOfFullDisk(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .map(cause -> Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT))
        .anyMatch(
            words ->
                words.contains("no space left")
                    || words.contains("not enough space") // Windows
                    || words.contains("quota exceeded"));
  }

  private static String reason(IOException exception) {
    String reason =
        exception instanceof FileSystemException onFile
            ? onFile.getReason()
            : exception.getMessage();
    return Objects.toString(reason, exception.getClass().getSimpleName())
        .replaceFirst("[.!]+$", ""); // the sentence around it has its own
  }

  private static String key(IOException exception, String reason) {
    if (isOfFullDisk(exception)) {
      return "file.disk-full";
    }
    if (reason.toLowerCase(Locale.ROOT).contains("name too long")) {
      return "file.long-name";
    }
    if (exception instanceof AccessDeniedException
        || reason.toLowerCase(Locale.ROOT).contains("read-only")) {
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
