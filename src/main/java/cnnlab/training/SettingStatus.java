package cnnlab.training;

import cnnlab.text.UserProblem;
import org.jspecify.annotations.Nullable;

/**
 * What a check says of one setting.
 *
 * @param problem what is wrong or unwise; null where nothing is, or where that cannot be told yet
 */
public record SettingStatus(Level level, @Nullable UserProblem problem) {
  static final SettingStatus OK = new SettingStatus(Level.OK, null);
  static final SettingStatus PENDING = new SettingStatus(Level.PENDING, null);

  /** How bad it is, the worst last. */
  public enum Level {
    OK,
    /** It can be trained, but is hardly what was meant. */
    WARNING,
    /** It cannot be told before the data are open. */
    PENDING,
    ERROR
  }

  static SettingStatus error(UserProblem problem) {
    return new SettingStatus(Level.ERROR, problem);
  }

  static SettingStatus warning(UserProblem problem) {
    return new SettingStatus(Level.WARNING, problem);
  }

  /** Whether nothing can start. */
  public boolean blocks() {
    return level == Level.ERROR || level == Level.PENDING;
  }
}
