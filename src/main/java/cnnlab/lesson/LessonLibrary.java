package cnnlab.lesson;

import cnnlab.data.Assets;
import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lessons that are bundled, each a folder, in the order of their names. */
public final class LessonLibrary {
  private LessonLibrary() {}

  /** Holds a folder for each. */
  public static Path root() {
    return Assets.folder("lessons").toAbsolutePath().normalize();
  }

  /** Whether a folder holds a lesson. */
  public static boolean isLesson(Path folder) {
    return Files.isRegularFile(folder.resolve(LessonReader.STEPS));
  }

  /** A lesson's folder, also where its file of steps is pointed at. */
  public static Path folderOf(Path folderOrSteps) {
    Path folder = folderOrSteps.toAbsolutePath().getParent();
    boolean steps = folderOrSteps.endsWith(LessonReader.STEPS) && Files.exists(folderOrSteps);
    return steps && folder != null ? folder : folderOrSteps;
  }

  /** The folders of all bundled lessons. */
  public static List<Path> folders() throws UserProblem {
    try (Stream<Path> entries = Files.list(root())) {
      return entries.filter(LessonLibrary::isLesson).sorted().toList();
    } catch (IOException e) {
      throw FileProblem.of(e, root());
    }
  }

  /** Reads all bundled lessons. */
  public static List<Lesson> lessons() throws UserProblem {
    List<Lesson> lessons = new ArrayList<>();
    for (Path folder : folders()) {
      lessons.add(LessonReader.read(folder));
    }
    return lessons;
  }

  /** The folder of a bundled lesson, by its name or its number, or a folder of one's own. */
  public static Path folder(String name) throws UserProblem {
    for (Path folder : folders()) {
      String id = folder.getFileName().toString();
      if (id.equals(name) || id.startsWith(name + "-") || id.endsWith("-" + name)) {
        return folder;
      }
    }
    Path own = Path.of(name);
    if (isLesson(own)) {
      return own;
    }
    throw UserProblem.of("lesson.unknown", name).at(name);
  }
}
