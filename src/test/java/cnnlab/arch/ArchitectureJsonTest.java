package cnnlab.arch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import java.util.List;
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
    "'\"units\": 10', '\"units\": 1e99', architecture.unreadable",
    "'\"units\": 10, ', '', architecture.unreadable",
    "'\"units\": 10', '\"units\": null', architecture.unreadable",
    "'[\"pool\"]', '[null]', architecture.unreadable",
    "'\"name\": \"net\"', '\"title\": \"net\"', architecture.unreadable",
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
  @ValueSource(strings = {"", "null", "[]", "{", "{}", "{\"layers\": [null]}"})
  void whatIsNoArchitectureIsRefused(String json) {
    UserProblem refused =
        catchThrowableOfType(UserProblem.class, () -> ArchitectureJson.read(json));
    assertThat(refused.key()).isEqualTo("architecture.unreadable");
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
