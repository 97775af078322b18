package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.training.SmallMachine;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CliTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listsEveryNetworkAsJson() throws Exception {
    assertThat(run("list --json")).isZero();
    JsonNode list = new ObjectMapper().readTree(out.toString());
    assertThat(list.findValuesAsText("name"))
        .hasSize(36)
        .contains(
            "alexnet_paper_grouped", "googlenet_5x5_bn", "resnet50_v1", "resnet20", "plain20");
    assertThat(list.get(1).toString())
        .isEqualTo(
            "{\"name\":\"alexnet_paper_grouped\",\"family\":\"alexnet\","
                + "\"params\":60965224,\"macs\":724406816}");
    assertThat(err.toString()).isEmpty();
  }

  /** A job is read alone where it is asked for; its name must be the one in the list of all. */
  @Test
  void everyJobOfTheHelpAnswersToItsName() {
    assertThat(run("--help")).isZero();
    List<String> names =
        Pattern.compile("(?m)^  ([a-z]+) ")
            .matcher(out.toString())
            .results()
            .map(m -> m.group(1))
            .toList();
    assertThat(names).startsWith("list", "analyze").contains("runs", "convert").endsWith("doctor");
    for (String name : names) {
      out.getBuffer().setLength(0);
      assertThat(run(name + " --help")).as(name).isZero();
      assertThat(out.toString()).startsWith("Usage: cnnlab " + name + " ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "analyze",
        "analyze resnet20 --json --csv",
        "analyze resnet20 --input big",
        "analyze resnet20 --width wide",
        "code resnet20 --framework tf",
        "diagram resnet20 --page 0x9 --out x.svg",
        "train resnet20 --data shapes --seed 99999999999999999999",
        "train resnet20 --data shapes --schedule steep",
        "runs chart --parts all",
      })
  void wrongUsageIsOneSentenceAndWhereToReadOn(String arguments) {
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString())
        .contains("'cnnlab ")
        .contains("--help' names what there is.")
        .doesNotContain("is not a double", "is not a long", "is not an int");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void auxiliaryClassifiersAreSaidToBeMissingWhereThereAreNone() {
    assertThat(run("analyze vgg16 --aux")).isZero();
    assertThat(err.toString().lines())
        .containsExactly("--aux changes nothing: VGG-16 has no auxiliary classifiers.");
    err.getBuffer().setLength(0);
    assertThat(run("analyze googlenet_paper --aux")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PYTORCH", "pytorch", "PyTorch"})
  void wordsCountInAnyCase(String framework) {
    assertThat(run("code resnet20 --framework " + framework)).isZero();
  }

  /** The data are not there: the options were understood by then. */
  @ParameterizedTest
  @ValueSource(strings = {"one-cycle", "ONE_CYCLE", "One_Cycle"})
  void wordsTakeAHyphenOrAnUnderscore(String schedule) {
    assertThat(run("train resnet20 --data /none --schedule " + schedule)).isEqualTo(1);
    assertThat(err.toString()).contains("no data set");
  }

  @Test
  void whatIsNotAmongTheChoicesIsToldThem() {
    assertThat(run("train resnet20 --data /none --schedule steep")).isEqualTo(2);
    assertThat(err.toString())
        .contains("'steep' is none of constant, step, cosine, warm-up, one-cycle");
  }

  @Test
  void ofOptionsThatAreMissingThoseAreNamedThatMustBeThere() {
    assertThat(run("predict cat.png")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("Missing required arguments: --run=RUN or --weights=FILE|NAME\n");
  }

  @Test
  void aDecimalCommaIsTold() {
    assertThat(run("train resnet20 --data shapes --lr 0,1")).isEqualTo(2);
    assertThat(err.toString()).contains("'0,1' is not a number", "after a point, not a comma");
  }

  @Test
  void aMisspeltJobIsToldTheNearest() {
    assertThat(run("convrt")).isEqualTo(2);
    assertThat(err.toString()).contains("'convrt'; did you mean 'cnnlab convert'").hasLineCount(1);
  }

  @Test
  void aMisspeltOptionIsToldTheNearest() {
    assertThat(run("predict --tops 3 cat.png")).isEqualTo(2);
    assertThat(err.toString()).contains("'--tops'; did you mean '--top'?").hasLineCount(1);
  }

  @Test
  void listsNetworksInAlignedColumns() {
    assertThat(run("list")).isZero();
    assertThat(out.toString().lines())
        .startsWith("name                   family         parameters            MACs")
        .contains("resnet50               resnet         25,557,032   4,089,184,256");
  }

  @Test
  void analyzesANetworkAsJson() throws Exception {
    assertThat(run("analyze resnet18 --json")).isZero();
    JsonNode analysis = new ObjectMapper().readTree(out.toString());
    assertThat(analysis.get("name").asText()).isEqualTo("resnet18");
    assertThat(analysis.get("input").toString()).isEqualTo("[3,224,224]");
    assertThat(analysis.get("params").asLong()).isEqualTo(11_689_512);
    assertThat(analysis.get("macs").asLong()).isEqualTo(1_814_073_344);
    assertThat(analysis.get("receptiveField").asInt()).isEqualTo(435);
    assertThat(analysis.get("layers").get(1).toString())
        .isEqualTo(
            "{\"name\":\"conv1\",\"op\":\"conv\",\"inputs\":[\"input\"],"
                + "\"outputShape\":[64,112,112],\"params\":9408,\"macs\":118013952,"
                + "\"activationBytes\":3211264,\"receptiveField\":7}");
    assertThat(
            analysis
                .get("layers")
                .get(analysis.get("layers").size() - 1)
                .get("outputShape")
                .toString())
        .isEqualTo("[1000]");
  }

  @Test
  void optionsChooseSizeClassesWidthAndAuxiliaryClassifiers() throws Exception {
    assertThat(run("analyze googlenet_paper --input 64 --classes 7 --width 0.5 --aux --json"))
        .isZero();
    JsonNode analysis = new ObjectMapper().readTree(out.toString());
    assertThat(analysis.get("input").toString()).isEqualTo("[3,64,64]");
    assertThat(analysis.get("layers").findValuesAsText("name")).contains("aux1.fc2", "aux2.fc2");
    assertThat(
            analysis
                .get("layers")
                .get(analysis.get("layers").size() - 1)
                .get("outputShape")
                .toString())
        .isEqualTo("[7]");
    assertThat(analysis.get("layers").get(1).get("outputShape").toString()).isEqualTo("[32,64,64]");
    assertThat(analysis.get("auxiliaryParams").asLong()).isPositive();
  }

  @Test
  void theWayOfCountingHoldsForJsonAndIsNamedThere() throws Exception {
    assertThat(run("analyze resnet18 --json --flops --state")).isZero();
    JsonNode analysis = new ObjectMapper().readTree(out.toString());
    assertThat(analysis.get("counting").toString())
        .isEqualTo(
            "{\"flops\":true,\"decimal\":false,\"inPlace\":true,\"heads\":false,"
                + "\"state\":true}");
    assertThat(analysis.get("flops").asLong()).isEqualTo(2 * 1_814_073_344L);
    assertThat(analysis.has("macs")).isFalse();
    assertThat(analysis.get("params").asLong()).isEqualTo(11_689_512 + 2 * 4800);
    assertThat(analysis.get("layers").get(1).get("flops").asLong()).isEqualTo(2 * 118_013_952);
  }

  @Test
  void analyzesANetworkAsTable() {
    assertThat(run("analyze vgg16")).isZero();
    assertThat(out.toString())
        .contains("features.0    conv             64x224x224         1,792")
        .contains(
            "vgg16: 138,357,544 parameters, 15,470,264,320 MACs, 58.1 MiB of activations,"
                + " receptive field 212\n");
  }

  @Test
  void whatPrintSaysOtherwiseIsNamed() {
    assertThat(run("analyze vgg16")).isZero();
    assertThat(out.toString()).contains("24 M × 4 B = 93 MB; it follows: 15.2 M × 4 B = 58.1 MiB");
  }

  @Test
  void conventionsOfCountingCanBeChosen() {
    assertThat(run("analyze googlenet_torchvision --aux --heads --state --flops --mb")).isZero();
    assertThat(out.toString())
        .contains("FLOPs", " MB of activations")
        .doesNotContain("MACs", "counted apart");
  }

  @Test
  void printsTheLayersForSpreadsheetsAndDocuments() {
    assertThat(run("analyze resnet18 --csv")).isZero();
    assertThat(out.toString().lines())
        .hasSize(1 + 70)
        .startsWith(
            "layer,operation,inputs,output,parameters,macs,activation_bytes,receptive_field,"
                + "auxiliary")
        .contains(
            "conv1,\"Convolution 7×7/2, 64\",input,64x112x112,9408,118013952,3211264,7,false");
    out.getBuffer().setLength(0);
    assertThat(run("analyze resnet18 --markdown --flops")).isZero();
    assertThat(out.toString())
        .contains(
            "| conv1 | Convolution 7×7/2, 64 | 64x112x112 | 9,408 | 236,027,904 | 3,211,264 | 7 |")
        .contains("| **Total** |  |  | 11,689,512 | 3,628,146,688 |");
  }

  @Test
  void whatCannotBeDoneIsSaidInOneSentence() {
    assertThat(run("analyze vgg16 --input 16")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "16 pixels are too small for VGG-16: nothing is left of the image at layer"
                + " features.30. The smallest size that works is 32 pixels.\n");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aMistypedNameIsAnsweredWithCloseOnes() {
    assertThat(run("analyze resnet5")).isEqualTo(1);
    assertThat(err.toString()).contains("no network called resnet5", "resnet50");
  }

  @Test
  void wrongUsageIsExitCode2() {
    assertThat(run("analyze")).isEqualTo(2);
    assertThat(run("analyze vgg16 --input many")).isEqualTo(2);
    assertThat(run("fly")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains("fly");
  }

  @Test
  void helpNamesTheJobs() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString()).contains("list", "analyze");
  }

  @Test
  void refusesWhatDoesNotFitTheMachineAndNamesTheLargestBatchThatDoes() {
    Engine small = new SmallMachine(new SoftmaxEngine(), 32);
    String batch = " --batch 256";
    assertThat(run("bench resnet20 --input 32" + batch, small)).isEqualTo(1);
    assertThat(err.toString()).contains("resnet20", "256", "The largest batch that fits is");
    String largest = err.toString().replaceAll("(?s).*that fits is (\\d+).*", "$1");
    err.getBuffer().setLength(0);
    assertThat(run("train resnet20 --data shapes" + batch, small)).isEqualTo(1);
    assertThat(err.toString()).contains("The largest batch that fits is");
    err.getBuffer().setLength(0);
    assertThat(run("bench resnet20 --input 32 --iterations 1 --batch " + largest, small)).isZero();
    assertThat(run("bench vgg16 --input 224 --batch 1", small)).isEqualTo(1);
    assertThat(err.toString()).contains("even with a single image");
  }

  private int run(String arguments) {
    return run(arguments, new SoftmaxEngine());
  }

  private int run(String arguments, Engine engine) {
    return Cli.run(
        engine,
        new PrintWriter(out, true),
        new PrintWriter(err, true),
        Arrays.stream(arguments.split(" ")).toArray(String[]::new));
  }
}
