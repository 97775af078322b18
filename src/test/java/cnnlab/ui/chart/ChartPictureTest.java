package cnnlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.scene.paint.Color;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ChartPictureTest {
  @Test
  void aChartIsSavedAsPngAndAsSvgWithItsCurves(FxRobot robot, @TempDir Path folder)
      throws Exception {
    CompletableFuture<ChartPicture> picture = new CompletableFuture<>();
    robot.interact(
        () -> {
          Services services =
              Services.create(
                  new FakeEngine(), folder, new Preferences(folder.resolve("preferences")), folder);
          CurveChart chart = new CurveChart(services, "main.place.train", "main.place.explore");
          double[] x = {1, 2, 3};
          chart.setCurves(List.of(new Curve("训练", Color.web("#12ab34"), Curve.Style.SOLID, x, x)));
          picture.complete(chart.picture());
        });
    picture.get().write(folder.resolve("chart.png"));
    picture.get().write(folder.resolve("chart.SVG"));

    BufferedImage png = ImageIO.read(folder.resolve("chart.png").toFile());
    int[] pixels = png.getRGB(0, 0, png.getWidth(), png.getHeight(), null, 0, png.getWidth());
    assertThat(pixels).contains(0xFF12AB34);
    assertThat(Files.readString(folder.resolve("chart.SVG")))
        .contains("<svg")
        .contains("rgb(18,171,52)");
  }
}
