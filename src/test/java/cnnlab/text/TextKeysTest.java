package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Op;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The keys of the texts, held against the sources. A key is written there as a literal, or made of
 * a literal that ends in a dot and a word: a literal again, a constant of an enum or a kind of
 * layer, with a literal that begins with a dot behind it where need be ({@code ".about"}).
 */
class TextKeysTest {
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
  private static final Pattern KEY = Pattern.compile("[a-z]+(\\.[A-Za-z0-9_-]+)+");
  private static final Pattern PREFIX = Pattern.compile("[a-z]+(\\.[A-Za-z0-9_-]+)*\\.");
  private static final Pattern CONSTANT = Pattern.compile("\\b[A-Z][A-Z0-9_]*\\b");
  private static final Pattern ASKED =
      Pattern.compile(
          "(?:\\b(?:texts|messages|m)(?:\\(\\))?\\s*\\.(?:get|bind)\\(\\s*|\\btexts(?:\\(\\))?,\\s*)"
              + "\"([a-z]+(?:\\.[A-Za-z0-9_-]+)+)\"\\s*[,)]");
  private static final Pattern PROBLEM =
      Pattern.compile("UserProblem\\.(?:of|causedBy)\\(\\s*\"([a-z][A-Za-z0-9._-]+)\"\\s*[,)]");

  private static final Set<String> KEYS = Messages.ENGLISH.all().keySet();
  private static final Map<Path, String> SOURCES = sources();

  @Test
  void everyTextThatIsAskedForIsThere() {
    Set<String> asked = new TreeSet<>();
    SOURCES.values().forEach(source -> found(ASKED, source).forEach(asked::add));
    assertThat(asked).hasSizeGreaterThan(200);
    assertThat(asked).filteredOn(key -> !KEYS.contains(key) && !isStem(key)).isEmpty();
  }

  /** The second of two lines with one key would win without a word. */
  @Test
  void noKeyIsWrittenTwice() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/cnnlab/text"))) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllLines(file))
            .filteredOn(line -> line.contains("="))
            .extracting(line -> line.substring(0, line.indexOf('=')))
            .as(file.toString())
            .doesNotHaveDuplicates();
      }
    }
  }

  /** Whether the key is the beginning of others, to which a constant's name is added elsewhere. */
  private static boolean isStem(String key) {
    return KEYS.stream().anyMatch(each -> each.startsWith(key + "."));
  }

  @Test
  void everyProblemThatIsReportedIsThere() {
    Set<String> reported = new TreeSet<>();
    SOURCES
        .values()
        .forEach(source -> found(PROBLEM, source).forEach(key -> reported.add("problem." + key)));
    assertThat(reported).hasSizeGreaterThan(50);
    assertThat(reported).filteredOn(key -> !KEYS.contains(key)).isEmpty();
  }

  @Test
  void everyTextIsUsed() {
    Set<String> literals = new HashSet<>();
    Set<String> words = new HashSet<>(layerKinds());
    Map<String, Set<String>> wordsBesidePrefix = new HashMap<>();
    for (String source : SOURCES.values()) {
      Set<String> own = new HashSet<>();
      found(LITERAL, source).forEach(own::add);
      own.addAll(own.stream().map(each -> each.replace('-', '.')).toList());
      literals.addAll(own);
      CONSTANT
          .matcher(source)
          .results()
          .map(match -> match.group().toLowerCase(Locale.ROOT))
          .forEach(
              constant -> {
                words.add(constant);
                words.add(constant.replace('_', '-'));
              });
      own.stream()
          .map(
              literal ->
                  own.contains(".") && KEY.matcher(literal).matches() ? literal + "." : literal)
          .filter(literal -> PREFIX.matcher(literal).matches())
          .forEach(
              prefix ->
                  wordsBesidePrefix.computeIfAbsent(prefix, _ -> new HashSet<>()).addAll(own));
    }
    words.addAll(literals);
    Set<String> tails = new HashSet<>(Set.of(""));
    literals.stream().filter(each -> each.matches("\\.[a-z.]+")).forEach(tails::add);

    assertThat(KEYS)
        .filteredOn(
            key ->
                !key.startsWith("class.")
                    && !isUsed(
                        key.replaceFirst("^(problem\\..*)\\.advice$", "$1"),
                        literals,
                        words,
                        tails,
                        wordsBesidePrefix))
        .as("nobody asks for these texts")
        .isEmpty();
  }

  private static boolean isUsed(
      String key,
      Set<String> literals,
      Set<String> words,
      Set<String> tails,
      Map<String, Set<String>> wordsBesidePrefix) {
    String asked = key.replaceFirst("^problem\\.", "");
    if (literals.contains(asked) || literals.contains(key)) {
      return true;
    }
    for (String tail : tails) {
      if (!asked.endsWith(tail)) {
        continue;
      }
      String stem = asked.substring(0, asked.length() - tail.length());
      if (!tail.isEmpty() && literals.contains(stem)) {
        return true;
      }
      for (int dot = stem.indexOf('.'); dot >= 0; dot = stem.indexOf('.', dot + 1)) {
        Set<String> beside = wordsBesidePrefix.get(stem.substring(0, dot + 1));
        if (beside == null) {
          continue;
        }
        // A prefix of one word fits half of all words, so that they must be in the same file.
        Set<String> ends = dot == stem.indexOf('.') && !isFamily(stem) ? beside : words;
        if (ends.contains(stem.substring(dot + 1))
            || ends.containsAll(List.of(stem.substring(dot + 1).split("\\.")))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Bundles whose keys are made of the names of things, in other files than the prefix. */
  private static boolean isFamily(String key) {
    return key.matches("(op|family|form|known|diagram|network|setting)\\..*");
  }

  private static List<String> layerKinds() {
    return records(Op.class).map(kind -> kind.getSimpleName().toLowerCase(Locale.ROOT)).toList();
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(TextKeysTest::records);
  }

  private static Stream<String> found(Pattern pattern, String source) {
    return pattern.matcher(source).results().map(match -> match.group(1));
  }

  private static Map<Path, String> sources() {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      Map<Path, String> sources = new HashMap<>();
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.put(file, Files.readString(file));
      }
      return sources;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
