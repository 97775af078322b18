package cnnlab.weights.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.PublishedAccuracy;
import cnnlab.data.OwnDataHome;
import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(OwnDataHome.class)
class PublishedWeightsTest {

  static List<PublishedWeights> all() {
    return PublishedWeights.ALL;
  }

  static Stream<PublishedWeights> torchvision() {
    return all().stream().filter(each -> each.recipe().startsWith("IMAGENET1K"));
  }

  @Test
  void everyOneHasANameOfItsOwn() {
    assertThat(all()).hasSize(20).extracting(PublishedWeights::name).doesNotHaveDuplicates();
    assertThat(PublishedWeights.of("resnet50"))
        .extracting(PublishedWeights::name)
        .containsExactly("resnet50", "resnet50-v2");
  }

  /** Four bytes a value; the auxiliary classifiers are in the file; batch norm's counters too. */
  @ParameterizedTest
  @MethodSource("all")
  void theSizeIsThatOfTheNetworksTensors(PublishedWeights weights) throws Exception {
    var settings = Catalogue.entry(weights.network()).settings().withAuxiliary(true);
    long values =
        Tensors.of(Catalogue.build(settings)).stream().mapToLong(TensorSpec::elements).sum();

    assertThat((double) weights.bytes())
        .isCloseTo(4.0 * values, Offset.offset(0.005 * weights.bytes() + 500_000));
  }

  @ParameterizedTest
  @MethodSource("torchvision")
  void theFilesNameHoldsItsChecksum(PublishedWeights weights) {
    assertThat(weights.origin())
        .isInstanceOfSatisfying(
            Origin.Published.class,
            published -> {
              assertThat(published.file().checksum().digits()).hasSize(8);
              assertThat(weights.file())
                  .endsWith("-" + published.file().checksum().digits() + ".pth");
              assertThat(published.file().addresses().getFirst())
                  .hasScheme("https")
                  .hasHost("download.pytorch.org");
            });
  }

  /** Two tables of the program tell of the same weights. */
  @ParameterizedTest
  @MethodSource("torchvision")
  void theAccuracyIsThatOfTheCatalogue(PublishedWeights weights) {
    if (weights.recipe().equals("IMAGENET1K_V1")) {
      assertThat(PublishedAccuracy.ALL)
          .filteredOn(each -> each.network().equals(weights.network()))
          .singleElement()
          .satisfies(it -> assertThat(it.top1()).isCloseTo(weights.top1(), Offset.offset(1e-9)));
    }
    assertThat(weights.top5()).isGreaterThan(weights.top1()).isLessThan(1);
  }

  @Test
  void googlesNetworksExpectAnotherNormalization() {
    assertThat(torchvision())
        .filteredOn(each -> !each.preprocessing().mean().equals(Preprocessing.IMAGENET.mean()))
        .allSatisfy(
            each -> {
              assertThat(each.preprocessing().mean()).containsOnly(0.5f);
              assertThat(each.preprocessing().std()).containsOnly(0.5f);
            })
        .extracting(PublishedWeights::network)
        .containsExactly("googlenet_torchvision", "inception_v3");
  }

  @ParameterizedTest
  @MethodSource("all")
  void theLicenseIsSaidInBothLanguages(PublishedWeights weights) {
    assertThat(weights.license(Messages.ENGLISH)).contains("license", "ImageNet");
    assertThat(weights.license(Messages.CHINESE)).contains("许可证", "ImageNet");
  }

  @Test
  void aNameStandsForTheFileOnceItIsHere() throws Exception {
    PublishedWeights resnet = PublishedWeights.named("resnet18").orElseThrow();
    Path name = Path.of("resnet18");

    assertThatThrownBy(() -> PublishedWeights.file(name))
        .isInstanceOf(UserProblem.class)
        .hasMessageContaining("./cnnlab weights fetch resnet18");
    Files.createDirectories(PublishedWeights.folder());
    Files.createFile(resnet.place());

    assertThat(PublishedWeights.file(name)).isEqualTo(resnet.place());
    assertThat(PublishedWeights.file(Path.of("mine.pth"))).isEqualTo(Path.of("mine.pth"));
  }

  @Test
  void aFileOfTheRightSizeAndOtherContentIsNotTakenForPublished(@TempDir Path folder)
      throws Exception {
    PublishedWeights resnet = PublishedWeights.named("resnet18").orElseThrow();
    Path file = Files.createFile(folder.resolve(resnet.file()));
    try (var channel = Files.newByteChannel(file, StandardOpenOption.WRITE)) {
      channel.position(resnet.bytes() - 1); // the rest is a hole that takes no disk
      channel.write(ByteBuffer.allocate(1));
    }

    assertThat(PublishedWeights.of(file)).isEmpty();
    assertThat(PublishedWeights.of(Files.write(folder.resolve("x"), new byte[9]))).isEmpty();
  }
}
