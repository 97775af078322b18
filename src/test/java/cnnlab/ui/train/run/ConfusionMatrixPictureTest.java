package cnnlab.ui.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.ConfusionMatrix;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The confusion matrix of a run, asked with the pointer and with keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls show before any test
class ConfusionMatrixPictureTest {
  private ConfusionMatrixPicture picture;

  @Start
  void show(Stage stage) throws Exception {
    Path home = Files.createTempDirectory("cnnlab-test");
    Services services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("p")),
            home);
    services.texts().messagesProperty().set(Messages.ENGLISH);
    picture = new ConfusionMatrixPicture(services);
    stage.setScene(new Scene(picture, 800, 600));
    stage.show();
  }

  @Test
  void arrowKeysWalkFromCellToCellAndTellItsNumbers(FxRobot robot) {
    robot.interact(
        () ->
            picture.show(
                new ConfusionMatrix(
                    List.of("cat", "dog", "ship"), new long[][] {{8, 2, 0}, {1, 9, 0}, {0, 0, 10}}),
                "own"));
    robot.interact(canvas()::requestFocus);

    robot.type(KeyCode.RIGHT);
    assertThat(told(robot)).contains("cat").contains("8").contains("80");
    robot.type(KeyCode.RIGHT);
    assertThat(told(robot)).contains("cat", "dog", "2", "20");
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
    assertThat(told(robot)).contains("ship", "10", "100");
    assertThat(canvas().getAccessibleText()).contains("Confusion matrix").contains("ship");
  }

  @Test
  void aThousandClassesAreDrawnDownToTheLastCell(FxRobot robot) {
    long[][] counts = new long[1000][1000];
    IntStream.range(0, 1000).forEach(i -> counts[i][i] = 50);
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "class " + i).toList();

    robot.interact(() -> picture.show(new ConfusionMatrix(names, counts), "own"));
    WaitForAsyncUtils.waitForFxEvents();

    WritableImage drawn =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> picture.snapshot(null, null));
    Node canvas = canvas();
    double side =
        Math.min(canvas.getLayoutBounds().getWidth(), canvas.getLayoutBounds().getHeight());
    double top = canvas.getBoundsInParent().getMinY();
    Color diagonal = drawn.getPixelReader().getColor((int) (side / 2), (int) (top + side / 2));
    Color beside = drawn.getPixelReader().getColor((int) (side * 0.9), (int) (top + side / 2));
    assertThat(diagonal).isNotEqualTo(beside);
  }

  private Node canvas() {
    return picture.getChildren().get(1);
  }

  private static String told(FxRobot robot) {
    return robot.lookup("#confusion-cell").queryAs(Label.class).getText();
  }
}
