package cnnlab.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;

/**
 * Every text that a user reads, in one language. A resource bundle for each screen or subject,
 * named as the first word of its keys: {@code train.start} is in {@code train_en.properties}.
 */
public final class Messages {
  static final List<String> BUNDLES =
      List.of(
          "calculation",
          "change",
          "chart",
          "class",
          "compare",
          "confusion",
          "control",
          "correction",
          "diagram",
          "evaluate",
          "explain",
          "explore",
          "family",
          "form",
          "inspect",
          "known",
          "learn",
          "main",
          "op",
          "problem",
          "report",
          "several",
          "train",
          "unit",
          "weights");

  /** Without the machine's own language as a way out, so that no text comes in a third one. */
  private static final ResourceBundle.Control EXACT =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  public static final Messages ENGLISH = new Messages(Locale.ENGLISH);
  public static final Messages CHINESE = new Messages(Locale.SIMPLIFIED_CHINESE);

  private final Locale locale;
  private final Map<String, String> texts = new TreeMap<>();

  private Messages(Locale locale) {
    this.locale = locale;
    for (String bundle : BUNDLES) {
      ResourceBundle read = ResourceBundle.getBundle("cnnlab.text." + bundle, locale, EXACT);
      read.keySet().forEach(key -> texts.put(key, read.getString(key)));
    }
  }

  /** Chinese for any Chinese locale, English for every other. */
  public static Messages forLocale(Locale locale) {
    return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
  }

  public Locale locale() {
    return locale;
  }

  /** The text of {@code key} with its arguments put in as by {@link MessageFormat}. */
  public String get(String key, Object... arguments) {
    String text = texts.get(key);
    if (text == null) {
      throw new IllegalArgumentException("No message " + key + " in " + locale);
    }
    return new MessageFormat(text, locale).format(arguments);
  }

  public boolean has(String key) {
    return texts.containsKey(key);
  }

  /** All texts by key, sorted. */
  public Map<String, String> all() {
    return texts;
  }
}
