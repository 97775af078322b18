package cnnlab.lesson;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A lesson to begin with: small, complete, in both languages, and ready to be changed. */
public final class NewLesson {
  private static final List<String> FILES = List.of(LessonReader.STEPS, "en.md", "zh.md");

  private NewLesson() {}

  /**
   * Writes it into a new folder.
   *
   * @throws UserProblem where there is such a folder with something in it
   */
  public static void write(Path folder) throws UserProblem {
    boolean isNew = Files.notExists(folder);
    try {
      Files.createDirectories(folder);
      for (String name : FILES) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
          throw UserProblem.of("lesson.exists", file).at(file.toString());
        }
      }
      try {
        for (String name : FILES) {
          try (InputStream in = NewLesson.class.getResourceAsStream("template/" + name)) {
            AtomicFile.write(folder.resolve(name), Objects.requireNonNull(in, name).readAllBytes());
          }
        }
      } catch (IOException e) {
        remove(folder, isNew);
        throw e;
      }
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  /** Half a lesson is none, and would be in the way of the next attempt. */
  private static void remove(Path folder, boolean itself) throws IOException {
    for (String name : FILES) {
      Files.deleteIfExists(folder.resolve(name));
    }
    if (itself) {
      Files.delete(folder);
    }
  }
}
