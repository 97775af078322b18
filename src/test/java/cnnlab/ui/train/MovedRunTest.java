package cnnlab.ui.train;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.StoredRun;
import cnnlab.ui.TestWindow;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Runs, or their data, are carried to another place, as from one computer to the next. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class MovedRunTest {
  @TempDir Path folder;
  private TrainRobot robot;

  @Start
  void open(Stage stage) throws IOException {
    robot = new TrainRobot(stage, folder.resolve("runs"));
  }

  @Test
  void aRunGoesOnWhereItLiesNowAndLeavesNothingWhereItLay() throws Exception {
    robot.trainOneEpoch();
    StoredRun before = robot.onlyRun();

    Path moved = folder.resolve("another disk").resolve("runs");
    robot.interact(() -> robot.stage().hide());
    Files.createDirectories(moved.getParent());
    Files.move(folder.resolve("runs"), moved);
    robot.restart(moved);
    until(() -> robot.runs().size() == 1);
    TestWindow.chooseFirstRun(robot);
    extend();

    StoredRun after = robot.onlyRun();
    assertThat(after.folder()).startsWith(moved).hasFileName(name(before));
    assertThat(after.epochs()).hasSize(2);
    assertThat(after.epochs().getFirst()).isEqualTo(before.epochs().getFirst());
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void aRunWhoseDataHaveMovedAsksWhereTheyAre() throws Exception {
    Path pets = folder.resolve("pets");
    for (String name : List.of("cats", "dogs")) {
      Path images = Files.createDirectories(pets.resolve(name));
      for (int i = 0; i < 40; i++) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i % 32, name.length(), 0xffffff);
        ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
      }
    }
    ComboBox<String> data = robot.lookup("#data").queryComboBox();
    robot.interact(() -> data.setValue(pets.toString()));
    until(() -> robot.label("#data-facts").contains("2 classes"));
    robot.type("epochs", "1");
    robot.type("limit", "64");
    robot.type("batchSize", "16");
    robot.clickOn("#start");
    until(() -> robot.label("#run-state").equals("Finished"));

    Path moved = Files.move(pets, folder.resolve("moved"));
    robot.clickOn("#go-on");
    robot.clickOn("Resume");
    until(() -> question().contains("no longer"));
    TextField place = robot.lookup(".dialog-pane .text-field").queryAs(TextField.class);
    assertThat(place.getText()).isEqualTo(pets.toString());
    robot.interact(() -> place.setText(moved.toString()));
    robot.clickOn("Resume");
    untilTwoEpochs();

    assertThat(robot.onlyRun().record().settings().data()).isEqualTo(moved.toString());
    assertThat(robot.onlyRun().epochs()).hasSize(2);
  }

  private String question() {
    return robot
        .lookup(".dialog-pane .muted")
        .tryQueryAs(Label.class)
        .map(Label::getText)
        .orElse("");
  }

  private void extend() throws Exception {
    robot.clickOn("#go-on");
    robot.clickOn("Resume");
    untilTwoEpochs();
  }

  private void untilTwoEpochs() throws Exception {
    until(
        () ->
            robot.label("#run-epoch").equals("2 / 2")
                && robot.label("#run-state").equals("Finished"));
  }

  private static String name(StoredRun run) {
    return run.folder().getFileName().toString();
  }
}
