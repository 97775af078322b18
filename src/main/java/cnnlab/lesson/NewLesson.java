package cnnlab.lesson;

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
    try {
      Files.createDirectories(folder);
      for (String name : FILES) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
          throw UserProblem.of("lesson.exists", file).at(file.toString());
        }
      }
      for (String name : FILES) {
        try (InputStream in = NewLesson.class.getResourceAsStream("template/" + name)) {
          Files.copy(Objects.requireNonNull(in, name), folder.resolve(name));
        }
      }
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }
}
