package cnnlab.ui.compare;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.CostAxis;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.chart.BubbleChart;
import cnnlab.weights.hub.PublishedWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.geometry.Point2D;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class CompareViewTest {
  private TestWindow test;
  private Services services;
  private StoredRuns runs;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.COMPARE);
    services = test.services();
    runs = new StoredRuns(new RunStore(services.runs()));
  }

  @Test
  void whereThereIsNoRunThereIsAWayToTrainOne(FxRobot robot) throws TimeoutException {
    until(() -> robot.lookup("#compare-train").tryQuery().isPresent());
    robot.clickOn("#compare-train");
    assertThat(test.window().placeProperty().get()).isEqualTo(View.TRAIN);
  }

  @Test
  void runsAppearByThemselvesAndATickShowsTheirCurve(FxRobot robot) throws Exception {
    twoRuns(robot);
    assertThat(curves(robot)).containsExactly("plain", "residual");
    robot.clickOn("plain");
    robot.type(KeyCode.SPACE);
    assertThat(curves(robot)).containsExactly("residual");
    robot.type(KeyCode.SPACE);
    assertThat(curves(robot)).containsExactly("plain", "residual");
  }

  @Test
  void aRunSelectedInTheChartIsSelectedInTheTable(FxRobot robot) throws Exception {
    twoRuns(robot);
    BubbleChart bubbles = robot.lookup(".tradeoff-chart").queryAs(BubbleChart.class);
    robot.interact(bubbles::requestFocus);
    robot.type(KeyCode.UP);
    assertThat(selected(robot)).isEqualTo("plain");
    robot.type(KeyCode.UP);
    assertThat(selected(robot)).isEqualTo("residual");
  }

  @Test
  void aClickOnABubbleSelectsItsRunAndTellsItsDetails(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("plain");
    BubbleChart chart = robot.lookup(".tradeoff-chart").queryAs(BubbleChart.class);
    robot.clickOn(chart.localToScreen(chart.middle(folder(robot, "residual")).orElseThrow()));
    assertThat(selected(robot)).isEqualTo("residual");
    assertThat(readout(robot)).contains("residual", "Validation accuracy on pets", "80.0 %");
  }

  @Test
  void ofBubblesOneOverTheOtherEachClickSelectsTheNext(FxRobot robot) throws Exception {
    runs.finished("lower", "pets", "2026-11-24T03:00:01Z", 0.8);
    runs.finished("upper", "pets", "2026-11-24T03:00:02Z", 0.8);
    until(() -> curves(robot).size() == 2);
    BubbleChart chart = robot.lookup(".tradeoff-chart").queryAs(BubbleChart.class);
    Point2D both = chart.localToScreen(chart.middle(folder(robot, "lower")).orElseThrow());
    robot.clickOn(both);
    String first = selected(robot);
    String other = first.equals("lower") ? "upper" : "lower";
    robot.clickOn(both);
    assertThat(selected(robot)).isEqualTo(other);
    assertThat(readout(robot)).contains(other).doesNotContain(first);
    robot.clickOn(both);
    assertThat(selected(robot)).isEqualTo(first);
  }

  @Test
  void runsOfOneTitleAreToldApartInLegendAndReadout(FxRobot robot) throws Exception {
    runs.finished("twin", "pets", "2026-11-24T03:00:01Z", 0.5, 0.8);
    runs.finished("twin", "pets", "2026-11-24T03:00:02Z", 0.4, 0.6);
    runs.finished("only", "pets", "2026-11-24T03:00:03Z", 0.3);
    until(() -> curves(robot).size() == 3);
    assertThat(curves(robot)).containsExactly("only", "twin · #2", "twin · #1");

    BubbleChart bubbles = robot.lookup(".tradeoff-chart").queryAs(BubbleChart.class);
    robot.interact(bubbles::requestFocus);
    robot.type(KeyCode.UP, 3);
    assertThat(readout(robot)).contains("twin · #1");
    robot.type(KeyCode.DOWN);
    assertThat(readout(robot)).contains("twin · #2");
  }

  @Test
  void theSpaceBarWorksOnTheTickInTheTablesHeading(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("#compare-tab-table");
    CheckBox all =
        robot.from(table(robot)).lookup(".column-header .check-box").queryAs(CheckBox.class);
    robot.interact(all::requestFocus);
    robot.type(KeyCode.SPACE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(all.isSelected()).isTrue();
    robot.type(KeyCode.SPACE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(curves(robot)).as("none is chosen any more").isEmpty();
    robot.interact(() -> table(robot).getSelectionModel().select(0));
    robot.interact(() -> table(robot).requestFocus());
    robot.type(KeyCode.SPACE);
    assertThat(curves(robot)).containsExactly("plain");
  }

  @Test
  void theTableHasAColumnForWhatDiffersAndNoneForWhatDoesNot(FxRobot robot) throws Exception {
    twoRuns(robot);
    assertThat(column(robot, "column-rate").isVisible()).isFalse();
    runs.finishedAt(0.003, "slower", "pets", "2026-11-24T03:00:03Z", 0.7);
    until(() -> column(robot, "column-rate").isVisible());
    assertThat(column(robot, "column-seed").isVisible()).isFalse();
    TableColumn<ComparedRun, ?> rates = column(robot, "column-rate");
    List<Object> shown =
        table(robot).getItems().stream()
            .<Object>map(run -> rates.getCellObservableValue(run).getValue())
            .toList();
    assertThat(shown).containsExactly(0.003, 0.1, 0.1);
  }

  @Test
  void presentingShowsTheChartsAloneAndTheKeysGoFromRunToRun(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("plain");
    BubbleChart chart = charts(robot).getFirst();
    robot.type(KeyCode.F11);
    WaitForAsyncUtils.waitForFxEvents();
    until(() -> chart.getWidth() > 0.95 * chart.getScene().getWidth());
    robot.type(KeyCode.RIGHT);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(chart.selectedProperty().get()).isEqualTo(folder(robot, "residual"));
    robot.type(KeyCode.ESCAPE);
    until(() -> chart.getWidth() < 0.95 * chart.getScene().getWidth());
    assertThat(selected(robot)).isEqualTo("residual");
  }

  @Test
  void anEmptyChartOfCurvesOffersToCompareTheRunsInView(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("#compare-curves");
    robot.interact(
        () -> {
          CheckBox all =
              robot.from(table(robot)).lookup(".column-header .check-box").queryAs(CheckBox.class);
          all.setSelected(true);
          all.fire();
        });
    assertThat(curves(robot)).isEmpty();
    robot.clickOn("Compare all runs in view");
    assertThat(curves(robot)).containsExactly("plain", "residual");
  }

  private static TableColumn<ComparedRun, ?> column(FxRobot robot, String id) {
    return table(robot).getColumns().stream()
        .filter(column -> id.equals(column.getId()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void publishedNetworksStandBesideTheRunsOnAnAxisOfTheirOwn(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("#compare-published");
    until(() -> charts(robot).size() == 2);
    assertThat(charts(robot).get(0).scene().yTitle()).isEqualTo("Validation accuracy on pets");
    assertThat(charts(robot).get(1).scene().yTitle()).isEqualTo("Published accuracy on ImageNet");
    BubbleChart published = charts(robot).get(1);
    until(() -> published.middle("published resnet18").isPresent());
    robot.moveTo(published.localToScreen(published.middle("published resnet18").orElseThrow()));
    until(() -> readout(robot).contains("torchvision IMAGENET1K_V1"));

    robot.interact(
        () ->
            robot.lookup("#compare-across").<ComboBox<CostAxis>>query().setValue(CostAxis.MEMORY));
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(published.scene().bubbles())
        .as("published networks against memory")
        .hasSizeGreaterThan(20)
        .allMatch(bubble -> bubble.hollow() && bubble.x() > 0 && bubble.size() > 0);
    robot.clickOn("#compare-published");
    until(() -> charts(robot).size() == 1);
  }

  /** Fetched or not, all of them, and Escape closes the dialog. */
  @Test
  void publishedWeightsAreOfferedBesideTheRuns(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.interact(() -> robot.lookup("#compare-pretrained").queryButton().fire());
    until(() -> robot.lookup("#pretrained-list").tryQuery().isPresent());

    assertThat(robot.lookup("#pretrained-list").queryListView().getItems())
        .hasSize(PublishedWeights.ALL.size());

    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#pretrained-list").tryQuery().isEmpty());
  }

  @Test
  void runsOnTwoDataSetsHaveAnAxisEachAndOneIsChosenAtTheTop(FxRobot robot) throws Exception {
    twoRuns(robot);
    runs.finished("other", "shapes", "2026-11-24T03:00:03Z", 0.9);
    until(() -> charts(robot).size() == 2);
    assertThat(charts(robot))
        .extracting(chart -> chart.scene().yTitle())
        .containsExactly("Validation accuracy on Shapes", "Validation accuracy on pets");
    ComboBox<?> dataset = robot.lookup("#compare-dataset").queryComboBox();
    robot.interact(() -> dataset.getSelectionModel().selectLast());
    until(() -> charts(robot).size() == 1);
    assertThat(charts(robot).getFirst().scene().bubbles())
        .singleElement()
        .matches(bubble -> bubble.label().equals("other"));
  }

  private static List<BubbleChart> charts(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".tradeoff-chart").queryAllAs(BubbleChart.class).stream().toList();
  }

  private static String folder(FxRobot robot, String title) {
    return table(robot).getItems().stream()
        .filter(run -> title(run).equals(title))
        .findFirst()
        .orElseThrow()
        .folder()
        .toString();
  }

  private static List<String> readout(FxRobot robot) {
    return robot
        .lookup(".tradeoff-chart")
        .lookup(".chart-readout")
        .lookup(".label")
        .queryAllAs(Label.class)
        .stream()
        .map(Label::getText)
        .toList();
  }

  @Test
  void keysDeleteARunAndBringItBack(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("plain");
    robot.type(KeyCode.DELETE);
    until(() -> table(robot).getItems().size() == 1);
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    until(() -> table(robot).getItems().size() == 2);
  }

  @Test
  void aRunIsRenamedAndTagged(FxRobot robot) throws Exception {
    twoRuns(robot);
    robot.clickOn("plain");
    robot.type(KeyCode.F2);
    WaitForAsyncUtils.waitForFxEvents();
    TextField field = robot.lookup("#notes-title").queryAs(TextField.class);
    assertThat(field.getText()).isEqualTo("plain");
    robot.interact(() -> field.setText("no skips"));
    robot.interact(() -> robot.lookup("#notes-tags").queryAs(TextField.class).setText("he2015"));
    robot.clickOn(robot.from(robot.lookup(".dialog-pane").queryAll()).lookup("Save").queryButton());
    until(() -> table(robot).getItems().stream().anyMatch(it -> title(it).equals("no skips")));
    ComboBox<?> tags = robot.lookup("#compare-tag").queryComboBox();
    until(tags::isVisible);
    robot.interact(() -> tags.getSelectionModel().select(1));
    assertThat(table(robot).getItems()).singleElement().matches(it -> title(it).equals("no skips"));
  }

  @Test
  void theFilterAndWhatCannotBeReadAreSaidInTheLanguageInUse(FxRobot robot) throws Exception {
    Path damaged = Files.createDirectories(services.runs().resolve("damaged"));
    Files.writeString(damaged.resolve("run.json"), "no run");
    twoRuns(robot);
    robot.clickOn("#compare-search").write("residual");
    assertThat(table(robot).getItems()).hasSize(1);
    assertThat(robot.lookup("1 of 2 runs").tryQuery()).isPresent();
    robot.clickOn("#language-zh");
    assertThat(robot.lookup("显示 1 条，共 2 条").tryQuery()).isPresent();
    assertThat(
            robot
                .from(robot.lookup("#broken-runs").queryAll())
                .lookup(".label")
                .queryAllAs(Label.class))
        .anyMatch(label -> label.getText().startsWith("damaged 无法读取"));
  }

  private void twoRuns(FxRobot robot) throws Exception {
    runs.finished("residual", "pets", "2026-11-24T03:00:01Z", 0.5, 0.8);
    runs.finished("plain", "pets", "2026-11-24T03:00:02Z", 0.4, 0.6);
    until(() -> robot.lookup("#compare-runs").tryQuery().isPresent());
    until(() -> table(robot).getItems().size() == 2);
    until(() -> curves(robot).size() == 2);
  }

  private static String selected(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return title(table(robot).getSelectionModel().getSelectedItem());
  }

  private static String title(ComparedRun run) {
    return run.record().title();
  }

  private static TableView<ComparedRun> table(FxRobot robot) {
    return robot.lookup("#compare-runs").queryTableView();
  }

  private static List<String> curves(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    return robot.lookup(".chart-legend-item").queryAllAs(ToggleButton.class).stream()
        .map(ToggleButton::getText)
        .toList();
  }
}
