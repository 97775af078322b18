package cnnlab.export;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.Head;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.text.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A network's file may name things as it likes: the code that is written of it does no more. */
class HostileNamesTest {
  private static final int TOGETHER = 40;

  @TempDir Path folder;

  static Stream<String> attacks() {
    return Stream.of(
        "a\nEVIL(1)",
        "a\rEVIL(1)",
        "a\u2028EVIL(1)",
        "a\\u000aEVIL(1);//",
        "a\\\\u000aEVIL(1);//",
        "\"\"\"\nEVIL(1)\n\"\"\"",
        "\"+EVIL(1)+\"",
        "\\\"+EVIL(1)+\\\"",
        "\\",
        "a\\",
        "{EVIL(1)}",
        "*/ EVIL(1); /*",
        "*\\ EVIL(1); /*",
        "\u0001\u0002EVIL(1)",
        "%s%n EVIL(1)",
        "x" + ".y".repeat(60) + "(a, EVIL(1), b)",
        "(".repeat(60) + "a, EVIL(1), b" + ")".repeat(60),
        "a).b, EVIL(1), " + "c".repeat(100),
        "\ud800EVIL(1)",
        "\u202eEVIL(1)",
        "\u001b[2J\u0007");
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void aNameNeverBecomesCode(String attack) throws Exception {
    for (Framework framework : Framework.values()) {
      String code = framework.write(network(List.of(attack, attack + ".0", attack + ".1"), attack));
      assertThat(code.codePoints().filter(it -> it != '\n')).as("%s", code).allMatch(Printable::is);
      assertThat(SourceTokens.of(framework, code)).doesNotContain("EVIL(1)").doesNotContain("\"");
    }
  }

  @Test
  void whatIsWrittenOfHostileNamesIsCompiledAndHasThem() throws Exception {
    List<String> names = attacks().filter(it -> !it.contains("\ud800")).toList();
    Architecture network = network(names, "\\u000a*/");
    assertThat(ExportedDl4j.graph(network, 2, folder).getConfiguration().getVertices())
        .containsKeys(names.toArray(String[]::new));
  }

  /** Each of Unicode's characters in a name leaves the same code as a harmless one. */
  @ParameterizedTest
  @EnumSource
  void noCharacterChangesTheCode(Framework framework) throws Exception {
    Random random = new Random(1);
    List<Integer> characters =
        IntStream.concat(
                IntStream.range(0, 0x800), random.ints(1000, 0x800, Character.MAX_CODE_POINT + 1))
            .filter(it -> it != '.' && !(it < 128 && Character.isLetterOrDigit(it)) && it != '_')
            .boxed()
            .toList();
    for (int from = 0; from < characters.size(); from += TOGETHER) {
      List<Integer> some = characters.subList(from, Math.min(from + TOGETHER, characters.size()));
      String code = framework.write(network(named(some), some.getFirst() + "a"));
      String harmless =
          framework.write(
              network(named(some.stream().map(_ -> (int) '!').toList()), some.getFirst() + "a"));
      assertThat(onOneLine(SourceTokens.of(framework, code)))
          .as("from U+%04X", some.getFirst())
          .isEqualTo(onOneLine(SourceTokens.of(framework, harmless)));
    }
  }

  /** Calls are broken where names are long. */
  private static String onOneLine(String code) {
    return code.replaceAll("\\s", "").replaceAll(",(?=[)])", "");
  }

  private static List<String> named(List<Integer> characters) {
    return IntStream.range(0, characters.size())
        .mapToObj(i -> "n" + i + "_" + Character.toString(characters.get(i)) + "z")
        .toList();
  }

  /** All 1,114,112: in a literal each comes back as it was. */
  @Test
  void aLiteralHoldsEveryCharacter() {
    for (int from = 0; from <= Character.MAX_CODE_POINT; from += 0x1000) {
      String text = text(from, from + 0x1000);
      String java = JavaText.quoted(text);
      String python = PythonText.quoted(text);
      assertThat(java.codePoints()).allMatch(Printable::is);
      assertThat(python.codePoints()).allMatch(Printable::is);
      assertThat(read(java)).isEqualTo(text);
      assertThat(read(python)).isEqualTo(text);
      assertThat(PythonText.inFormatted(text).replace("{{", "").replace("}}", ""))
          .doesNotContain("{", "}", "\"");
    }
  }

  private static String text(int from, int to) {
    return IntStream.range(from, to)
        .filter(it -> !Character.isBmpCodePoint(it) || !Character.isSurrogate((char) it))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  /** As Python and Java read what they share: numbers of characters in base 8 and 16. */
  private static String read(String literal) {
    return java.util.regex.Pattern.compile(
            "\\\\(?:([0-3][0-7]{2})|x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|U(\\p{XDigit}{8}))")
        .matcher(literal.substring(1, literal.length() - 1))
        .replaceAll(
            it -> {
              String hexadecimal =
                  IntStream.rangeClosed(2, 4)
                      .mapToObj(it::group)
                      .filter(java.util.Objects::nonNull)
                      .findFirst()
                      .orElse("");
              int number =
                  hexadecimal.isEmpty()
                      ? Integer.parseInt(it.group(1), 8)
                      : Integer.parseInt(hexadecimal, 16);
              return java.util.regex.Matcher.quoteReplacement(Character.toString(number));
            });
  }

  /** Convolutions in a row of these names, in blocks of these names. */
  private static Architecture network(List<String> names, String title) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer("image", new Op.Input(3, 8, 8), List.of(), ""));
    String last = "image";
    for (String name : names) {
      Op.Conv conv = new Op.Conv(3, Window.same(1, 1), 1, false);
      layers.add(new Layer(name, conv, List.of(last), name));
      last = name;
    }
    layers.add(new Layer("flatten", new Op.Flatten(), List.of(last), ""));
    layers.add(new Layer("fc", new Op.Linear(2, true), List.of("flatten"), ""));
    return new Architecture(
        title, "form.own", new Paper(title, title), layers, List.of(new Head("fc", 1)));
  }

