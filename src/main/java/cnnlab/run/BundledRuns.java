package cnnlab.run;

import cnnlab.data.Assets;
import cnnlab.text.UserProblem;
import java.nio.file.Path;

/**
 * The runs that come with the program, so that there are trained networks before the user has
 * trained one. {@code src/build/zoo.sh} trains them. They are read, never written.
 */
public final class BundledRuns {
  /** Asked for with every cell that is drawn. */
  private static final Path ROOT = Assets.folder("zoo").toAbsolutePath().normalize();

  /** Bundled lessons have recorded runs of their own, which no list of runs shows. */
  private static final Path LESSONS = Assets.folder("lessons").toAbsolutePath().normalize();

  private BundledRuns() {}

  /** Holds a folder for each; not there where it was taken away. */
  public static Path root() {
    return ROOT;
  }

  /** Of which they are all the runs. */
  public static RunStore store() {
    return new RunStore(ROOT);
  }

  /** Whether the run in a folder is one of them. */
  public static boolean contains(Path folder) {
    Path place = folder.toAbsolutePath().normalize();
    return place.startsWith(ROOT) || place.startsWith(LESSONS);
  }

  /** What a user is told who wants to change one of them. */
  public static UserProblem problem(Path folder) {
    return UserProblem.of("run.bundled", folder.getFileName()).at(folder.toString());
  }

  /** Refuses what would change one of them. */
  static void requireOwn(Path folder) throws UserProblem {
    if (contains(folder)) {
      throw problem(folder);
    }
  }
}
