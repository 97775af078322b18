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

  /**
   * What was found in folders.
   *
   * @param lessons those that can be read, in the folders' order
   * @param unreadable why each of the others cannot
   */
  public record Shelf(List<Lesson> lessons, List<UserProblem> unreadable) {
    public Shelf {
      lessons = List.copyOf(lessons);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** Whether a folder holds a lesson, or a file is called as one in an archive is. */
  public static boolean isLesson(Path folderOrArchive) {
    return isFolder(folderOrArchive) || LessonArchive.isOne(folderOrArchive);
  }

  private static boolean isFolder(Path folder) {
    return Files.isRegularFile(folder.resolve(LessonReader.STEPS));
  }

  /** Reads a lesson from its folder, or from its archive, which is unpacked for it. */
  public static Lesson open(Path folderOrArchive) throws UserProblem {
    boolean archive = LessonArchive.isOne(folderOrArchive);
    return LessonReader.read(archive ? LessonArchive.unpacked(folderOrArchive) : folderOrArchive);
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
      return entries.filter(LessonLibrary::isFolder).sorted().toList();
    } catch (IOException e) {
      throw FileProblem.of(e, root());
    }
  }

  /** Reads lessons; one that cannot be read keeps no other from being read. */
  public static Shelf shelf(List<Path> folders) {
    List<Lesson> lessons = new ArrayList<>();
    List<UserProblem> unreadable = new ArrayList<>();
    for (Path folder : folders) {
      try {
        lessons.add(LessonReader.read(folder));
      } catch (UserProblem broken) {
        unreadable.add(UserProblem.of("lesson.unreadable", folder, broken));
      }
    }
    return new Shelf(lessons, unreadable);
  }

  /** A bundled lesson, by its name or its number, or one's own by its folder or archive. */
  public static Lesson lesson(String name) throws UserProblem {
    for (Path folder : folders()) {
      String id = folder.getFileName().toString();
      if (id.equals(name) || id.startsWith(name + "-") || id.endsWith("-" + name)) {
        return LessonReader.read(folder);
      }
    }
    Path own = folderOf(Path.of(name));
    if (isLesson(own)) {
      return open(own);
    }
    throw UserProblem.of("lesson.unknown", name).at(name);
  }
}
