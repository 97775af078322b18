package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jobs of the command line that need an engine, with a small one in plain Java. */
class TrainAndPredictTest {
  @TempDir Path folder;
  private StringWriter out = new StringWriter();
  private StringWriter err = new StringWriter();

  /** Dark and light pictures, 20 of each. */
  @BeforeEach
  void makePictures() throws IOException {
    for (int i = 0; i < 20; i++) {
      picture("data/dark", i, 0x101010 * (i % 4));
      picture("data/light", i, 0xffffff - 0x101010 * (i % 4));
    }
  }

  @Test
  void trainsPrintsTheRunAndPredictsWithIt() throws Exception {
    JsonNode run = train();

    assertThat(run.get("epochs")).hasSize(2);
    assertThat(run.get("epochs").get(1).toString())
        .matches(
            "\\{\"epoch\":2,\"trainLoss\":[^,]+,\"trainAccuracy\":[^,]+,\"valLoss\":[^,]+,"
                + "\"valAccuracy\":1.0}");
    assertThat(run.get("imagesPerSecond").asDouble()).isPositive();
    assertThat(run.get("peakMiB").asLong()).isPositive();
    assertThat(run.get("run").asText()).startsWith(folder.resolve("runs").toString());
    assertThat(err.toString()).contains("Epoch 2: training loss");

    Path record = Path.of(run.get("run").asText()).resolve("run.json");
    assertThat(record).content().as("data to be found from anywhere").contains("\"data\" : \"/");

    Path picture = picture("test", 0, 0xf0f0f0);
    assertThat(run("predict", "--run", run.get("run").asText(), picture.toString(), "--json"))
        .isZero();
    JsonNode answer = new ObjectMapper().readTree(out.toString()).get(0);
    assertThat(answer.get("image").asText()).isEqualTo(picture.toString());
    assertThat(answer.get("predictions")).hasSize(2);
    assertThat(answer.get("predictions").get(0).get("label").asText()).isEqualTo("light");
    assertThat(answer.get("predictions").get(0).get("index").asInt()).isEqualTo(1);
    assertThat(answer.get("predictions").get(0).get("probability").asDouble()).isGreaterThan(0.5);
  }

  @Test
  void aTestFolderIsLookedAtWhenAndForWhatIsAskedFor() throws Exception {
    Path data = folder.resolve("data");
    Files.createDirectories(folder.resolve("parts"));
    Files.move(data, folder.resolve("parts/train"));
    Files.move(folder.resolve("parts"), data);
    for (int i = 0; i < 3; i++) {
      picture("data/test/dark", i, 0x101010);
      picture("data/test/light", i, 0xf0f0f0);
    }

    JsonNode run = train();
    assertThat(run.get("test").get("accuracy").asDouble()).isEqualTo(1);
    assertThat(run.get("epochs").get(0).has("testLoss")).isFalse();
    assertThat(err.toString()).contains("and 6 test images", "Test, weights of epoch");
    run = train("resnet20", "--test-images", "each_epoch");
    assertThat(run.get("epochs").get(1).get("testLoss")).isEqualTo(run.get("test").get("loss"));
    run = train("resnet20", "--test-images", "validation");
    assertThat(run.has("test")).isFalse();
    assertThat(err.toString()).contains("40 training, 6 validation images");
  }

