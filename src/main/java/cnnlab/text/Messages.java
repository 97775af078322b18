package cnnlab.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Every text that a person reads, in one language. One file per area and language, UTF-8, in this
 * package's resources.
 */
public final class Messages {
  /** The areas; each has a file {@code <area>_en.properties} and {@code <area>_zh.properties}. */
  static final List<String> AREAS =
      List.of(
          "problems",
          "networks",
          "layers",
          "diagram",
          "data",
          "chart",
          "main",
          "explore",
          "train",
          "start",
          "control",
          "inspect",
          "compare");

  public static final Messages ENGLISH = new Messages(Locale.ENGLISH);
  public static final Messages CHINESE = new Messages(Locale.SIMPLIFIED_CHINESE);

  private final Locale locale;
  private final Map<String, String> texts = new TreeMap<>();

  private Messages(Locale locale) {
    this.locale = locale;
    for (String area : AREAS) {
      load(area)
          .forEach(
              (key, text) -> {
                if (texts.put((String) key, (String) text) != null) {
                  throw new IllegalStateException("Message " + key + " is defined twice");
                }
              });
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

  private Properties load(String area) {
    String file = area + "_" + locale.getLanguage() + ".properties";
    Properties properties = new Properties();
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + file);
      }
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
    return properties;
  }
}
