package cnnlab.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.chart.Curve;
import cnnlab.chart.Mark;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import java.awt.BasicStroke;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jfree.chart.axis.NumberAxis;
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

  private static final double[] NOTHING = new double[EPOCHS.length];
  private static final RgbColor BLUE = new RgbColor(0xff);

  private Services services;
  private CurveChart chart;

  static {
    Arrays.fill(NOTHING, Double.NaN);
  }

  @Start
  void open(Stage stage) throws IOException {
    Path home = Files.createTempDirectory("chart-test");
    services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home)),
            new Preferences(home.resolve("preferences")),
            home);
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
  void anOnlyCurveThatIsCalledAsTheAxisIsNotNamedTwice(FxRobot robot) {
    String axis = services.texts().get("main.place.explore");
    robot.interact(() -> chart.setCurves(List.of(curve(axis, i -> 0.1 * i))));
    assertThat(robot.lookup(".chart-legend-pane").query().isVisible()).isFalse();
    robot.interact(() -> chart.setCurves(List.of(curve("another", i -> 0.1 * i))));
    assertThat(robot.lookup(".chart-legend-pane").query().isVisible()).isTrue();
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
  void axesKeepRoomForCurvesThatAreStillToGrow(FxRobot robot) {
    Range x = xInView();
    Range y = chart.plot().getRangeAxis().getRange();
    List<Curve> whole = chart.scene().curves();
    Curve begun = new Curve("begun", BLUE, Curve.Style.SOLID, new double[] {1}, new double[] {0.3});
    robot.interact(
        () -> {
          chart.setRoomFor(whole);
          chart.setCurves(List.of(begun));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(xInView()).isEqualTo(x);
    assertThat(chart.plot().getRangeAxis().getRange().getLength())
        .isCloseTo(y.getLength(), within(0.05));
    robot.interact(() -> chart.setRoomFor(List.of()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(xInView().getLength()).isLessThan(x.getLength() / 2);
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
  void theTextOfAMarkStandsAboveTheChartWhereItCoversNoValue(FxRobot robot) {
    double before = chart.canvas().area().getMinY();
    robot.interact(
        () -> {
          chart.setCurves(List.of(curve("top 5", i -> 1), curve("training", i -> 0.05 * i)));
          chart.setMarks(List.of(new Mark(9, "best", new RgbColor(0x1a7f37))));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.canvas().area().getMinY())
        .as("the strip of the text")
        .isGreaterThan(before + 10);
    robot.interact(() -> chart.setMarks(List.of()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.canvas().area().getMinY()).isEqualTo(before);
  }

  @Test
  void aChartWithoutValuesDrawsNoAxesAndOffersWhatFillsIt(FxRobot robot) {
    assertThat(robot.lookup(".empty-chart").query().isVisible()).isFalse();
    robot.interact(
        () -> {
          chart.setCurves(List.of(new Curve("none", BLUE, Curve.Style.SOLID, EPOCHS, NOTHING)));
          chart.setEmptyAction("main.place.train", () -> chart.setCurves(List.of(some())));
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.plot().getDomainAxis().isVisible()).isFalse();
    assertThat(chart.plot().getRangeAxis().isVisible()).isFalse();
    assertThat(robot.lookup(".empty-chart").query().isVisible()).isTrue();
    robot.clickOn(".empty-chart .button");
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.plot().getDomainAxis().isVisible()).isTrue();
    assertThat(robot.lookup(".empty-chart").query().isVisible()).isFalse();
  }

  @Test
  void largerTypeEnlargesTheChartsTypeStrokesAndReadout(FxRobot robot) {
    robot.moveTo(at(4));
    Label value = robot.lookup(".chart-value").query();
    double readout = value.getHeight();
    float type = chart.plot().getDomainAxis().getTickLabelFont().getSize2D();
    float stroke = lineWidth();
    robot.interact(() -> services.appearance().fontSizeProperty().set(18));
    robot.moveTo(at(5));
    assertThat(chart.plot().getDomainAxis().getTickLabelFont().getSize2D()).isGreaterThan(type);
    assertThat(lineWidth()).isGreaterThan(stroke);
    Label larger = robot.lookup(".chart-value").query();
    assertThat(larger.getHeight()).isGreaterThan(readout);
  }

  @Test
  void theLegendOfManyCurvesLeavesTheChartItsRoom(FxRobot robot) {
    robot.interact(
        () ->
            chart.setCurves(
                IntStream.range(0, 40)
                    .mapToObj(n -> curve("ResNet-20 · rate 0." + n + " · seed 1", i -> 0.02 * n))
                    .toList()));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.canvas().getHeight()).isGreaterThan(0.6 * chart.getHeight());
    assertThat(robot.lookup(".chart-legend-item").queryAll()).hasSize(40);
  }

  @Test
  void theWheelScrollsThePageWhereItHasNothingToZoom(FxRobot robot) {
    AtomicInteger scrolled = new AtomicInteger();
    robot.interact(
        () -> {
          chart.addEventHandler(ScrollEvent.SCROLL, _ -> scrolled.incrementAndGet());
          turnWheel(-40);
        });
    assertThat(scrolled).as("all is in view").hasValue(1);
    robot.interact(() -> turnWheel(400));
    Range closer = chart.plot().getDomainAxis().getRange();
    robot.interact(() -> turnWheel(-40));
    assertThat(scrolled).as("closer, and farther again").hasValue(1);
    assertThat(chart.plot().getDomainAxis().getRange().getLength())
        .isGreaterThan(closer.getLength());
  }

  private void turnWheel(double pixels) {
    PlotCanvas canvas = chart.canvas();
    double x = canvas.getWidth() / 2;
    double y = canvas.getHeight() / 2;
    canvas.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            0,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            pixels,
            0,
            pixels,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            new PickResult(canvas, x, y)));
  }

  @Test
  void aChartIsNeverLowerThanItCanBeRead() {
    assertThat(chart.minHeight(-1)).isEqualTo(220);
  }

  @Test
  void aChartThatIsGoneIsForgottenByTheAppearanceAndTheTexts(FxRobot robot) throws Exception {
    CompletableFuture<WeakReference<CurveChart>> gone = new CompletableFuture<>();
    robot.interact(
        () -> {
          CurveChart other = new CurveChart(services, "main.place.train", "main.place.explore");
          Pane pane = new Pane(other);
          new Scene(pane);
          other.setCurves(List.of(some()));
          pane.getChildren().clear();
          gone.complete(new WeakReference<>(other));
        });
    WaitForAsyncUtils.waitFor(
        30,
        TimeUnit.SECONDS,
        () -> {
          System.gc();
          return gone.join().get() == null;
        });
  }

  private static Curve some() {
    return curve("some", i -> 0.1 * i);
  }

  private float lineWidth() {
    return ((BasicStroke) chart.plot().getRenderer().getSeriesStroke(0)).getLineWidth();
  }

  @Test
  void aRunShorterThanAnEpochHasNumbersBelowItToo(FxRobot robot) {
    double[] shares = {0.05, 0.1, 0.15, 0.2};
    Curve begun = new Curve("loss", BLUE, Curve.Style.SOLID, shares, shares);
    robot.interact(() -> chart.setCurves(List.of(begun)));
    WaitForAsyncUtils.waitForFxEvents();
    NumberAxis epochs = (NumberAxis) chart.plot().getDomainAxis();
    assertThat(epochs.getTickUnit().getSize()).isLessThan(0.1);
    double[] first = {0.0005, 0.001, 0.0015};
    Curve started = new Curve("loss", BLUE, Curve.Style.SOLID, first, first);
    robot.interact(() -> chart.setCurves(List.of(started)));
    WaitForAsyncUtils.waitForFxEvents();
    double step = epochs.getTickUnit().getSize();
    assertThat(epochs.getNumberFormatOverride().format(step))
        .as("neighbors on the axis are written differently")
        .isNotEqualTo(epochs.getNumberFormatOverride().format(2 * step))
        .isNotEqualTo("0");
    robot.interact(() -> chart.setCurves(List.of(curve("loss", i -> i))));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(epochs.getTickUnit().getSize()).as("epochs are whole").isEqualTo(1);
  }

  private static Curve curve(String name, IntToDoubleFunction value) {
    double[] y = IntStream.rangeClosed(1, EPOCHS.length).mapToDouble(value).toArray();
    return new Curve(name, BLUE, Curve.Style.MARKED, EPOCHS, y);
  }

  private Range xInView() {
    return chart.plot().getDomainAxis().getRange();
  }

  /** The place on screen where an epoch is, half way up. */
  private Point2D at(double epoch) {
    PlotCanvas canvas = chart.canvas();
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
