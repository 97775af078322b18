package cnnlab.ui.learn;

import cnnlab.lesson.LessonProgress;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where the progress of a lesson is kept. The newest is written by whichever thread comes first, so
 * that it is there when the lesson is left, also because its window was closed. For any thread.
 */
final class ProgressFile {
  private final Path file;
  private final AtomicReference<@Nullable LessonProgress> unwritten = new AtomicReference<>();

  ProgressFile(Path file) {
    this.file = file;
  }

  /** What is in the file; nothing done where there is none. */
  LessonProgress read() {
    return LessonProgress.read(file);
  }

  /** This is to be written next. */
  void keep(LessonProgress newest) {
    unwritten.set(newest);
  }

  /** Writes the newest, unless that is done; returns when it is in the file. */
  synchronized void write() throws UserProblem {
    LessonProgress newest = unwritten.getAndSet(null);
    if (newest != null) {
      newest.write(file);
    }
  }
}
