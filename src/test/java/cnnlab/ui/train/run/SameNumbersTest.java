package cnnlab.ui.train.run;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.cli.Cli;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.ui.RunModel;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A network learns the same from the window as from the command line. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class SameNumbersTest {
  private static final Map<String, String> SETTINGS =
      Map.of("epochs", "2", "batchSize", "8", "width", "0.125", "seed", "5");

  private final Engine engine =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir Path folder;
  private TestWindow window;

  @Start
  void open(Stage stage) throws IOException {
    window = TestWindow.open(stage, View.TRAIN, engine, folder.resolve("window"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"alexnet_torchvision", "vgg11", "googlenet_paper", "resnet20", "plain20"})
  void windowAndCommandLineGiveTheSameNumbers(String network, FxRobot robot) throws Exception {
    String data = pictures().toString();
    Entry entry = Catalogue.entry(network);
    ComboBox<String> source = robot.lookup("#data").queryComboBox();
    ComboBox<Object> families = robot.lookup("#family").queryComboBox();
    ComboBox<Entry> networks = robot.lookup("#network").queryComboBox();
    robot.interact(() -> source.setValue(data));
    robot.interact(() -> families.setValue(entry.family()));
    robot.interact(() -> networks.setValue(entry));
    SETTINGS.forEach((field, value) -> type(robot, field, value));
    until(() -> robot.lookup("#data-facts").queryAs(Label.class).getText().contains("2 classes"));
    until(() -> !robot.lookup("#start").query().isDisabled());
    robot.clickOn("#start");
    ListView<RunModel> runs = robot.lookup("#runs").queryListView();
    until(() -> !runs.getItems().isEmpty());
    until(() -> runs.getItems().getFirst().stateProperty().get().ended());
    assertThat(runs.getItems().getFirst().stateProperty().get()).isEqualTo(RunState.FINISHED);

    Path commandLine = folder.resolve("commandline");
    StringWriter err = new StringWriter();
    int code =
        Cli.run(
            engine,
            new PrintWriter(new StringWriter()),
            new PrintWriter(err),
            "train",
            network,
            "--data",
            data,
            "--epochs",
            "2",
            "--batch",
            "8",
            "--width",
            "0.125",
            "--seed",
            "5",
            "--runs",
            commandLine.toString());

    assertThat(code).as(err.toString()).isZero();
    Path one = new RunStore(window.services().runs()).list().getFirst().folder();
    Path other = new RunStore(commandLine).list().getFirst().folder();
    for (String file : List.of("iterations.csv", "health.csv", "best.safetensors")) {
      assertThat(one.resolve(file)).hasSameBinaryContentAs(other.resolve(file));
    }
  }

  /** Light and dark ones, 32 pixels wide. */
  private Path pictures() throws IOException {
    for (int i = 0; i < 30; i++) {
      BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
      image.setRGB(i % 32, i, 0x808080);
      image.setRGB(3, 3, i * 0x010305);
      if (i % 2 == 0) {
        image.createGraphics().fillRect(0, 0, 32, 16);
      }
      Path file = folder.resolve("pictures").resolve(i % 2 == 0 ? "light" : "dark");
      Files.createDirectories(file);
      ImageIO.write(image, "png", file.resolve(i + ".png").toFile());
    }
    return folder.resolve("pictures");
  }

  private static void type(FxRobot robot, String field, String text) {
    TextField input = robot.lookup("#" + field).queryAs(TextField.class);
    robot.interact(() -> input.setText(text));
  }
}
