package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Op;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

  @Test
  void bothLanguagesHaveTheSameTexts() {
    assertThat(Messages.CHINESE.all().keySet())
        .containsExactlyInAnyOrderElementsOf(Messages.ENGLISH.all().keySet());
  }

  @Test
  void everyKeyIsInTheBundleOfItsFirstWord() {
    for (String bundle : Messages.BUNDLES) {
      for (Locale locale : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
        assertThat(ResourceBundle.getBundle("cnnlab.text." + bundle, locale).keySet())
            .as(bundle + ", " + locale)
            .isNotEmpty()
            .allSatisfy(key -> assertThat(key).startsWith(bundle + "."));
      }
    }
  }

  @Test
  void bothLanguagesSayTheSameThings() {
    Map<String, Set<String>> english = arguments(Messages.ENGLISH);
    assertThat(arguments(Messages.CHINESE)).isEqualTo(english);
  }

  @Test
  void everyTextIsAFormatThatPrintsItsArguments() {
    for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
      messages
          .all()
          .forEach(
              (key, text) -> {
                Object[] values = new Object[10];
                Arrays.setAll(values, i -> 7000 + i);
                assertThat(new MessageFormat(text, Locale.ROOT).format(values))
                    .as(key + ": a lone apostrophe hides what follows it; write two")
                    .doesNotContain("{", "}")
                    .isNotBlank();
              });
    }
  }

  @Test
  void everyProblemSaysWhatToDo() {
    Set<String> keys = Messages.ENGLISH.all().keySet();
    assertThat(keys.stream().filter(key -> key.startsWith("problem.")))
        .isNotEmpty()
        .allSatisfy(
            key ->
                assertThat(keys)
                    .contains(
                        key.endsWith(".advice")
                            ? key.substring(0, key.length() - ".advice".length())
                            : key + ".advice"));
  }

  @Test
  void explanationsAndProblemsAreTranslated() {
    assertThat(Messages.CHINESE.all())
        .allSatisfy(
            (key, text) -> {
              if (key.startsWith("problem.") || key.endsWith(".about")) {
                assertThat(text).as(key).containsPattern(CHINESE);
              }
            });
  }

  @Test
  void everyKindOfLayerIsNamedAndExplained() {
    assertThat(
            Stream.of(Op.class, Op.Activation.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                .filter(Class::isRecord))
        .extracting(kind -> "op." + kind.getSimpleName().toLowerCase(Locale.ROOT))
        .allSatisfy(
            key -> assertThat(Messages.ENGLISH.all().keySet()).contains(key, key + ".about"));
  }

  private static Map<String, Set<String>> arguments(Messages messages) {
    Map<String, Set<String>> byKey = new TreeMap<>();
    messages
        .all()
        .forEach(
            (key, text) -> {
              Set<String> arguments = new TreeSet<>();
              Matcher matcher = ARGUMENT.matcher(text);
              while (matcher.find()) {
                arguments.add(matcher.group(1));
              }
              byKey.put(key, arguments);
            });
    return byKey;
  }
}
