package cnnlab.ui.compare;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.NetworkSettings;
import cnnlab.comparison.ComparedRun;
import cnnlab.data.transform.Augmentation;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.run.RunState;
import cnnlab.run.Schedule;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.chart.CurveChart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What trains and what waits stand side by side in one chart before they have ended. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class QueuedRunsTest {
  @TempDir private Path folder;
  private Services services;
  private FxRobot robot;

  @Start
  void open(Stage stage) throws IOException {
    services =
        TestWindow.open(stage, View.COMPARE, new SoftmaxEngine(), folder.resolve("runs"))
            .services();
  }

  @AfterEach
  void stop() throws Exception {
    robot.interact(
        () -> List.copyOf(services.queue().runs()).forEach(run -> services.queue().stop(run)));
    until(() -> services.queue().currentProperty().get() == null);
  }

  @Test
  void aRunThatTrainsGrowsBesideThoseThatWaitAndTheNextKeepsItsColor(FxRobot given)
      throws Exception {
    robot = given;
    RunModel first = add(0.1);
    RunModel second = add(0.01);
    until(() -> robot.lookup("#compare-list").tryQuery().isPresent());
    TabPane tabs = robot.lookup("#compare-tabs").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(1));
    until(() -> legend().equals(List.of(name("0.01", "Queued"), name("0.1", "Training"))));
    until(() -> epochsDrawn(1) > 0);
    int before = epochsDrawn(1);
    until(() -> epochsDrawn(1) > before);
    assertThat(epochsDrawn(0)).isZero();

    select(0);
    assertThat(disabled("compare-inspect")).as("there is nothing to inspect yet").isTrue();
    String color = color(0);
    robot.interact(() -> services.queue().stop(first));
    until(() -> legend().equals(List.of(name("0.01", "Training"), "ResNet-20 · rate 0.1")));
    until(() -> epochsDrawn(0) > 0);
    assertThat(color(0)).isEqualTo(color);
    assertThat(list().getSelectionModel().getSelectedItem().folder())
        .isEqualTo(second.folderProperty().get());
    assertThat(disabled("compare-inspect")).isFalse();
  }

  @Test
  void aRunThatLeavesTheQueueLeavesTheComparison(FxRobot given) throws Exception {
    robot = given;
    var _ = add(0.1);
    RunModel second = add(0.01);
    until(() -> runs().size() == 2);
    assertThat(runs().getFirst().record().state()).isEqualTo(RunState.QUEUED);
    assertThat(runs().getFirst().params())
        .as("ResNet-20's, of Table 6 of its paper")
        .isEqualTo(269_722);
    robot.interact(() -> services.queue().stop(second));
    until(() -> runs().size() == 1);
  }

  private static String name(String rate, String state) {
    return "ResNet-20 · rate " + rate + " (" + state + ")";
  }

  private RunModel add(double rate) {
    RunSettings settings =
        RunSamples.settings(
            new NetworkSettings("resnet20", 32, 10, 1, false),
            "shapes",
            0.1,
            64,
            90_000,
            16,
            new OptimizerSettings(OptimizerSettings.Kind.SGD, rate, 0.9, 0),
            Schedule.CONSTANT,
            Augmentation.NONE,
            1);
    robot.interact(() -> services.queue().add(settings));
    return services.queue().runs().getLast();
  }

  private ListView<ComparedRun> list() {
    return robot.lookup("#compare-list").queryListView();
  }

  private List<ComparedRun> runs() {
    return robot.lookup("#compare-list").tryQuery().isEmpty() ? List.of() : list().getItems();
  }

  private void select(int row) {
    robot.interact(() -> list().getSelectionModel().select(row));
  }

  private boolean disabled(String item) {
    return list().getContextMenu().getItems().stream()
        .filter(each -> item.equals(each.getId()))
        .map(MenuItem::isDisable)
        .findFirst()
        .orElseThrow();
  }

  private List<ToggleButton> names() {
    return robot.lookup(".chart-legend-item").queryAllAs(ToggleButton.class).stream().toList();
  }

  private List<String> legend() {
    return names().stream().map(ToggleButton::getText).toList();
  }

  /** Of the legend's lines. */
  private String color(int index) {
    return chart().scene().curves().get(index).color().hex();
  }

  private int epochsDrawn(int index) {
    return chart().scene().curves().get(index).x().length;
  }

  private CurveChart chart() {
    return robot.lookup((Node node) -> node instanceof CurveChart).queryAs(CurveChart.class);
  }
}
