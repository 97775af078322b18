package cnnlab.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.LayerMetrics;
import cnnlab.run.LayerStatistics;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.train.run.LayerStatisticsGrid.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class LayerStatisticsPictureTest {
  private static final List<LayerMetrics> MEASURED =
      List.of(
          new LayerMetrics(
              1,
              List.of(
                  new LayerStatistics("conv", 1, 1e-4, 1, 0.5),
                  new LayerStatistics("fc", 1, 1, 1, Double.NaN))),
          new LayerMetrics(
              11,
              List.of(
                  new LayerStatistics("conv", 1, 1e-2, 1, 0),
                  new LayerStatistics("fc", 1, 0.5, 1, Double.NaN))));

  private Services services;
  private LayerStatisticsPicture picture;

  @Start
  void open(Stage stage) throws IOException {
    Path home = Files.createTempDirectory("cnnlab-test");
    services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("preferences")),
            home);
    services.texts().messagesProperty().set(Messages.ENGLISH);
    picture = new LayerStatisticsPicture(services);
    Scene scene = new Scene(picture, 700, 400);
    services.appearance().style(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void theScaleSaysWhatDarkAndBrightStandFor(FxRobot robot) {
    Node scale = robot.lookup(".color-scale").query();
    robot.interact(() -> picture.show(List.of()));
    assertThat(scale.isVisible()).isFalse();
    assertThat(labels(robot)).contains("This network has none.");

    robot.interact(() -> picture.show(MEASURED));
    assertThat(scale.isVisible()).isTrue();
    assertThat(labels(robot)).contains("1E-4", "1");

    ComboBox<Measure> measure = robot.lookup("#health-measure").queryComboBox();
    robot.interact(() -> measure.setValue(Measure.DEAD));
    assertThat(labels(robot)).contains("0 %").anyMatch(text -> text.matches("(50|100) %"));
  }

  @Test
  void aCellIsToldWithLayerIterationAndValueInEitherLanguage(FxRobot robot) {
    robot.interact(() -> picture.show(MEASURED));
    WaitForAsyncUtils.waitForFxEvents();
    Canvas canvas = (Canvas) picture.lookup("Canvas");
    robot.moveTo(robot.offset(canvas, canvas.getWidth() / 2 - 10, 10 - canvas.getHeight() / 2));
    assertThat(labels(robot))
        .anyMatch(text -> text.contains("conv") && text.contains("11") && text.contains("0.01"));
    robot.moveTo(robot.offset(canvas, canvas.getWidth() / 2 - 10, canvas.getHeight() / 2 - 40));
    assertThat(labels(robot)).anyMatch(text -> text.contains("fc") && text.contains("0.5"));
    robot.moveTo(picture.lookup("#health-measure"));
    robot.interact(() -> services.texts().messagesProperty().set(Messages.CHINESE));
    assertThat(labels(robot)).anyMatch(text -> text.contains("鼠标"));
  }

  private static List<String> labels(FxRobot robot) {
    return robot.lookup(".label").queryAllAs(Label.class).stream()
        .filter(Label::isVisible)
        .map(Label::getText)
        .toList();
  }
}
