package cnnlab.ui.train.data;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.Drops;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Pictures that are damaged or there twice are named: before training, and by the run. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class DataCheckViewTest {
  @TempDir Path folder;
  private Stage stage;

  @Start
  void open(Stage primary) throws IOException {
    stage = primary;
    TestWindow.open(primary, View.TRAIN, new SoftmaxEngine(), folder.resolve("runs"));
  }

  @Test
  void damagedAndRepeatedPicturesAreNamed(FxRobot robot) throws Exception {
    for (String name : new String[] {"cats", "dogs"}) {
      Path images = Files.createDirectories(folder.resolve("pets").resolve(name));
      for (int i = 0; i < 20; i++) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        image.setRGB(i, name.length() + i % 2, 0xff00 + name.charAt(0));
        ImageIO.write(image, "png", images.resolve(i + ".png").toFile());
      }
    }
    Files.copy(folder.resolve("pets/cats/3.png"), folder.resolve("pets/dogs/same.png"));
    for (int i = 0; i < 5; i++) {
      Files.writeString(folder.resolve("pets/cats/broken" + i + ".png"), "no picture");
    }
    Node root = stage.getScene().getRoot();
    File pets = folder.resolve("pets").toFile();
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, pets)));
    until(() -> label(robot, "#data-facts").contains("2 classes"));

    robot.clickOn("#data-look");
    until(() -> label(robot, "#data-check-result").contains("5 of 46 images cannot be read"));
    assertThat(label(robot, "#data-check-result")).contains("1 duplicate has another label");
    ListView<?> unreadable = robot.lookup("#data-unreadable").queryListView();
    assertThat(unreadable.getItems()).hasSize(5);
    robot.clickOn("#data-back");

    for (String[] setting : new String[][] {{"epochs", "1"}, {"batchSize", "8"}}) {
      TextField field = robot.lookup("#" + setting[0]).queryAs(TextField.class);
      robot.interact(() -> field.setText(setting[1]));
    }
    until(() -> !robot.lookup("#start").query().isDisabled());
    robot.clickOn("#start");
    until(() -> label(robot, "#run-state").equals("Finished"));
    until(() -> label(robot, "#run-skipped").contains("is not an image"));
    assertThat(label(robot, "#run-skipped")).startsWith("Skipped: broken").endsWith("And 2 more.");
  }

  private static String label(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }
}
