package cnnlab.cli.terminal;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Options that count something: none of them may keep a job busy for ever. */
public final class OptionRange {
  private OptionRange() {}

  /** Demands a number from {@code least} to {@code most}. */
  public static void require(CommandLine job, String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new ParameterException(
          job, String.format(Locale.ROOT, "%s must be from %d to %,d.", option, least, most));
    }
  }
}
