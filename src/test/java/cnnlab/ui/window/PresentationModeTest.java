package cnnlab.ui.window;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** F11 shows a screen's picture alone, and everything is as it was afterwards. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class PresentationModeTest {
  private Stage stage;
  private RunsStub runs;

  /** Two pictures, of which one is in view beside a field; the keys walk from one to the other. */
  private static final class RunsStub implements Screen {
    final Label first = picture("first");
    final Label second = picture("second");
    final TextField field = new TextField("0.1");
    final StackPane place = new StackPane(first);
    final HBox row = new HBox(field, place);
    final VBox node = new VBox(new Label("heading"), row);
    private final List<Label> pictures = List.of(first, second);
    private int shown;

    RunsStub() {
      HBox.setHgrow(place, Priority.ALWAYS);
      VBox.setVgrow(row, Priority.ALWAYS);
      node.getStylesheets().add("data:text/css,.label{-fx-underline:true}");
    }

    private static Label picture(String id) {
      Label label = new Label(id);
      label.setId(id);
      label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      return label;
    }

    @Override
    public Node node() {
      return node;
    }

    @Override
    public Optional<Presentation> presentation() {
      return Optional.of(
          new Presentation(pictures.get(shown), () -> step(shown - 1), () -> step(shown + 1)));
    }

    private void step(int to) {
      shown = Math.clamp(to, 0, pictures.size() - 1);
      place.getChildren().setAll(pictures.get(shown));
    }
  }

  /** Without a picture of its own. */
  private static final class PlainStub implements Screen {
    final BorderPane node = new BorderPane(new Label("form"));

    @Override
    public Node node() {
      return node;
    }
  }

  @Start
  void open(Stage window) throws IOException {
    stage = window;
    runs = new RunsStub(); // here, for JavaFX must have started
    TestWindow.open(
        window, View.EXPLORE, (place, _) -> place == View.EXPLORE ? runs : new PlainStub());
  }

  @Test
  void onlyThePictureIsLeftAndEverythingComesBack(FxRobot robot) throws Exception {
    robot.clickOn(runs.field).type(KeyCode.END).write("5");
    double width = runs.first.getWidth();

    robot.type(KeyCode.F11);
    assertThat(stage.isFullScreen()).isTrue();
    assertThat(inView(runs.first)).isTrue();
    assertThat(inView(robot.lookup("#place-train").query())).isFalse();
    assertThat(inView(robot.lookup("#help").query())).isFalse();
    assertThat(inView(robot.lookup("#engine-state").query())).isFalse();
    assertThat(inView(runs.field)).isFalse();
    until(() -> runs.first.getWidth() > stage.getScene().getWidth() * 0.95);
    assertThat(runs.first.isUnderline()).as("in its screen's own style").isTrue();

    robot.type(KeyCode.ESCAPE);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(stage.isFullScreen()).isFalse();
    assertThat(inView(robot.lookup("#place-train").query())).isTrue();
    assertThat(runs.place.getChildren()).containsExactly(runs.first);
    until(() -> runs.first.getWidth() == width);
    assertThat(runs.field.getText()).isEqualTo("0.15");
    assertThat(stage.getScene().getFocusOwner()).isSameAs(runs.field);
  }

  @Test
  void theArrowAndPageKeysStepToOtherPictures(FxRobot robot) {
    robot.type(KeyCode.F11).type(KeyCode.RIGHT);
    assertThat(inView(runs.second)).isTrue();
    assertThat(inView(runs.first)).isFalse();
    robot.type(KeyCode.PAGE_UP);
    assertThat(inView(runs.first)).isTrue();
    robot.type(KeyCode.PAGE_DOWN, KeyCode.F11);

    assertThat(runs.place.getChildren()).containsExactly(runs.second);
    assertThat(inView(runs.second)).isTrue();
    assertThat(inView(runs.field)).isTrue();
  }

  @Test
  void withoutAPresentationTheArrowKeysStayWithTheScreen(FxRobot robot) {
    robot.type(KeyCode.RIGHT, KeyCode.PAGE_DOWN);
    assertThat(runs.place.getChildren()).containsExactly(runs.first);
  }

  @Test
  void theDesktopMayEndTheFullScreenToo(FxRobot robot) {
    robot.type(KeyCode.F11);
    robot.interact(() -> stage.setFullScreen(false));
    assertThat(inView(runs.field)).isTrue();
    assertThat(robot.lookup("#presentation").tryQuery()).isEmpty();
  }

  @Test
  void aScreenWithoutAPictureIsShownWhole(FxRobot robot) {
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    robot.type(KeyCode.F11);
    Node form = robot.lookup("form").query();
    assertThat(inView(form)).isTrue();
    assertThat(inView(robot.lookup("#place-train").query())).isFalse();

    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT1).release(KeyCode.CONTROL);
    assertThat(inView(runs.first)).as("the other place is presented").isTrue();
    assertThat(inView(runs.field)).isFalse();
    robot.type(KeyCode.F11);
    robot.press(KeyCode.CONTROL).type(KeyCode.DIGIT2).release(KeyCode.CONTROL);
    assertThat(inView(robot.lookup("form").query())).isTrue();
  }

  @Test
  void typeIsEnlargedWhilePresenting(FxRobot robot) {
    robot.type(KeyCode.F11);
    double before = runs.first.getFont().getSize();
    robot.press(KeyCode.CONTROL).type(KeyCode.PLUS, KeyCode.PLUS).release(KeyCode.CONTROL);
    assertThat(runs.first.getFont().getSize()).isEqualTo(before + 2);
    robot.type(KeyCode.F11);
  }

  private static boolean inView(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (!each.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }
}
