package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureJsonTest {
  private static final String NET =
      """
      {
        "name": "net", "form": "form.vgg.published",
        "source": {"citation": "", "url": ""},
        "layers": [
          {"name": "input", "op": {"op": "input", "channels": 3, "height": 8, "width": 8},
           "inputs": [], "block": ""},
          {"name": "pool", "op": {"op": "adaptiveavgpool", "height": 1, "width": 1},
           "inputs": ["input"], "block": ""},
          {"name": "flatten", "op": {"op": "flatten"}, "inputs": ["pool"], "block": ""},
          {"name": "fc", "op": {"op": "linear", "units": 10, "bias": true},
           "inputs": ["flatten"], "block": "classifier"}
        ],
        "heads": [{"layer": "fc", "lossWeight": 1.0}]
      }
      """;

  static List<Entry> entries() {
    return Catalogue.entries();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void everyNetworkComesBackAsItWas(Entry entry) throws Exception {
    for (int size : new int[] {32, entry.inputSize()}) {
      Architecture written =
          Catalogue.build(new NetworkSettings(entry.name(), size, 10, 1, entry.auxiliary()));
      assertThat(ArchitectureJson.read(ArchitectureJson.write(written))).isEqualTo(written);
    }
  }

  @Test
  void opsAreWrittenByTheirKindAndNothingIsWrittenTwice() throws Exception {
    Architecture net = ArchitectureJson.read(NET);
    assertThat(ArchitectureJson.write(net).replaceAll("\\s", ""))
        .isEqualTo(NET.replaceAll("\\s", ""));
  }

  /** Runs of before there were others have "relu". */
  @Test
  void everyActivationFunctionHasItsOwnNameInAFile() throws Exception {
    assertThat(Op.Activation.all().stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) Op.Activation.class.getPermittedSubclasses());
    for (Op.Activation function : Op.Activation.all()) {
      Architecture net = activated("{\"op\": \"" + function.kind() + "\", \"slope\": 0.01}");
      assertThat(net.layer("pool").op()).isEqualTo(function);
      assertThat(ArchitectureJson.read(ArchitectureJson.write(net))).isEqualTo(net);
    }
  }

  private static Architecture activated(String op) throws UserProblem {
    return ArchitectureJson.read(
        NET.replace("{\"op\": \"adaptiveavgpool\", \"height\": 1, \"width\": 1}", op));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"op\": \"flatten\"', '\"op\": \"transformer\"', architecture.unknown-op",
    "'\"name\": \"pool\"', '\"name\": \"input\"', architecture.duplicate",
    "'\"inputs\": [\"input\"]', '\"inputs\": [\"flatten\"]', architecture.order",
    "'\"inputs\": [\"input\"]', '\"inputs\": [\"pool\"]', architecture.order",
    "'\"inputs\": [\"input\"]', '\"inputs\": [\"nowhere\"]', architecture.order",
    "'\"inputs\": [\"input\"]', '\"inputs\": []', architecture.inputs",
    "'\"inputs\": [\"pool\"]', '\"inputs\": [\"pool\", \"input\"]', architecture.inputs",
    "'\"units\": 10', '\"units\": 0', architecture.numbers",
    "'\"channels\": 3', '\"channels\": -3', architecture.numbers",
    "'\"height\": 1, \"width\": 1', '\"height\": 65536, \"width\": 65536', architecture.too-large",
    "'\"units\": 10', '\"units\": 1e99', architecture.value",
    "'\"units\": 10, ', '', architecture.missing-field",
    "'\"units\": 10', '\"units\": null', architecture.value",
    "'[\"pool\"]', '[null]', architecture.value",
    "'\"name\": \"net\"', '\"title\": \"net\"', architecture.missing-field",
    "'{\"layer\": \"fc\", \"lossWeight\": 1.0}', '', architecture.no-head",
    "'\"layer\": \"fc\"', '\"layer\": \"fc8\"', architecture.unknown-head",
    "'adaptiveavgpool\"', 'leakyrelu\", \"slope\": -1', architecture.numbers",
    "'\"name\": \"pool\", \"op\": {\"op\": \"adaptiveavgpool\", \"height\": 1, \"width\": 1}',"
        + " '\"name\": \"pool\", \"op\": {\"op\": \"relu\"}', none"
  })
  void whatIsWrongInAFileIsNamed(String right, String wrong, String problem) {
    String json = NET.replace(right, wrong == null ? "" : wrong);
    assertThat(json).isNotEqualTo(NET);
    UserProblem refused =
        catchThrowableOfType(UserProblem.class, () -> ArchitectureJson.read(json));
    assertThat(refused == null ? "none" : refused.key()).isEqualTo(problem);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"layers\": [null]}", "\u0000", "7"})
  void whatIsNoArchitectureIsRefused(String json) {
    UserProblem refused =
        catchThrowableOfType(UserProblem.class, () -> ArchitectureJson.read(json));
    assertThat(refused.key()).startsWith("architecture.");
    assertThat(refused.what(Messages.ENGLISH)).startsWith("Line 1");
  }

  /** What a user may write wrongly, and what is said of it. The lines are those of the example. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"channels\": 3,' | '\"channels\": 3' | 5 | not JSON",
        "'\"op\": \"flatten\"' | '\"op\": \"flaten\"' | 9 | \"flaten\"",
        "'\"op\": {\"op\": \"flatten\"}' | '\"op\": {}' | 9 | layers[2].op.op is missing",
        "'\"units\": 10, ' | '' | 10 | layers[3].op.units is missing",
        "'\"units\": 10' | '\"units\": \"many\"' | 10 | layers[3].op.units",
        "'\"units\": 10' | '\"units\": 0' | 10 | Layer fc: the value of units",
        "'\"units\": 10' | '\"unit\": 1, \"units\": 10' | 10 | no field \"unit\"",
        "'\"bias\": true' | '\"bias\": 3.5' | 10 | layers[3].op.bias",
        "'\"height\": 1,' | '\"height\": -1,' | 7 | the value of height",
        "'\"inputs\": [\"input\"]' | '\"inputs\": [\"inptu\"]' | 8 | inptu",
        "'\"inputs\": [\"input\"]' | '\"inputs\": []' | 8 | layer pool reads",
        "'\"inputs\": [\"pool\"]' | '\"inputs\": \"pool\"' | 9 | layers[2].inputs",
        "'\"name\": \"flatten\"' | '\"name\": \"pool\"' | 9 | Two layers are named pool",
        "'\"block\": \"classifier\"' | '\"blok\": \"\"' | 10 | layers[3].block is missing",
        "'\"layer\": \"fc\"' | '\"layer\": \"fc8\"' | 13 | fc8",
        "'\"op\": \"flatten\"' | '\"op\": \"relu\"' | 10 | needs a vector",
        "'\"citation\": \"\"' | '\"author\": \"\"' | 3 | source.citation is missing",
        "'\"name\": \"net\", ' | '' | 1 | the field name is missing",
      })
  void aMistakeIsToldWithItsLineAndField(String right, String wrong, int line, String said) {
    String json = NET.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong));
    assertThat(json).isNotEqualTo(NET);
    UserProblem refused =
        catchThrowableOfType(UserProblem.class, () -> ArchitectureJson.readOwn(json));
    assertThat(refused.what(Messages.ENGLISH)).startsWith("Line " + line + ":").contains(said);
    assertThat(refused.what(Messages.CHINESE)).startsWith("第 " + line + " 行：");
    assertThat(refused.advice(Messages.ENGLISH)).isNotBlank().doesNotContain("UserProblem");
    assertThat(refused.sentences(Messages.ENGLISH)).contains(refused.what(Messages.ENGLISH));
  }

  @Test
  void theExampleOfTheDocumentationIsANetwork() throws Exception {
    String page = Files.readString(Path.of("docs/architecture-json.md"));
    Matcher example = Pattern.compile("```json\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(example.find()).isTrue();
    Architecture net = ArchitectureJson.readOwn(example.group(1));
    assertThat(Shapes.of(net).get("fc")).isEqualTo(new Shape.Vector(10));
    assertThat(net.layer("block.add").inputs()).containsExactly("block.bn1", "stem.relu");
    assertThat(ArchitectureJson.read(ArchitectureJson.write(net))).isEqualTo(net);
  }

  @Test
  void theDocumentationListsEveryKindOfLayerAndItsFields() throws Exception {
    String page = Files.readString(Path.of("docs/architecture-json.md"));
    for (Class<?> kind : kinds(Op.class)) {
      JsonSubTypes names = Op.class.getAnnotation(JsonSubTypes.class);
      for (JsonSubTypes.Type type : names.value()) {
        if (type.value().equals(kind)) {
          assertThat(page).contains("`" + type.name() + "`");
        }
      }
      for (RecordComponent field : kind.getRecordComponents()) {
        assertThat(page).contains("`" + field.getName() + "`");
      }
    }
    for (RecordComponent field : Window.class.getRecordComponents()) {
      assertThat(page).contains("`" + field.getName() + "`");
    }
  }

  private static List<Class<?>> kinds(Class<?> type) {
    if (!type.isSealed()) {
      return List.of(type);
    }
    return Arrays.stream(type.getPermittedSubclasses())
        .<Class<?>>flatMap(each -> kinds(each).stream())
        .toList();
  }

  @Test
  void aNetworkWhoseLayersDoNotFitIsRefusedAtTheLayer() {
    String json = NET.replace("\"op\": \"flatten\"", "\"op\": \"relu\"");
    UserProblem refused =
        catchThrowableOfType(UserProblem.class, () -> ArchitectureJson.read(json));
    assertThat(refused.where()).isEqualTo("fc");
  }

  @Test
  void anEndlessTextIsNotParsed() {
    String json = " ".repeat(ArchitectureJson.LONGEST_TEXT) + NET;
    UserProblem refused =
        catchThrowableOfType(UserProblem.class, () -> ArchitectureJson.read(json));
    assertThat(refused.key()).isEqualTo("architecture.too-long");
  }
}
