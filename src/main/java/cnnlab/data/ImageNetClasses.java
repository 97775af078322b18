package cnnlab.data;

import cnnlab.text.Messages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * ImageNet's 1000 classes (ILSVRC 2012) in the order of their numbers: their names, and the numbers
 * of WordNet ({@code n01440764}) by which its folders are called, which are sorted in this order.
 */
public final class ImageNetClasses {
  private static final List<String> ENGLISH = load("imagenet_en.txt");
  private static final List<String> CHINESE = load("imagenet_zh.txt");
  private static final List<String> WORDNET = load("imagenet_wordnet.txt");
  private static final List<String> SHORT = shortNames();

  private static final Map<String, String> TRANSLATED =
      IntStream.range(0, SHORT.size()).boxed().collect(Collectors.toMap(SHORT::get, CHINESE::get));

  private ImageNetClasses() {}

  /** Names in the language of these messages, synonyms separated by commas. */
  public static List<String> in(Messages messages) {
    return messages.equals(Messages.CHINESE) ? CHINESE : ENGLISH;
  }

  /**
   * English names for folders that are called by WordNet's numbers, one synonym each; other folders
   * keep their names.
   */
  static List<String> readable(List<String> folders) {
    return folders.stream().map(ImageNetClasses::readable).toList();
  }

  private static String readable(String folder) {
    int number = Collections.binarySearch(WORDNET, folder);
    return number < 0 ? folder : SHORT.get(number);
  }

  /**
   * What {@link #readable} made, in another language; as they are where any comes from elsewhere.
   */
  static List<String> translated(Messages messages, List<String> readable) {
    return messages.equals(Messages.CHINESE) && TRANSLATED.keySet().containsAll(readable)
        ? readable.stream().map(name -> TRANSLATED.getOrDefault(name, name)).toList()
        : readable;
  }

  /**
   * The first synonym where no other class begins with it too, else as much as tells them apart.
   */
  private static List<String> shortNames() {
    List<String> names = new ArrayList<>();
    for (int number = 0; number < ENGLISH.size(); number++) {
      String whole = ENGLISH.get(number);
      String first = first(whole);
      if (ENGLISH.stream().filter(name -> first(name).equals(first)).count() == 1) {
        names.add(first);
      } else if (Collections.frequency(ENGLISH, whole) == 1) {
        names.add(whole);
      } else {
        names.add(whole + " (" + WORDNET.get(number) + ")");
      }
    }
    return List.copyOf(names);
  }

  private static String first(String synonyms) {
    int comma = synonyms.indexOf(',');
    return comma < 0 ? synonyms : synonyms.substring(0, comma);
  }

  private static List<String> load(String file) {
    try (InputStream in = ImageNetClasses.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("Missing " + file);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }
}