  /** Words of Python, its builtins, and what the code itself uses. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "None", "class", "lambda", "print", "type", "len", "layers", "keras", "torch", "nn", "build"
      })
  void aWordThatIsTakenIsAssignedToNothing(String word) throws Exception {
    for (Framework framework : List.of(Framework.PYTORCH, Framework.KERAS)) {
      assertThat(tokens(framework, word)).doesNotContainPattern("(?<![\\w.])" + word + " ?=(?!=)");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forward",
        "training",
        "parameters",
        "add_module",
        "half",
        "eval",
        "_modules",
        "__init__"
      })
  void noModuleIsCalledAsAMemberOfTheClass(String member) throws Exception {
    assertThat(tokens(Framework.PYTORCH, member))
        .doesNotContainPattern("self." + member + " ?=(?!=)");
  }

  private static String tokens(Framework framework, String name) throws Exception {
    return SourceTokens.of(framework, framework.write(network(List.of(name, name + "_"), name)));
  }

  /** Layers called as Python's words, nn.Module's members and each other are still different. */
  @Test
  void namesThatPyTorchHasAlreadyAreOthersAndThatIsSaid() throws Exception {
    List<String> names = List.of("forward", "forward_", "training", "None", "a..b", "c.", "type");
    String code = Framework.PYTORCH.write(network(names, "module"));
    assertThat(code)
        .contains("self.forward_ = ", "self.forward__2 = ", "self.training_ = ")
        .contains("self[\"None\"] = ", "forward -> forward_\n", "c. -> c._\n")
        .doesNotContain("self.forward = ", "self.training = ", "[\"\"]");
    Map<String, String> renamed = ModuleNames.ofPyTorch(network(names, "module")).renamed();
    assertThat(renamed).containsKeys("forward", "training", "a..b", "type").doesNotContainKey("fc");
  }
}
