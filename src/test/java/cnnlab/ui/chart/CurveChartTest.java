package cnnlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.text.Messages;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleAnchor;
import org.jfree.data.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class CurveChartTest {
  private static final double[] EPOCHS = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11};

  private Services services;
  private CurveChart chart;

  @Start
  void open(Stage stage) throws IOException {
    Path home = Files.createTempDirectory("chart-test");
    services =
        Services.create(new FakeEngine(), home, new Preferences(home.resolve("preferences")), home);
    services.texts().messagesProperty().set(Messages.ENGLISH);
    chart = new CurveChart(services, "main.place.train", "main.place.explore");
    chart.setPercent(true);
    chart.setCurves(
        List.of(curve("training", i -> 0.05 + 0.08 * i), curve("validation", i -> 0.5)));
    Scene scene = new Scene(chart, 700, 400);
    services.appearance().style(scene);
    stage.setScene(scene);
    stage.show();
  }

  @Test
  void thePointerTellsTheValuesOfTheNearestEpoch(FxRobot robot) {
    robot.moveTo(at(4.2));
    assertThat(readout(robot))
        .containsExactly("Train 4", "training", "37.0 %", "validation", "50.0 %");
    robot.interact(() -> chart.requestFocus());
    robot.type(KeyCode.RIGHT);
    assertThat(readout(robot)).startsWith("Train 5");
  }

  @Test
  void aFrameZoomsInAndADoubleClickShowsEverythingAgain(FxRobot robot) {
    Range everything = xInView();
    robot.moveTo(at(3)).press(MouseButton.PRIMARY).moveTo(at(6)).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(xInView().getLowerBound()).isEqualTo(3, within(0.1));
    assertThat(xInView().getUpperBound()).isEqualTo(6, within(0.1));

    robot.interact(() -> chart.setCurves(List.of(curve("training", i -> 0.07 * i))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(xInView().getLength()).as("new values do not move the part in view").isLessThan(4);

    robot.doubleClickOn(at(4));
    assertThat(xInView()).isEqualTo(everything);
  }

  @Test
  void keysZoomAndMoveAndEscapeShowsEverythingAgain(FxRobot robot) {
    Range everything = xInView();
    robot.interact(() -> chart.requestFocus());
    robot.type(KeyCode.PLUS, 3);
    Range near = xInView();
    assertThat(near.getLength()).isLessThan(everything.getLength() / 3);
    robot.press(KeyCode.CONTROL).type(KeyCode.PLUS).release(KeyCode.CONTROL);
    assertThat(xInView()).as("Ctrl and + is the window's").isEqualTo(near);
    robot.press(KeyCode.SHIFT).type(KeyCode.RIGHT).release(KeyCode.SHIFT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(xInView().getLowerBound()).isGreaterThan(near.getLowerBound());
    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(xInView()).isEqualTo(everything);
  }

  @Test
  void aCurveIsHiddenByItsNameAndTheOthersTakeTheRoom(FxRobot robot) {
    robot.clickOn("training");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.plot().getRangeAxis().getRange().getUpperBound()).isLessThan(0.8);
    robot.moveTo(at(4));
    assertThat(readout(robot)).doesNotContain("training").contains("validation");
    robot.clickOn("training");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.plot().getRangeAxis().getRange().getUpperBound()).isGreaterThan(0.8);
  }

  @Test
  void aScreenReaderHearsWhereTheCurvesEndInTheLanguageInUse(FxRobot robot) {
    assertThat(chart.getAccessibleText()).contains("training: 93.0 % at Train 11");
    robot.interact(() -> services.texts().messagesProperty().set(Messages.CHINESE));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.getAccessibleText()).contains("训练 11");
    assertThat(chart.plot().getDomainAxis().getLabel()).isEqualTo("训练");
  }

  @Test
  void valuesWithoutALogarithmAreLeftOut(FxRobot robot) {
    robot.interact(
        () -> {
          chart.setCurves(List.of(curve("loss", i -> i < 3 ? 0 : Math.pow(10, -i))));
          chart.setLogarithmic(true);
        });
    WaitForAsyncUtils.waitForFxEvents();
    Range losses = chart.plot().getRangeAxis().getRange();
    assertThat(losses.getLowerBound()).isBetween(1e-12, 1e-11);
    assertThat(losses.getUpperBound()).isBetween(1e-3, 3e-3);
  }

  @Test
  void theTextOfAMarkKeepsOutOfTheWayOfTheCurves(FxRobot robot) {
    robot.interact(
        () -> {
          chart.setCurves(List.of(curve("top", i -> 0.98), curve("training", i -> 0.05 * i)));
          chart.setMarks(List.of(new Mark(9, "best", Color.GREEN)));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(markText()).isEqualTo(RectangleAnchor.BOTTOM_LEFT);
    robot.interact(() -> chart.setCurves(List.of(curve("training", i -> 1 - 0.05 * i))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(markText()).isEqualTo(RectangleAnchor.TOP_LEFT);
  }

  private RectangleAnchor markText() {
    return ((Marker) chart.plot().getDomainMarkers(Layer.FOREGROUND).iterator().next())
        .getLabelAnchor();
  }

  @Test
  void aRunShorterThanAnEpochHasNumbersBelowItToo(FxRobot robot) {
    double[] shares = {0.05, 0.1, 0.15, 0.2};
    Curve begun = new Curve("loss", Color.BLUE, Curve.Style.SOLID, shares, shares);
    robot.interact(() -> chart.setCurves(List.of(begun)));
    WaitForAsyncUtils.waitForFxEvents();
    NumberAxis epochs = (NumberAxis) chart.plot().getDomainAxis();
    assertThat(epochs.getTickUnit().getSize()).isLessThan(0.1);
    robot.interact(() -> chart.setCurves(List.of(curve("loss", i -> i))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(epochs.getTickUnit().getSize()).as("epochs are whole").isEqualTo(1);
  }

  private static Curve curve(String name, IntToDoubleFunction value) {
    double[] y = IntStream.rangeClosed(1, EPOCHS.length).mapToDouble(value).toArray();
    return new Curve(name, Color.BLUE, Curve.Style.MARKED, EPOCHS, y);
  }

  private Range xInView() {
    return chart.plot().getDomainAxis().getRange();
  }

  /** The place on screen where an epoch is, half way up. */
  private Point2D at(double epoch) {
    PlotCanvas canvas = (PlotCanvas) chart.getCenter();
    WaitForAsyncUtils.waitForFxEvents();
    return canvas.localToScreen(canvas.pixelOfX(epoch), canvas.area().getCenterY());
  }

  private static List<String> readout(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".chart-readout .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }
}
