package cnnlab.ui.compare;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.chart.Bubble;
import cnnlab.chart.Bubble.Fill;
import cnnlab.comparison.LatencyFile;
import cnnlab.inference.SingleImageTimes;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.chart.BubbleChart;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What runs cost at most, and what they take on this machine. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class TradeoffPaneTest {
  @TempDir Path folder;
  private Services services;

  @Start
  void open(Stage stage) throws Exception {
    StoredRuns runs = new StoredRuns(new RunStore(folder.resolve("runs")));
    runs.finished("worse", "pets", "2026-11-24T03:00:01Z", 0.5);
    runs.finished("better", "pets", "2026-11-24T03:00:02Z", 0.8);
    services =
        TestWindow.open(stage, View.COMPARE, new SoftmaxEngine(), folder.resolve("runs"))
            .services();
  }

  @Test
  void whatIsBeyondTheBudgetIsADashedOutlineAndAWrongOneIsNone(FxRobot robot) throws Exception {
    until(() -> bubbles(robot).size() == 2);
    assertThat(bubbles(robot)).extracting(Bubble::fill).containsOnly(Fill.FILLED);
    TextField budget = robot.lookup("#compare-budget").queryAs(TextField.class);
    robot.interact(() -> budget.setText("0.2")); // ResNet-20 has 0.27 M parameters
    assertThat(bubbles(robot)).extracting(Bubble::fill).containsOnly(Fill.DASHED);
    assertThat(robot.lookup("#compare-budgets").queryAs(Label.class).getText())
        .contains("parameters ≤ 0.2 M");
    robot.interact(() -> budget.setText("cheap"));
    assertThat(bubbles(robot)).extracting(Bubble::fill).containsOnly(Fill.FILLED);
    assertThat(robot.lookup("#compare-budgets").query().isVisible()).isFalse();
  }

  @Test
  void latenciesAreMeasuredOnRequestAndShownWithTheirRuns(FxRobot robot) throws Exception {
    LatencyFile file = new LatencyFile(folder.resolve("latency.json"));
    String machine = SingleImageTimes.machine(services.engine());
    CompareViewModel model =
        WaitForAsyncUtils.waitForAsyncFx(
            10_000,
            () ->
                new CompareViewModel(
                    services.runModels(), services.background(), () -> file.on(machine)));
    LatencyViewModel latency =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> new LatencyViewModel(model, services, file));
    until(() -> latency.missingProperty().get().size() == 2);
    robot.interact(latency::measure);
    until(() -> model.shown().stream().allMatch(run -> run.latency() != null));
    assertThat(latency.missingProperty().get()).isEmpty();
    until(() -> !latency.job().isUnderWay());
    assertThat(file.on(machine)).as("both have the same network").hasSize(1);
    assertThat(file.on("another machine")).isEqualTo(Map.of());
  }

  private static List<Bubble> bubbles(FxRobot robot) {
    return robot.lookup(".tradeoff-chart").tryQueryAs(BubbleChart.class).stream()
        .flatMap(chart -> chart.scene().bubbles().stream())
        .toList();
  }
}