  @Test
  void brokenPicturesAreLeftOutAndReported() throws Exception {
    Path light = folder.resolve("data").resolve("light");
    for (String name : List.of("broken.png", "empty.png")) {
      Files.writeString(light.resolve(name), name.equals("empty.png") ? "" : "no picture");
    }
    byte[] whole = Files.readAllBytes(light.resolve("0.png"));
    Files.write(light.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
    byte[] huge = whole.clone();
    ByteBuffer.wrap(huge).putInt(16, 2_000_000_000).putInt(20, 2_000_000_000); // PNG's sides
    Files.write(light.resolve("huge.png"), huge);

    JsonNode run = train();

    assertThat(run.get("epochs")).hasSize(2);
    assertThat(Path.of(run.get("run").asText()).resolve("log.txt"))
        .content()
        .contains("Skipped: " + light.resolve("broken.png") + " is not an image")
        .contains("Skipped: " + light.resolve("empty.png") + " is empty")
        .contains("cut.png is damaged", "huge.png is too large")
        .containsOnlyOnce("broken.png");
    assertThat(err.toString())
        .contains("Skipped: The image " + light.resolve("cut.png"))
        .containsOnlyOnce("huge.png");
    assertThat(err.toString().lines().filter(line -> line.contains("broken.png"))).hasSize(1);
    assertThat(new RunStore(folder.resolve("runs")).list().getFirst().skipped())
        .extracting(problem -> problem.what(Messages.CHINESE))
        .hasSize(4)
        .anySatisfy(what -> assertThat(what).contains("broken.png"));
  }

  @Test
  void aStoppedRunIsTakenUpAgainByItsFolder() throws Exception {
    JsonNode run = train();

    assertThat(run("train", "--resume", run.get("run").asText(), "--epochs", "3")).isZero();

    JsonNode longer = new ObjectMapper().readTree(out.toString());
    assertThat(longer.get("run")).isEqualTo(run.get("run"));
    assertThat(longer.get("epochs")).hasSize(3);
    assertThat(longer.get("epochs").get(0)).isEqualTo(run.get("epochs").get(0));
    assertThat(run("train", "--resume", run.get("run").asText(), "--lr", "1"))
        .as("other settings")
        .isEqualTo(2);
  }

  @Test
  void aRunWhoseDataHaveMovedIsResumedWhereTheyAreNow() throws Exception {
    String run = train().get("run").asText();
    Path moved = Files.move(folder.resolve("data"), folder.resolve("moved"));

    assertThat(run("train", "--resume", run, "--epochs", "3")).isEqualTo(1);
    assertThat(err.toString()).contains("no longer at", "--data");
    picture("other/dark", 0, 0x101010);
    picture("other/light", 0, 0xf0f0f0);
    assertThat(resume(run, folder.resolve("other"))).as("other images").isEqualTo(1);
    assertThat(err.toString()).contains("no longer what the run was trained on");
    assertThat(resume(run, moved)).as(err.toString()).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).get("epochs")).hasSize(3);
    assertThat(Path.of(run, "run.json")).content().contains(moved.toString());
  }

  @Test
  void aRunIsListedAndCarriedElsewhereAsOneFile() throws Exception {
    Path run = Path.of(train().get("run").asText());
    String runs = folder.resolve("runs").toString();
    String file = folder.resolve("one.run.zip").toString();
    String name = run.getFileName().toString();
    assertThat(run("runs", "export", name, file, "--runs", runs)).as(err.toString()).isZero();

    String elsewhere = folder.resolve("elsewhere").toString();
    assertThat(run("runs", "import", file, "--runs", elsewhere)).isZero();
    Path there = Path.of(out.toString().strip());
    assertThat(there.resolve("best.safetensors"))
        .hasSameBinaryContentAs(run.resolve("best.safetensors"));
    assertThat(run("runs", "list", "--runs", elsewhere)).isZero();
    assertThat(out.toString().lines().skip(1))
        .singleElement()
        .asString()
        .startsWith(name)
        .contains("finished", "100.00 %");

    byte[] half = Arrays.copyOf(Files.readAllBytes(Path.of(file)), 2000);
    Files.write(Path.of(file), half);
    assertThat(run("runs", "import", file, "--runs", elsewhere)).isEqualTo(1);
    assertThat(err.toString().lines())
        .as("one sentence")
        .singleElement()
        .asString()
        .contains("one.run.zip");
    run("runs", "list", "--json", "--runs", elsewhere);
    assertThat(new ObjectMapper().readTree(out.toString())).hasSize(1);
    assertThat(run("runs", "export", "nothing", "--runs", runs)).isEqualTo(1);
    assertThat(run("runs")).as("which job").isEqualTo(2);
  }

  @Test
  void anImageThatCannotBeReadDoesNotKeepTheOthersFromTheirPredictions() throws Exception {
    String run = train().get("run").asText();
    String good = folder.resolve("data/light/0.png").toString();
    Path broken = Files.writeString(folder.resolve("broken.png"), "no image");

    int exit = run("predict", "--run", run, "--json", broken.toString(), good);

    assertThat(exit).isEqualTo(1);
    JsonNode answers = new ObjectMapper().readTree(out.toString());
    assertThat(answers.findValuesAsText("image")).containsExactly(good);
    assertThat(err.toString()).containsOnlyOnce("broken.png is not an image");
  }

  @Test
  void predictsWithTheWeightFileAloneInTheSameWay() throws Exception {
    String run = train().get("run").asText();
    String picture = picture("test", 0, 0x202020).toString();
    run("predict", "--run", run, picture);
    String byRun = out.toString();

    run("predict", "--weights", run + "/best.safetensors", picture);

    assertThat(out).hasToString(byRun);
    assertThat(byRun.lines()).hasSize(3).element(1).asString().endsWith("dark");
  }

  @Test
  void aNetworkOfOnesOwnIsTrainedLikeAnyOther() throws Exception {
    Draft draft =
        Draft.of(Catalogue.build(new NetworkSettings("resnet20", 32, 2, 0.25, false)))
            .withoutBlock("layer3.2")
            .renamed("mine");
    Path file = folder.resolve("mine.json");
    Files.writeString(file, ArchitectureJson.write(draft.build()));

    JsonNode run = train(file.toString());

    assertThat(run.get("epochs")).hasSize(2);
    assertThat(run.get("run").asText()).contains("mine");
    String picture = picture("test", 0, 0x202020).toString();
    assertThat(run("predict", "--run", run.get("run").asText(), picture)).isZero();
    assertThat(out.toString().lines()).hasSize(3).element(1).asString().endsWith("dark");
  }

  @Test
  void benchPrintsItsFigures() throws Exception {
    assertThat(run("bench", "resnet20", "--batch", "4", "--iterations", "2", "--json")).isZero();

    JsonNode figures = new ObjectMapper().readTree(out.toString());
    assertThat(figures.get("network").asText()).isEqualTo("resnet20");
    assertThat(figures.get("inputSize").asInt()).isEqualTo(32);
    assertThat(figures.get("batch").asInt()).isEqualTo(4);
    assertThat(figures.get("trainImagesPerSecond").asDouble()).isPositive();
    assertThat(figures.get("inferImagesPerSecond").asDouble()).isPositive();
    assertThat(figures.get("peakMiB").asLong()).isPositive();
    assertThat(figures.get("loadingShare").isNull()).as("no data to load").isTrue();
  }

  @Test
  void benchTellsWhatLoadingCostsANetworkOfTheDatasClasses() throws Exception {
    String options = "bench resnet20 --classes 2 --batch 4 --iterations 2 --data shapes";
    assertThat(run(options.split(" "))).isZero();

    assertThat(out.toString()).containsPattern("Loading and changing images: [+-]\\d+\\.\\d %");
  }

  @Test
  void theDoctorNamesTheBackendAndTheMissingGpu() {
    assertThat(run("doctor")).isZero();
    assertThat(out.toString()).contains("Softmax in Java", "none found");
  }

  @Test
  void wrongUsageIsToldApartFromFailure() {
    assertThat(run("train", "resnet20")).as("no data").isEqualTo(2);
    assertThat(run("train", "resnet20", "--data", "shapes", "--schedule", "x")).isEqualTo(2);
    assertThat(run("predict", "cat.png")).as("no network").isEqualTo(2);
    assertThat(run("predict", "--run", "a", "--labels", "b", "cat.png")).isEqualTo(2);
    assertThat(run("predict", "--run", "a")).as("no image").isEqualTo(2);
    assertThat(run("bench", "resnet20", "--batch", "0")).isEqualTo(2);

    assertThat(run("train", "resnet2", "--data", "shapes")).isEqualTo(1);
    assertThat(run("train", "resnet20", "--data", "nowhere")).isEqualTo(1);
    assertThat(run("predict", "--run", "nowhere", "cat.png")).isEqualTo(1);
    assertThat(run("predict", "--run", "nowhere", "--weights", "b", "cat.png")).isEqualTo(1);
    assertThat(err.toString().lines()).as("one sentence").hasSize(1);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void settingsThatCannotWorkAreExplained() {
    String data = folder.resolve("data").toString();

    assertThat(run("train", "resnet20", "--data", data, "--lr", "0")).isEqualTo(1);
    assertThat(err.toString()).startsWith("The learning rate must be above 0");
    assertThat(run("train", "resnet20", "--data", data, "--batch", "64")).isEqualTo(1);
    assertThat(err.toString()).startsWith("A batch of 64 is more than the 32 training examples.");
  }

  @Test
  void aSweepTrainsOnceForEachValue() throws Exception {
    String runs = folder.resolve("runs").toString();
    String data = folder.resolve("data").toString();
    int code =
        run(
            "sweep",
            "resnet20",
            "--data",
            data,
            "--epochs",
            "1",
            "--batch",
            "8",
            "--runs",
            runs,
            "--vary",
            "batchSize=8,16",
            "--seeds",
            "2");
    assertThat(code).as(err.toString()).isZero();

    JsonNode results = new ObjectMapper().readTree(out.toString());
    assertThat(results).extracting(run -> run.get("value").asInt()).containsExactly(8, 8, 16, 16);
    assertThat(results).extracting(run -> run.get("seed").asInt()).containsExactly(1, 2, 1, 2);
    assertThat(Path.of(results.get(1).get("run").asText()).resolve("notes.json"))
        .content()
        .contains("sweep-batchSize");
    assertThat(run("sweep", "resnet20", "--data", data, "--vary", "luck=1,2")).isEqualTo(2);
  }

  @Test
  void aSweepGoesOnAfterAValueThatCannotBeTrained() throws Exception {
    String runs = folder.resolve("runs").toString();
    String data = folder.resolve("data").toString();
    String[] job = {"sweep", "resnet20", "--data", data, "--epochs", "1", "--runs", runs};
    String[] values = {"--vary", "batchSize=64,8"};
    int code = run(Stream.of(job, values).flatMap(Arrays::stream).toArray(String[]::new));

    JsonNode results = new ObjectMapper().readTree(out.toString());
    assertThat(code).isEqualTo(1);
    assertThat(results.get(0).get("problem").asText())
        .startsWith("A batch of 64 is more than the 32 training examples.");
    assertThat(results.get(1).get("run").asText()).startsWith(runs);
  }

  @Test
  void aLearningRateIsSuggested() throws Exception {
    String data = folder.resolve("data").toString();
    assertThat(run("rate", "resnet20", "--data", data, "--batch", "8")).isZero();

    JsonNode found = new ObjectMapper().readTree(out.toString());
    assertThat(found.get("suggestion").asDouble()).isBetween(1e-5, 1.0);
    assertThat(found.get("points").size()).isGreaterThan(20);
  }

  @Test
  void everyJobThatTrainsTakesJsonAndPrintsNothingElse() throws Exception {
    JsonNode run = train("resnet20", "--json");
    assertThat(run.get("epochs")).hasSize(2);
    String folderOfRun = run.get("run").asText();
    assertThat(run("train", "--resume", folderOfRun, "--epochs", "3", "--json"))
        .as(err.toString())
        .isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).get("epochs")).hasSize(3);
    assertThat(err.toString()).contains("Epoch 3: training loss");
  }

  private JsonNode train() throws IOException {
    return train("resnet20");
  }

  private JsonNode train(String network, String... more) throws IOException {
    String runs = folder.resolve("runs").toString();
    String data = Path.of("").toAbsolutePath().relativize(folder.resolve("data")).toString();
    List<String> usual =
        List.of("train", network, "--data", data, "--epochs", "2", "--batch", "8", "--runs", runs);
    int code = run(Stream.concat(usual.stream(), Arrays.stream(more)).toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  /** For three epochs in all. */
  private int resume(String run, Path data) {
    return run("train", "--resume", run, "--epochs", "3", "--data", data.toString());
  }

  private int run(String... arguments) {
    out = new StringWriter();
    err = new StringWriter();
    return Cli.run(
        new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private Path picture(String kind, int number, int color) throws IOException {
    BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 32; y++) {
      for (int x = 0; x < 32; x++) {
        image.setRGB(x, y, color);
      }
    }
    Path file = folder.resolve(kind).resolve(number + ".png");
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
