package cnnlab.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.arch.Shape;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers of the papers and of torchvision's documentation, for every network and layer. */
class PublishedNumbersTest {
  /** Layers that published tables do not list. */
  private static final Set<String> UNLISTED = Set.of("input", "flatten", "dropout");

  static List<Map<String, String>> networks() throws IOException {
    return Reference.table("published.csv");
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyNetworkHasItsPublishedTotals(Map<String, String> published) throws Exception {
    Analysis analysis = analyze(Objects.requireNonNull(published.get("network")));
    assertThat(analysis.params()).isEqualTo(number(published, "params"));
    assertThat(analysis.macs()).isEqualTo(number(published, "macs"));
    if (!Objects.requireNonNull(published.get("receptive_field")).isEmpty()) {
      assertThat(analysis.receptiveField()).isEqualTo(number(published, "receptive_field"));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void auxiliaryClassifiersAreCountedApart(Map<String, String> published) throws Exception {
    Analysis analysis = analyze(Objects.requireNonNull(published.get("network")));
    boolean hasThem = !Objects.requireNonNull(published.get("params_with_aux")).isEmpty();
    assertThat(analysis.params() + analysis.auxiliaryParams())
        .isEqualTo(number(published, hasThem ? "params_with_aux" : "params"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"vgg16", "resnet18", "googlenet_paper"})
  void everyLayerHasItsPublishedNumbers(String name) throws Exception {
    List<Map<String, String>> published = Reference.table("layers_" + name + ".csv");
    List<LayerStats> layers =
        analyze(name).layers().stream().filter(PublishedNumbersTest::isListed).toList();
    assertThat(layers).hasSameSizeAs(published);
    for (int i = 0; i < layers.size(); i++) {
      assertThat(line(layers.get(i))).isEqualTo(line(Objects.requireNonNull(published.get(i))));
    }
  }

  private static Analysis analyze(String name) throws Exception {
    Entry entry = Catalogue.entry(name);
    return Analysis.of(
        Catalogue.build(new NetworkSettings(name, entry.inputSize(), 1000, 1, entry.auxiliary())));
  }

  /** VGG's adaptive pooling leaves 7x7 maps as they are; tables omit it, and the heads' pooling. */
  private static boolean isListed(LayerStats stats) {
    String name = stats.layer().name();
    boolean idle = stats.inputShapes().equals(List.of(stats.output())) && name.equals("avgpool");
    return !UNLISTED.contains(stats.layer().op().kind()) && !idle && !name.matches("aux..pool");
  }

  private static String line(Map<String, String> row) {
    // The table leaves the 5x5 pooling, 4 values of 16 pixels' distance, out of the heads' field.
    boolean auxiliary = "True".equals(row.get("aux"));
    long receptiveField = number(row, "rf") + (auxiliary ? 4 * 16 : 0);
    return String.join(
        " ",
        row.get("type"),
        row.get("outC"),
        row.get("outH"),
        row.get("params"),
        row.get("macs"),
        row.get("act"),
        "" + receptiveField,
        "" + auxiliary);
  }

  private static String line(LayerStats stats) {
    String type =
        switch (stats.layer().op().kind()) {
          case "batchnorm" -> "bn";
          case "linear" -> "fc";
          case "adaptiveavgpool" -> "avgpool";
          default -> stats.layer().op().kind();
        };
    int height = stats.output() instanceof Shape.FeatureMap map ? map.height() : 1;
    return String.join(
        " ",
        type,
        "" + stats.output().channels(),
        "" + height,
        "" + stats.params(),
        "" + stats.macs(),
        "" + stats.output().elements(),
        "" + stats.receptiveField(),
        "" + stats.auxiliary());
  }

  private static long number(Map<String, String> row, String column) {
    return Long.parseLong(Objects.requireNonNull(row.get(column)));
  }
}
