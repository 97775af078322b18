package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A first start: no runs of one's own, but trained networks in every place. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class BundledRunsOnScreenTest {
  private static final List<String> CHANGES = List.of("describe", "go-on", "delete");

  @TempDir Path folder;
  private TestWindow window;

  @Start
  void open(Stage primary) throws IOException {
    RunLibrary library = RunLibrary.withBundled(new RunStore(folder.resolve("runs")));
    window = TestWindow.open(primary, View.TRAIN, new Dl4jEngine(), library);
  }

  @Test
  void trainShowsWhatTheyLearnedAndOffersWhatChangesNothing(FxRobot robot) throws Exception {
    until(() -> !runs(robot).isEmpty());
    robot.clickOn("AlexNet (torchvision) · Fashion-MNIST");
    until(() -> text(robot, "#run-state").equals("Bundled"));

    for (String change : CHANGES) {
      assertThat(robot.lookup("#" + change).query().isVisible()).as(change).isFalse();
    }
    for (String use : List.of("inspect", "compare", "again", "export")) {
      assertThat(robot.lookup("#" + use).query().isVisible()).as(use).isTrue();
    }
    until(() -> selected(robot).iterations().size() > 1000);

    robot.type(KeyCode.DELETE);
    until(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
    assertThat(labels(robot, ".dialog-pane .label"))
        .anyMatch(text -> text.contains("is bundled with CNN Lab"));
    robot.type(KeyCode.ESCAPE);
    assertThat(runs(robot)).isNotEmpty();
  }

  @Test
  void inspectOpensOneAndOffersTheOthers(FxRobot robot) throws Exception {
    until(() -> !runs(robot).isEmpty());
    robot.clickOn("LeNet-5 · Fashion-MNIST");
    until(() -> text(robot, "#run-state").equals("Bundled"));
    robot.clickOn("#inspect");
    ComboBox<Object> networks = robot.lookup("#inspect-network").queryComboBox();
    until(() -> detail(robot, networks).startsWith("Fashion-MNIST"));
    assertThat(detail(robot, networks)).endsWith(" · Bundled");
    assertThat(networks.getItems()).hasSizeGreaterThan(2);
  }

  /** What the closed box says below the title. */
  private static String detail(FxRobot robot, ComboBox<Object> networks) {
    return robot
        .from(networks.getButtonCell())
        .lookup(".muted")
        .<Label>tryQuery()
        .map(Label::getText)
        .orElse("");
  }

  @Test
  void compareShowsThemAtOnceAndDeletesNone(FxRobot robot) throws Exception {
    robot.interact(() -> window.window().placeProperty().set(View.COMPARE));
    until(() -> robot.lookup("#compare-list").tryQuery().isPresent());
    ListView<?> list = robot.lookup("#compare-list").queryListView();
    until(() -> list.getItems().size() >= 2);
    robot.clickOn("LeNet-5 · Fashion-MNIST");
    ContextMenu menu = list.getContextMenu();
    assertThat(item(menu, "compare-delete").isDisable()).isTrue();
    assertThat(item(menu, "compare-describe").isDisable()).isTrue();
    assertThat(item(menu, "compare-inspect").isDisable()).isFalse();
  }

  private static MenuItem item(ContextMenu menu, String id) {
    return menu.getItems().stream().filter(it -> id.equals(it.getId())).findFirst().orElseThrow();
  }

  private static List<RunModel> runs(FxRobot robot) {
    return robot.lookup("#runs").<RunModel>queryListView().getItems();
  }

  private static RunModel selected(FxRobot robot) {
    return robot.lookup("#runs").<RunModel>queryListView().getSelectionModel().getSelectedItem();
  }

  private static String text(FxRobot robot, String query) {
    return robot.lookup(query).queryAs(Label.class).getText();
  }

  private static List<String> labels(FxRobot robot, String query) {
    return robot.lookup(query).queryAll().stream()
        .filter(Node::isVisible)
        .filter(Label.class::isInstance)
        .map(node -> ((Label) node).getText())
        .filter(Objects::nonNull)
        .toList();
  }
}
