package cnnlab.ui.explore.diagram;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.PictureNode;
import cnnlab.text.Messages;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ExportMenuTest {
  @TempDir Path folder;

  private TestWindow test;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.EXPLORE);
  }

  @Test
  void whatIsSavedIsToldInTheWindowWithTheWayToIt(FxRobot robot) throws Exception {
    Path file = folder.resolve("mine.svg");
    test.services().files().connect((_, _) -> List.of(file));
    menu(robot);

    robot.clickOn("#export").clickOn("#export-save-whole");

    Label saved = robot.lookup("#saved").queryAs(Label.class);
    until(() -> saved.getText().equals("mine.svg is saved."));
    assertThat(Files.readString(file)).contains("<svg");
    assertThat(robot.lookup("#saved-show").query().isVisible()).isTrue();
    robot.interact(() -> test.services().texts().messagesProperty().set(Messages.CHINESE));
    assertThat(saved.getText()).isEqualTo("已保存 mine.svg。");
  }

  @Test
  void theWholeDiagramGoesToTheClipboardAsLargeAsChosen(FxRobot robot) throws TimeoutException {
    ExportMenu menu = menu(robot);
    robot.clickOn("#export").clickOn("#export-copy-whole");
    until(() -> copied(robot) != null);
    Image twice = copied(robot);
    double width = menu.whole().orElseThrow().width();
    assertThat(twice.getWidth()).isEqualTo(Math.ceil(2 * width));
    robot.clickOn("#export").clickOn("#export-pixels").clickOn("#export-pixels-1");
    robot.clickOn("#export").clickOn("#export-copy-whole");
    until(() -> copied(robot).getWidth() == Math.ceil(width));
  }

  @Test
  void theNameOfTheFileChoosesTheFormat(FxRobot robot) throws Exception {
    ExportMenu menu = menu(robot);
    for (String name : new String[] {"whole.svg", "whole.pdf", "whole.png"}) {
      Path file = folder.resolve(name);
      robot.interact(() -> menu.write(menu.whole().orElseThrow(), file));
      until(() -> Files.exists(file) && Files.size(file) > 1000);
    }
    assertThat(Files.readString(folder.resolve("whole.svg"))).contains("<svg", "layer4.1.conv2");
    assertThat(start("whole.pdf")).startsWith("%PDF");
    assertThat(start("whole.png")).contains("PNG");
  }

  @Test
  void aBlockIsAFigureOfItsOwnFromTheMenuUnderThePointer(FxRobot robot) throws Exception {
    ExportMenu menu = menu(robot);
    robot.clickOn("#level-blocks");
    DiagramCanvas canvas = robot.lookup("#diagram").queryAs(DiagramCanvas.class);
    until(() -> canvas.picture().flatMap(it -> it.node("layer2.0.conv1")).isPresent());
    until(() -> node(canvas, "layer2.0.conv1").node().name().equals("layer2.0"));
    assertThat(menu.block()).as("nothing is selected").isEmpty();

    Rectangle box = node(canvas, "layer2.0.conv1").box();
    Viewport view = canvas.view();
    robot.rightClickOn(
        canvas.localToScreen(view.screenX(box.centerX()), view.screenY(box.centerY())));
    robot.clickOn("#export-copy-block");
    until(() -> copied(robot) != null);
    Drawing figure = menu.block().orElseThrow();
    assertThat(copied(robot).getWidth()).isEqualTo(Math.ceil(2 * figure.width()));

    Path file = folder.resolve("block.svg");
    robot.interact(() -> menu.write(figure, file));
    until(() -> Files.exists(file) && Files.size(file) > 1000);
    assertThat(Files.readString(file))
        .contains("layer2.0.conv1", "layer2.0.downsample.0")
        .doesNotContain("layer2.1", "layer3.");
  }

  private static PictureNode node(DiagramCanvas canvas, String layer) {
    return canvas.picture().orElseThrow().node(layer).orElseThrow();
  }

  private String start(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    return new String(bytes, 0, 8, StandardCharsets.ISO_8859_1);
  }

  private static ExportMenu menu(FxRobot robot) throws TimeoutException {
    ExportMenu menu = robot.lookup("#export").queryAs(ExportMenu.class);
    robot.interact(() -> Clipboard.getSystemClipboard().clear());
    until(() -> !menu.isDisabled());
    robot.clickOn("#level-layers");
    until(() -> menu.whole().orElseThrow().width() > 0);
    WaitForAsyncUtils.sleep(500, TimeUnit.MILLISECONDS);
    return menu;
  }

  private static Image copied(FxRobot robot) {
    Image[] image = new Image[1];
    robot.interact(() -> image[0] = Clipboard.getSystemClipboard().getImage());
    return image[0];
  }
}
