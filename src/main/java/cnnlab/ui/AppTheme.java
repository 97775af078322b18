package cnnlab.ui;

/** Which colors the person wants. */
public enum AppTheme {
  /** Whatever the desktop uses. */
  SYSTEM,
  LIGHT,
  DARK;

  /** Message key of its name. */
  public String titleKey() {
    return "main.theme." + name().toLowerCase(java.util.Locale.ROOT);
  }
}
