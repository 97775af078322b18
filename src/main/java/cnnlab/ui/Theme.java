package cnnlab.ui;

/** Which colors the person wants. */
public enum Theme {
  /** Whatever the desktop uses. */
  SYSTEM,
  LIGHT,
  DARK;

  /** Message key of its name. */
  String titleKey() {
    return "main.theme." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
