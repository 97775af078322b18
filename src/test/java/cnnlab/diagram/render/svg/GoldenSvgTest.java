package cnnlab.diagram.render.svg;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.layout.DiagramPicture;
import cnnlab.diagram.layout.Page;
import cnnlab.diagram.layout.Pictures;
import cnnlab.diagram.layout.VolumePicture;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.scene.Legend;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Sheet;
import cnnlab.diagram.scene.Theme;
import cnnlab.text.Messages;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/**
 * The pictures of one network of each family, compared as text with the files in {@code
 * src/test/resources/golden}. After a change that is meant, look at the new pictures and rewrite
 * the files: {@code mvn test -Dtest=GoldenSvgTest -Dcnnlab.golden=write}
 */
class GoldenSvgTest {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @ValueSource(strings = {"alexnet_torchvision", "vgg11", "googlenet_paper", "resnet18"})
  void pictureIsUnchanged(String name) throws Exception {
    assertGolden(name, Svg.of(Pictures.of(name), Theme.LIGHT));
  }

  private static void assertGolden(String name, String svg) throws IOException {
    Path golden = FOLDER.resolve(name + ".svg");
    if ("write".equals(System.getProperty("cnnlab.golden"))) {
      Files.writeString(golden, svg);
    }
    assertThat(svg).isEqualTo(Files.readString(golden));
  }

  @Test
  void foldedBlocksOfResNet101AndTheirLegendAreUnchanged() throws Exception {
    DiagramPicture picture =
        Pictures.at(Level.BLOCKS, true, "resnet101").wrapped(new Page(800, 400));
    Look look = picture.look(Theme.LIGHT);
    assertGolden(
        "resnet101_folded",
        Svg.of(new Sheet(picture, Legend.of(picture, look, Messages.ENGLISH, 700)), look));
  }

  @ParameterizedTest
  @CsvSource({
    "alexnet_paper_grouped, LAYERS",
    "vgg16, LAYERS",
    "googlenet_paper, BLOCKS",
    "resnet50, BLOCKS"
  })
  void volumesAreUnchanged(String name, Level level) throws Exception {
    VolumePicture picture = Pictures.volumes(level, name);
    assertGolden(name + "_volumes", Svg.of(picture, Theme.LIGHT));
  }

  @Test
  void memoryOfVgg16InColorIsUnchanged() throws Exception {
    DiagramPicture picture = Pictures.at(Level.LAYERS, false, "vgg16").wrapped(new Page(1200, 800));
    Look look = picture.look(Theme.LIGHT, Pictures.coloring("vgg16", Quantity.MEMORY, true));
    assertGolden(
        "vgg16_memory",
        Svg.of(new Sheet(picture, Legend.of(picture, look, Messages.ENGLISH, 1200)), look));
  }

  @Test
  void theGapInAShortenedVolumeIsPaperNotTheColorOfItsLayer() throws Exception {
    String svg = Svg.of(Pictures.volumes(Level.LAYERS, "vgg16"), Theme.LIGHT);
    assertThat(svg)
        .contains("<path class=\"cut\"")
        .containsPattern("g path\\.cut[,{].*fill:#ffffff");
  }

  @Test
  void everyLayerIsAGroupWithATooltipInValidXml() throws Exception {
    String svg = Svg.of(Pictures.of("resnet18"), Theme.DARK);
    NodeList titles =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)))
            .getElementsByTagName("title");
    int layers = Pictures.analysis("resnet18").layers().size();
    assertThat(titles.getLength()).isEqualTo(layers + 1);
    assertThat(titles.item(0).getTextContent()).isEqualTo("resnet18");
    assertThat(svg).contains("data-layer=\"layer4.0.downsample.0\"");
    assertThat(svg).contains(Theme.DARK.background().hex()).doesNotContain("#ffffff;stroke");
  }

  @Test
  void aFileOfBothThemesFollowsTheReader() throws Exception {
    DiagramPicture picture = Pictures.of("vgg11");
    String svg = Svg.ofBothThemes(picture, picture.look(Theme.LIGHT), picture.look(Theme.DARK));
    String[] halves = svg.split("@media \\(prefers-color-scheme:dark\\)", -1);
    assertThat(halves).hasSize(2);
    assertThat(halves[0]).contains(".page{fill:" + Theme.LIGHT.background().hex());
    assertThat(halves[1]).contains(".page{fill:" + Theme.DARK.background().hex());
  }
}
