package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The window is open while another process, the command line's, trains into its folder of runs. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start, or by the test
class RunOfTheCommandLineTest {
  @TempDir Path folder;
  private Process process;

  @Start
  void open(Stage stage) throws IOException {
    TestWindow.open(stage, View.TRAIN, new FakeEngine(), runs());
  }

  @AfterEach
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Test
  void itComesIntoTheListAndItsCurvesAreFollowedToTheEnd(FxRobot robot) throws Exception {
    process = train("3");
    until(() -> list(robot).size() == 1);
    RunModel run = list(robot).getFirst();
    TestWindow.chooseFirstRun(robot);
    until(() -> !run.iterations().isEmpty());
    until(() -> !run.epochs().isEmpty());

    until(() -> label(robot, "#run-state").equals("Finished"));
    assertThat(process.waitFor()).isZero();
    until(() -> run.epochs().size() == 3);
    assertThat(run.iterations().getLast().iteration()).isEqualTo(24); // 3 epochs of 64 / 8 images
    assertThat(list(robot)).containsExactly(run);
    assertThat(label(robot, "#run-best")).contains("%");
  }

  @Test
  void theWindowSaysThatItStoppedWhenItsProcessIsKilled(FxRobot robot) throws Exception {
    process = train("10000");
    until(() -> list(robot).size() == 1);
    RunModel run = list(robot).getFirst();
    TestWindow.chooseFirstRun(robot);
    until(() -> label(robot, "#run-state").equals("Training"));
    until(() -> run.iterations().size() > 3);
    assertThat(robot.lookup("#delete").query().isVisible()).as("is it offered").isFalse();

    process.destroyForcibly().waitFor(); // SIGKILL: it can tell nobody

    until(() -> label(robot, "#run-state").equals("Stopped"));
    assertThat(run.iterations()).hasSizeGreaterThan(3);
    until(() -> robot.lookup("#delete").query().isVisible());
    assertThat(robot.lookup("#go-on").query().isVisible()).as("can be resumed").isTrue();
  }

  private Path runs() {
    return folder.resolve("runs");
  }

  /** A small network on some images of the bundled shapes, 8 at a time. */
  private Process train(String epochs) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.add("-Dcnnlab.logs=" + folder.resolve("logs"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "cnnlab.Launcher"));
    command.addAll(List.of("train", "resnet20", "--data", "shapes", "--width", "0.25"));
    command.addAll(List.of("--limit", "64", "--batch", "8", "--save-every", "0"));
    command.addAll(List.of("--epochs", epochs, "--runs", runs().toString()));
    Files.createDirectories(runs());
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static List<RunModel> list(FxRobot robot) {
    ListView<RunModel> list = robot.lookup("#runs").queryListView();
    return list.getItems();
  }

  private static String label(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }
}
