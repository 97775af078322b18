package cnnlab.cli.terminal;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.function.Consumer;

/** Names images that cannot be read, the first ones. */
public final class SkippedImages {
  private static final int MOST_NAMED = 10;

  private final Consumer<String> line;
  private final String rest;
  private int skipped;

  /**
   * @param line prints a line
   * @param rest where those are named that are not named here
   */
  public SkippedImages(Consumer<String> line, String rest) {
    this.line = line;
    this.rest = rest;
  }

  public void name(UserProblem problem) {
    skipped++;
    if (skipped <= MOST_NAMED) {
      line.accept("Skipped: " + problem.inFull().what(Messages.ENGLISH));
    } else if (skipped == MOST_NAMED + 1) {
      line.accept("Skipped: others too; " + rest);
    }
  }
}
