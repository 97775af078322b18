package cnnlab.ui.explore.build;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Layer;
import cnnlab.arch.Op;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRun;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What was built is what is shown, and what is shown is what is trained. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class EditedNetworkTrainingTest {
  @TempDir Path folder;
  private TestWindow window;

  @Start
  void open(Stage stage) throws IOException {
    Engine engine = OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
    window = TestWindow.open(stage, View.EXPLORE, engine, folder.resolve("runs"));
  }

  @Test
  void theRunHasTheLayersThatWereBuilt(FxRobot robot) throws Exception {
    robot.clickOn("#gallery-unfold");
    type(robot, "#gallery-search", "vgg-11");
    robot.clickOn("#network-vgg11").clickOn("#facet-build");
    until(() -> listed(robot).contains("features.0"));
    select(robot, "features.0");
    robot.clickOn("#build-add").clickOn("#build-add-bn");
    until(() -> listed(robot).contains("features.bn"));

    type(robot, "#inputSize", "32");
    type(robot, "#width", "0.125");
    until(() -> text(robot, "#network-problem").contains("not saved"));
    assertThat(listed(robot)).contains("features.bn");
    assertThat(text(robot, "#network-title")).isEqualTo("VGG-11 (edited)");
    assertThat(robot.lookup("#train-network").query().isDisabled()).isTrue();
    robot.clickOn("#language-zh");
    assertThat(listed(robot)).contains("features.bn");
    robot.clickOn("#language-en");
    List<String> built = listed(robot);

    type(robot, "#build-name-field", "normalized");
    robot.clickOn("#build-save");
    until(() -> !robot.lookup("#train-network").query().isDisabled());
    assertThat(listed(robot)).isEqualTo(built);
    robot.clickOn("#train-network");
    until(() -> text(robot, "#data-facts").contains("10 classes"));
    type(robot, "#epochs", "1");
    type(robot, "#limit", "64");
    until(() -> !robot.lookup("#start").query().isDisabled());
    robot.clickOn("#start");
    until(() -> runs().stream().anyMatch(run -> run.record().state() == RunState.FINISHED));

    Architecture trained = runs().getFirst().record().architecture();
    assertThat(trained.layers()).extracting(Layer::name).isEqualTo(built);
    assertThat(trained.layer("features.1").inputs()).containsExactly("features.bn");
    assertThat(((Op.Conv) trained.layer("features.0").op()).filters()).isEqualTo(8);
    Path saved = window.services().preferences().beside("networks").resolve("normalized.json");
    assertThat(trained.layers())
        .extracting(Layer::name)
        .isEqualTo(
            ArchitectureJson.read(Files.readString(saved)).layers().stream()
                .map(Layer::name)
                .toList());
  }

  private List<StoredRun> runs() throws Exception {
    return new RunStore(window.services().runs()).list();
  }

  private static void select(FxRobot robot, String layer) {
    robot.interact(
        () ->
            layers(robot).getItems().stream()
                .filter(it -> it.name().equals(layer))
                .findFirst()
                .ifPresent(layers(robot).getSelectionModel()::select));
  }

  private static List<String> listed(FxRobot robot) {
    return layers(robot).getItems().stream().map(Layer::name).toList();
  }

  @SuppressWarnings("unchecked") // the only list of that id
  private static ListView<Layer> layers(FxRobot robot) {
    return robot.lookup("#build-layers").queryAs(ListView.class);
  }

  private static void type(FxRobot robot, String field, String text) {
    TextField found = robot.lookup(field).queryAs(TextField.class);
    robot.interact(() -> found.setText(text));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String label) {
    return robot.lookup(label).queryAs(Label.class).getText();
  }
}
