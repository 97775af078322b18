package cnnlab.ui;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ActionDialogTest {
  private final List<Boolean> closed = new ArrayList<>();
  private Stage stage;
  private Services services;

  @Start
  void open(Stage primary) throws Exception {
    stage = primary;
    Region empty = new Region();
    services = TestWindow.open(stage, View.TRAIN, (_, _) -> () -> empty).services();
  }

  private void show(FxRobot robot, TextField field, Node... more) throws TimeoutException {
    robot.interact(
        () ->
            new ActionDialog(
                    services,
                    stage,
                    "control.rate",
                    "control.rate.change",
                    ActionDialog.fields(
                        ActionDialog.field(new Label("Rate"), field), ActionDialog.fields(more)))
                .beginningAt(field)
                .show(closed::add));
    until(field::isFocused);
  }

  @Test
  void typingBeginsAtOnceInPlaceOfWhatStandsThereAndEnterDoesIt(FxRobot robot) throws Exception {
    TextField field = new TextField("0.05");
    show(robot, field);
    assertThat(field.getSelectedText()).isEqualTo("0.05");

    robot.interact(() -> field.replaceSelection("0.002"));
    assertThat(field.getText()).isEqualTo("0.002");
    robot.push(KeyCode.ENTER);
    until(() -> closed.equals(List.of(true)));
  }

  @Test
  void escapeLeavesAllAsItWas(FxRobot robot) throws Exception {
    show(robot, new TextField("0.05"));
    robot.push(KeyCode.ESCAPE);
    until(() -> closed.equals(List.of(false)));
  }

  @Test
  void aDialogHigherThanTheWindowScrollsAndKeepsItsButtonsInView(FxRobot robot) throws Exception {
    robot.interact(
        () -> {
          stage.setHeight(500);
          services.appearance().fontSizeProperty().set(22);
        });
    Node[] lines =
        IntStream.range(0, 40).mapToObj(i -> new Label("Line " + i)).toArray(Node[]::new);
    show(robot, new TextField("0.05"), lines);

    Node button = robot.lookup(".dialog-pane .button").query();
    Window dialog = button.getScene().getWindow();
    assertThat(dialog.getHeight()).isLessThanOrEqualTo(stage.getHeight());
    assertThat(button.localToScene(button.getBoundsInLocal()).getMaxY())
        .isLessThanOrEqualTo(button.getScene().getHeight());
    robot.push(KeyCode.ESCAPE);
    until(() -> closed.equals(List.of(false)));
  }
}
