package cnnlab.ui.explore.diff;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.ArchitectureDiff;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DiffPaneTest {
  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void aPairWorthComparingIsChosenAndFollowsTheClasses(FxRobot robot) throws TimeoutException {
    robot.clickOn("#facet-diff");
    until(() -> !rows(robot).getItems().isEmpty());
    robot.clickOn("#diff-presets").clickOn("#diff-vgg16-resnet34");
    until(
        () ->
            rows(robot).getItems().getFirst() instanceof DiffRow.Whole(var diff)
                && diff.left().params() == 138_357_544
                && diff.right().params() == 21_797_672);
    assertThat(robot.lookup("#network-title").queryAs(Label.class).getText()).isEqualTo("VGG-16");
    assertThat(rows(robot).getItems()).filteredOn(DiffRow.OfStage.class::isInstance).hasSize(8);

    robot.interact(() -> robot.lookup("#classes").queryTextInputControl().setText("10"));
    until(
        () ->
            rows(robot).getItems().getFirst() instanceof DiffRow.Whole(var diff)
                && diff.right().params() == 21_797_672 - 990 * 513);
    assertThat(relations(robot)).contains(ArchitectureDiff.Relation.SAME);
  }

  private static List<ArchitectureDiff.Relation> relations(FxRobot robot) {
    return rows(robot).getItems().stream()
        .filter(DiffRow.OfLayers.class::isInstance)
        .map(row -> ((DiffRow.OfLayers) row).row().relation())
        .toList();
  }

  @SuppressWarnings("unchecked") // the only list of that id
  private static ListView<DiffRow> rows(FxRobot robot) {
    return robot.lookup("#diff").queryAs(ListView.class);
  }
}
