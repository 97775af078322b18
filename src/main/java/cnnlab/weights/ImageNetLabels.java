package cnnlab.weights;

import cnnlab.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names of ImageNet's 1000 classes (ILSVRC 2012) in the order of their numbers; synonyms separated
 * by commas.
 */
public final class ImageNetLabels {
  private static final List<String> ENGLISH = load("en");
  private static final List<String> CHINESE = load("zh");

  private ImageNetLabels() {}

  /** In the language of these messages. */
  public static List<String> in(Messages messages) {
    return messages.equals(Messages.CHINESE) ? CHINESE : ENGLISH;
  }

  private static List<String> load(String language) {
    String file = "imagenet_" + language + ".txt";
    try (InputStream in = ImageNetLabels.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + file);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
