package cnnlab.lesson;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.tree.DataHome;
import cnnlab.data.tree.FileTree;
import cnnlab.files.FileProblem;
import cnnlab.files.Folders;
import cnnlab.files.Sha256;
import cnnlab.files.Zips;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A lesson as one file: a zip of what lies in its folder. Of a stranger's, only files of the kinds
 * that a lesson has are taken, and no more than so small a file can honestly hold.
 */
public final class LessonArchive {
  /** Ends the names of such files. */
  public static final String SUFFIX = ".lesson.zip";

  /** As browsers rename a second download, too. */
  private static final Pattern NAME = Pattern.compile("(?i)(.+)\\.lesson( ?\\(\\d+\\))?\\.zip");

  private static final List<String> TEXTS = List.of("json", "md", "txt", "csv");

  private static final int MOST_FILES = 1000;
  private static final long MOST_BYTES = 256L << 20;

  /** Tables and texts shrink to a tenth; more than this is a bomb. */
  private static final long MOST_EXPANSION = 100;

  /** Of its content's SHA-256; names where it is unpacked. */
  private static final int KEY_LETTERS = 16;

  private LessonArchive() {}

  /** Whether a file is called as such files are. */
  public static boolean isOne(Path file) {
    return NAME.matcher(String.valueOf(file.getFileName())).matches() && Files.isRegularFile(file);
  }

  /** Writes a lesson to such a file, without what does not belong to one. */
  public static void write(Lesson lesson, Path file) throws UserProblem {
    FileTree tree = FileTree.of(lesson.folder(), _ -> false);
    Map<String, Path> entries = new TreeMap<>();
    for (String name : tree.files()) {
      if (isOfLesson(name)) {
        entries.put(lesson.id() + "/" + name, lesson.folder().resolve(name));
      }
    }
    Zips.write(file, entries, each -> !isText(each.toString()));
  }

  /**
   * Unpacks a lesson, once, to where what can be worked out again is kept.
   *
   * @return its folder
   * @throws UserProblem where it is no archive, holds no lesson, anything else beside, or far more
   *     than its size
   */
  static synchronized Path unpacked(Path file) throws UserProblem {
    Path place = DataHome.cache().resolve("lessons");
    String key = Sha256.of(file).substring(0, KEY_LETTERS);
    Path folder = place.resolve(key).resolve(title(file));
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path unfinished = place.resolve(key + "." + ProcessHandle.current().pid() + ".part");
    try {
      Folders.delete(unfinished);
      Files.createDirectories(unfinished);
      unpack(file, unfinished);
      Files.createDirectories(place.resolve(key));
      Files.move(unfinished, folder);
      return folder;
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    } finally {
      deleteQuietly(unfinished);
    }
  }

  private static void deleteQuietly(Path folder) {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      // the next attempt begins with it
    }
  }

  private static String title(Path file) {
    var name = NAME.matcher(file.getFileName().toString());
    return name.matches() && !name.group(1).startsWith(".") ? name.group(1) : "lesson";
  }

  private static void unpack(Path file, Path folder) throws UserProblem {
    FileTree tree = lesson(FileTree.of(file, _ -> false), file);
    if (tree.files().size() > MOST_FILES) {
      throw bomb(file);
    }
    try {
      long left = Math.min(MOST_BYTES, MOST_EXPANSION * Files.size(file));
      for (String name : tree.files()) {
        if (!isOfLesson(name)) {
          throw UserProblem.of("lesson.archive.other", file.getFileName(), name)
              .at(file.toString());
        }
        left = unpack(tree, name, folder, left);
        if (left < 0) {
          throw bomb(file);
        }
      }
    } catch (IOException | InvalidPathException e) {
      throw UserProblem.of("data.truncated", file.getFileName()).at(file.toString()).causedBy(e);
    }
  }

  private static long unpack(FileTree tree, String name, Path folder, long left)
      throws IOException, UserProblem {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException(name); // a tree's names never lead out of it
    }
    Files.createDirectories(Objects.requireNonNull(target.getParent()));
    try (InputStream in = tree.open(name)) {
      return Zips.unpack(in, target, left);
    }
  }

  /** The lesson is at the top, or in the only folder there. */
  private static FileTree lesson(FileTree top, Path file) throws UserProblem {
    FileTree tree = top;
    if (!tree.contains(LessonReader.STEPS) && tree.folders().size() == 1) {
      tree = tree.below(tree.folders().first());
    }
    if (!tree.contains(LessonReader.STEPS)) {
      throw UserProblem.of("lesson.archive.none", file.getFileName()).at(file.toString());
    }
    return tree;
  }

  private static UserProblem bomb(Path file) {
    return UserProblem.of("lesson.archive.bomb", file.getFileName()).at(file.toString());
  }

  private static boolean isOfLesson(String name) {
    return isText(name) || name.endsWith(".safetensors") || ImageFormat.isNameOfOne(name);
  }

  private static boolean isText(String name) {
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".") && TEXTS.contains(ending);
  }
}
