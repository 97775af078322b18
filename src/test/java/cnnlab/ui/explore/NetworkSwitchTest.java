package cnnlab.ui.explore;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.ui.explore.diagram.DiagramCanvas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Whatever is opened after what, name, totals, diagram and table are of one network. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class NetworkSwitchTest {
  @TempDir static Path folder;

  private TestWindow test;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void ofTwentyNetworksChosenAtOnceTheLastIsShownEverywhere(FxRobot robot) throws Exception {
    robot.clickOn("#gallery-unfold");
    ListView<?> gallery = robot.lookup("#gallery").queryListView();
    List<Entry> twenty = Catalogue.entries().subList(3, 23);
    robot.interact(
        () ->
            twenty.forEach(
                entry ->
                    assertThat(test.services().navigation().open(View.EXPLORE, entry.settings()))
                        .isTrue()));
    Entry last = twenty.getLast();
    until(() -> shown(robot).equals(last.name()));
    assertThat(text(robot, "#network-title")).isEqualTo(last.title());
    assertThat(gallery.getSelectionModel().getSelectedItem().toString()).contains(last.name());
    int layers = Catalogue.build(last.settings()).layers().size();
    TableView<?> table = robot.lookup("#layers").queryTableView();
    assertThat(table.getItems()).hasSize(layers);
    assertThat(text(robot, "#network-problem")).isEmpty();
  }

  @Test
  void anOwnNetworkWhoseFileHasMovedIsNamedAndTheNextOneIsShownAsAlways(FxRobot robot)
      throws Exception {
    Path file = folder.resolve("mine.json");
    Architecture mine =
        Draft.of(Catalogue.build(Catalogue.entry("lenet5").settings())).renamed("mine").build();
    Files.writeString(file, ArchitectureJson.write(mine));
    robot.interact(() -> test.window().open(List.of(file)));
    until(() -> shown(robot).equals("mine"));

    Files.move(file, folder.resolve("elsewhere.json"));
    robot.clickOn("#classes");
    robot.eraseText(2).write("7");
    until(() -> text(robot, "#network-problem").contains("mine.json"));
    assertThat(robot.lookup("#train-network").query().isDisabled()).isTrue();

    robot.interact(() -> test.window().open(List.of(folder.resolve("elsewhere.json"))));
    until(() -> shown(robot).equals("mine"));
    until(() -> text(robot, "#network-problem").isEmpty());
    assertThat(text(robot, "#network-title")).isEqualTo("mine");
    assertThat(robot.lookup("#train-network").query().isDisabled()).isFalse();
  }

  private static String shown(FxRobot robot) {
    DiagramCanvas canvas = robot.lookup("#diagram").queryAs(DiagramCanvas.class);
    return canvas.picture().map(picture -> picture.name()).orElse("");
  }

  private static String text(FxRobot robot, String label) {
    return robot.lookup(label).queryAs(Label.class).getText();
  }
}
