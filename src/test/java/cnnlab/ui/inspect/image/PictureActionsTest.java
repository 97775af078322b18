package cnnlab.ui.inspect.image;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.chart.Curve;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.FxImage;
import cnnlab.ui.PixelImage;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.chart.CurveChart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A map and a chart in a bare scene, to be copied and saved. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class PictureActionsTest {
  private static final int RED = 0xffff0000;

  @TempDir static Path folder;
  private final BorderPane map = new BorderPane();
  private final ImageView red = new ImageView(PixelImage.of(20, 10, (_, _) -> RED));
  private final Label words = new Label("words");
  private CurveChart chart;
  private PictureActions actions;

  @Start
  void open(Stage stage) {
    Services services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(folder.resolve("runs"))),
            new Preferences(folder.resolve("preferences")),
            folder.resolve("logs"));
    map.getStyleClass().add("heat-map");
    map.setFocusTraversable(true);
    map.setCenter(red);
    chart = new CurveChart(services);
    chart.setCurves(
        List.of(
            new Curve(
                "cat",
                new RgbColor(0x0000ff),
                Curve.Style.SOLID,
                new double[] {0, 1},
                new double[] {0, 1})));
    BorderPane root = new BorderPane(chart);
    root.setTop(map);
    root.setBottom(words);
    actions = new PictureActions(services, () -> Optional.of(words));
    actions.install(root);
    stage.setScene(new Scene(root, 400, 400));
    stage.show();
  }

  @Test
  void aPictureIsTheInnermostThatTheTargetLiesIn() {
    assertThat(PictureActions.pictureAt(red)).contains(red);
    assertThat(PictureActions.pictureAt(map)).contains(map);
    assertThat(PictureActions.pictureAt(words)).isEmpty();
    assertThat(PictureActions.pictureAt(chart.getChildrenUnmodifiable().getFirst()))
        .contains(chart);
  }

  @Test
  void aMapIsSavedAsItIsSeenAndAChartAlsoAsItIsDrawn(FxRobot robot) throws Exception {
    Path png = folder.resolve("map.png");
    robot.interact(() -> actions.write(red, png));
    until(() -> Files.exists(png));
    RgbImage saved = Images.read(png);
    assertThat(saved.width()).as("twice as fine").isEqualTo(40);
    assertThat(saved.rgb()[0]).isEqualTo((byte) 255);
    assertThat(saved.rgb()[1]).isZero();

    Path svg = folder.resolve("curve.svg");
    robot.interact(() -> actions.write(chart, svg));
    until(() -> Files.exists(svg));
    assertThat(svg).content().startsWith("<").contains("<svg", "<path");
  }

  @Test
  void theKeysCopyWhatHasTheFocus(FxRobot robot) {
    robot.interact(map::requestFocus);
    robot.press(KeyCode.CONTROL, KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    robot.interact(
        () -> {
          RgbImage copied = FxImage.rgb(Clipboard.getSystemClipboard().getImage());
          assertThat(copied.height()).isEqualTo((int) Math.round(2 * map.getHeight()));
        });
  }
}
