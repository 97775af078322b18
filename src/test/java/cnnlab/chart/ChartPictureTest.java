package cnnlab.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.chart.CurveScene.Scales;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.text.UserProblem;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

class ChartPictureTest {
  private static final double[] X = {1, 2, 3};

  @TempDir private Path folder;

  @Test
  void aChartIsWrittenAsTheNameOfItsFileEndsWithItsCurves() throws Exception {
    ChartPicture picture = picture(curves("训练 → 验证"));
    picture.write(folder.resolve("chart.png"));
    picture.write(folder.resolve("chart.SVG"));
    picture.write(folder.resolve("chart.pdf"));

    BufferedImage png = ImageIO.read(folder.resolve("chart.png").toFile());
    int[] pixels = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
    assertThat(pixels).contains(0xFF12AB34);
    assertThat(Files.readString(folder.resolve("chart.SVG")))
        .contains("<svg")
        .containsPattern("viewBox=\"0 0 \\d+ \\d+\"") // or a page that shrinks it would cut it
        .contains("rgb(18,171,52)");
    try (PdfReader pdf = new PdfReader(folder.resolve("chart.pdf").toString())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(new PdfTextExtractor(pdf).getTextFromPage(1)).contains("训练 → 验证", "Epoch");
    }
  }

  @Test
  void anotherEndingIsRefusedWithWhatToDo() {
    Path file = folder.resolve("chart.bmp");
    assertThatThrownBy(() -> picture(curves("a")).write(file))
        .isInstanceOfSatisfying(
            UserProblem.class, it -> assertThat(it.where()).isEqualTo(file.toString()));
    assertThat(file).doesNotExist();
  }

  @Test
  void chartsOfSeveralDataSetsStandSideBySideAndTheLegendAddsToTheHeight() throws Exception {
    picture(curves("a")).write(folder.resolve("one.png"));
    picture(curves("a"), curves("b")).write(folder.resolve("two.png"));
    String[] many =
        IntStream.range(0, 40).mapToObj(i -> "ResNet-20 · rate 0." + i).toArray(String[]::new);
    picture(curves(many)).write(folder.resolve("many.png"));
    BufferedImage one = ImageIO.read(folder.resolve("one.png").toFile());
    BufferedImage two = ImageIO.read(folder.resolve("two.png").toFile());
    BufferedImage crowded = ImageIO.read(folder.resolve("many.png").toFile());
    assertThat(two.getWidth()).isEqualTo(2 * one.getWidth());
    assertThat(two.getHeight()).isEqualTo(one.getHeight());
    assertThat(crowded.getHeight()).isGreaterThan(one.getHeight() + 200);
  }

  @Test
  void aChartWithoutValuesIsAnEmptySheet() throws Exception {
    picture(new CurveScene(Scales.of("Epoch", "Accuracy"), List.of()), BubbleScene.EMPTY)
        .write(folder.resolve("empty.png"));
    BufferedImage png = ImageIO.read(folder.resolve("empty.png").toFile());
    int[] pixels = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
    assertThat(pixels).containsOnly(0xFFFFFFFF);
  }

  private static ChartPicture picture(ChartScene... scenes) {
    return new ChartPicture(List.of(scenes), ChartStyle.PAPER);
  }

  private static CurveScene curves(String... names) {
    return new CurveScene(
        Scales.of("Epoch", "Accuracy on pets"),
        List.of(names).stream()
            .map(name -> new Curve(name, new RgbColor(0x12ab34), Curve.Style.MARKED, X, X))
            .toList());
  }
}
