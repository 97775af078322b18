package cnnlab.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.ClassNames;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.inference.Prediction;
import cnnlab.inference.TrainedNetwork;
import cnnlab.run.BundledRuns;
import cnnlab.run.StoredRun;
import cnnlab.text.Messages;
import cnnlab.ui.BundledRun;
import cnnlab.ui.network.Choice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of the images that come with the lab. */
class SampleTest {
  private static final Path FOLDER = Path.of("sample-images");
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @Test
  void everyClassOfCifarHasASampleThatCanBeRead() throws Exception {
    List<Sample> samples =
        Sample.of(FOLDER).stream().filter(it -> it.dataset().equals(ClassNames.CIFAR_10)).toList();

    assertThat(samples.stream().map(Sample::className).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(ClassNames.of(ClassNames.CIFAR_10));
    for (Sample sample : samples) {
      RgbImage image = Images.read(sample.file());
      assertThat(Math.max(image.width(), image.height())).isBetween(250, 1024);
    }
  }

  @Test
  void aSampleSaysWhichBundledNetworksKnowItsClass() throws Exception {
    assertThat(about("moose"))
        .contains("deer")
        .contains("ResNet-20 · CIFAR-10")
        .doesNotContain("y");
    assertThat(about("star")).contains("No bundled network").contains("Shapes");
    assertThat(about("coffee")).contains("ImageNet");
    assertThat(sample("moose").about(Messages.CHINESE, networks())).contains("鹿");
  }

  /** Of each data set that a bundled network knows there are images that it is right about. */
  @ParameterizedTest
  @MethodSource("bundled")
  void everyBundledNetworkIsRightAboutHalfOfItsSamples(Path folder) throws Exception {
    StoredRun run = BundledRuns.store().open(folder);
    List<Sample> samples =
        Sample.of(FOLDER).stream()
            .filter(it -> it.dataset().equals(run.record().dataset()))
            .toList();
    long right = 0;
    try (TrainedNetwork network = TrainedNetwork.ofRun(ENGINE, run)) {
      for (Sample sample : samples) {
        Prediction first = network.predict(Images.read(sample.file()), 1).getFirst();
        right += first.label().equals(sample.className()) ? 1 : 0;
      }
    }
    assertThat(right).isGreaterThanOrEqualTo(Math.ceilDiv(samples.size(), 2));
    assertThat(samples).hasSizeGreaterThanOrEqualTo(5);
  }

  static List<Path> bundled() throws Exception {
    return BundledRuns.store().list().stream().map(StoredRun::folder).toList();
  }

  /** Author and terms of every image are told. */
  @Test
  void everyImageIsInTheListOfAuthors() throws Exception {
    String list = Files.readString(FOLDER.resolve("README.md"));
    for (Sample sample : Sample.of(FOLDER)) {
      assertThat(list).contains("`" + sample.file().getFileName() + "`");
    }
  }

  private static Sample sample(String title) throws Exception {
    return Sample.of(FOLDER).stream()
        .filter(it -> it.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static String about(String title) throws Exception {
    return sample(title).about(Messages.ENGLISH, networks());
  }

  private static List<Choice> networks() throws Exception {
    return List.of(
        new Choice.Run(BundledRun.named("cifar10-resnet20")),
        new Choice.WeightFile(Path.of("y"), null, null));
  }
}
