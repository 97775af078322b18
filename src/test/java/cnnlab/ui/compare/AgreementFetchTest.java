package cnnlab.ui.compare;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Bundled runs on CIFAR-10, whose images are not here. */
@ExtendWith(ApplicationExtension.class)
class AgreementFetchTest {
  @TempDir Path folder;

  @Start
  void open(Stage stage) throws Exception {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    TestWindow.open(stage, View.COMPARE, new FakeEngine(), library);
  }

  @Test
  void theImagesThatAreMissingAreOfferedInPlaceOfTheComparison(FxRobot robot) throws Exception {
    until(() -> robot.lookup("#compare-tabs").tryQuery().isPresent());
    TabPane tabs = robot.lookup("#compare-tabs").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(2));
    until(() -> robot.lookup("#agreement #fetch").match(Node::isVisible).tryQuery().isPresent());

    assertThat(text(robot, "#agreement #fetch")).matches("Fetch \\d.* MB");
    assertThat(text(robot, "#agreement #fetch-license")).contains("CIFAR-10");
    assertThat(robot.lookup("#agreement-start").query().isVisible()).isFalse();
  }

  private static String text(FxRobot robot, String node) {
    return robot.lookup(node).queryAs(Labeled.class).getText();
  }
}
