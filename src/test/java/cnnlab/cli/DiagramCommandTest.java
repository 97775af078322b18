package cnnlab.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.training.SoftmaxEngine;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PRStream;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class DiagramCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void writesSvg() throws Exception {
    Path file = folder.resolve("net.svg");
    assertThat(run("diagram", "resnet20", "--classes", "7", "--dark", "--out", file.toString()))
        .isZero();
    assertThat(Files.readString(file))
        .startsWith("<?xml")
        .contains("<title>resnet20</title>", "fc, 7");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void writesSvgThatFollowsTheReader() throws Exception {
    Path file = folder.resolve("net.svg");
    assertThat(run("diagram", "vgg11", "--both-themes", "--out", file.toString())).isZero();
    assertThat(Files.readString(file)).contains("@media (prefers-color-scheme:dark)");
  }

  @Test
  void writesPngFromLeftToRight() throws Exception {
    Path file = folder.resolve("net.PNG");
    assertThat(
            run("diagram", "plain20", "--view", "blocks", "--horizontal", "--out", file.toString()))
        .isZero();
    var image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isGreaterThan(image.getHeight());
  }

  @Test
  void writesPdfWithItsChineseTextEmbedded() throws Exception {
    Path file = folder.resolve("net.pdf");
    assertThat(
            run(
                "diagram",
                "googlenet_paper",
                "--view",
                "blocks",
                "--page",
                "16x9",
                "--language",
                "zh",
                "--out",
                file.toString()))
        .as(err.toString())
        .isZero();
    byte[] pdf = Files.readAllBytes(file);
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    assertThat(text).startsWith("%PDF-").contains("/FontFile3", "/ToUnicode");
    try (PdfReader reader = new PdfReader(pdf)) {
      assertThat(reader.getNumberOfPages()).isEqualTo(1);
      assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains("最大池化", "inception4a");
    }
  }

  /**
   * A PDF finds a glyph by its CID, OpenPDF writes its place: only where the embedded font has them
   * alike is an arrow not lost, nor any Chinese.
   */
  @Test
  void theFontsOfAPdfShowTheGlyphsThatAreMeant() throws Exception {
    Path file = folder.resolve("net.pdf");
    assertThat(run("diagram", "vgg11", "--block", "classifier", "--out", file.toString()))
        .as(err.toString())
        .isZero();
    try (PdfReader reader = new PdfReader(Files.readAllBytes(file));
        InputStream font =
            getClass().getResourceAsStream("/cnnlab/ui/fonts/CnnLabSans-Regular.otf")) {
      assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains("4096 → 1000");
      int others = Font.createFont(Font.TRUETYPE_FONT, font).getNumGlyphs() - 2;
      // Adobe's Technical Note 5176, charset of format 2: all glyphs from 1 on, in their order
      String charset =
          new String(new char[] {2, 0, 1, (char) (others >> 8), (char) (others & 255)});
      assertThat(fonts(reader).stream().map(each -> each.contains(charset)))
          .containsExactly(true, true);
    }
  }

  /** Those embedded, a letter for each byte. */
  private static List<String> fonts(PdfReader reader) throws IOException {
    List<String> fonts = new ArrayList<>();
    for (int i = 1; i < reader.getXrefSize(); i++) {
      if (reader.getPdfObject(i) instanceof PRStream stream
          && new PdfName("CIDFontType0C").equals(stream.get(PdfName.SUBTYPE))) {
        fonts.add(new String(PdfReader.getStreamBytes(stream), StandardCharsets.ISO_8859_1));
      }
    }
    return fonts;
  }

  @Test
  void auxiliaryClassifiersAreDrawnUnlessLeftOut() throws Exception {
    Path file = folder.resolve("net.svg");
    String[] net = {"diagram", "googlenet_paper", "--view", "blocks", "--out", file.toString()};
    assertThat(run(net)).isZero();
    assertThat(Files.readString(file)).contains("data-layer=\"aux1\"", "data-layer=\"aux2\"");
    assertThat(run(Stream.concat(Stream.of(net), Stream.of("--no-aux")).toArray(String[]::new)))
        .isZero();
    assertThat(Files.readString(file)).doesNotContain("aux");
  }

  @Test
  void aSingleBlockIsAFigure() throws Exception {
    Path file = folder.resolve("block.svg");
    assertThat(
            run(
                "diagram",
                "googlenet_paper",
                "--block",
                "inception3a",
                "--horizontal",
                "--out",
                file.toString()))
        .isZero();
    assertThat(Files.readString(file))
        .contains("<title>googlenet_paper-inception3a</title>", "192 × 28 × 28", "5×5 conv, 32")
        .doesNotContain("inception3b");
  }

  @Test
  void anUnknownBlockIsNamedWithThoseThereAre() {
    assertThat(
            run(
                "diagram",
                "resnet18",
                "--block",
                "layer9",
                "--out",
                folder.resolve("x.svg").toString()))
        .isNotZero();
    assertThat(err.toString()).contains("layer9", "layer4.1");
  }

  @Test
  void writesVolumesColoredByMemory() throws Exception {
    Path file = folder.resolve("net.svg");
    assertThat(
            run(
                "diagram",
                "vgg16",
                "--view",
                "volumes",
                "--color",
                "memory",
                "--out",
                file.toString()))
        .isZero();
    assertThat(Files.readString(file)).contains("Activation memory (log)", ">224<", "heat-8-lit");
  }

  @Test
  void expandNoneIsTheFamilyPicture() throws Exception {
    Path file = folder.resolve("net.svg");
    assertThat(run("diagram", "resnet50", "--expand", "none", "--out", file.toString())).isZero();
    assertThat(Files.readString(file))
        .contains("data-layer=\"layer3\"")
        .doesNotContain("layer3.0\"");
  }

  @Test
  void aPngOfFourTimesTheScaleHasFourTimesThePixels() throws Exception {
    Path one = folder.resolve("one.png");
    Path four = folder.resolve("four.png");
    for (Path file : List.of(one, four)) {
      String scale = file.equals(one) ? "1" : "4";
      assertThat(
              run(
                  "diagram",
                  "plain20",
                  "--view",
                  "stages",
                  "--scale",
                  scale,
                  "--out",
                  file.toString()))
          .isZero();
    }
    assertThat(ImageIO.read(four.toFile()).getWidth())
        .isEqualTo(4 * ImageIO.read(one.toFile()).getWidth());
    assertThat(run("diagram", "plain20", "--scale", "9", "--out", one.toString())).isEqualTo(1);
  }

  @Test
  void otherFormatsAndPlacesAreRefusedInOneSentence() {
    assertThat(run("diagram", "vgg11", "--out", "net.gif")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualTo(
            "The format of net.gif is unknown. End the file's name in .svg, .png or .pdf."
                + System.lineSeparator());
    assertThat(run("diagram", "vgg11", "--out", folder.resolve("no/net.svg").toString()))
        .isEqualTo(1);
    assertThat(err.toString()).contains(" does not exist.", "a folder that exists");
  }

  @Test
  void withoutAFileItIsWrongUsage() {
    assertThat(run("diagram", "vgg11")).isEqualTo(2);
  }

  private int run(String... arguments) {
    return Cli.run(
        new SoftmaxEngine(), new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }
}
