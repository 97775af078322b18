package cnnlab.ui.train.list;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class RunListTest {
  private TestWindow test;
  private StoredRuns runs;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.TRAIN);
    runs = new StoredRuns(new RunStore(test.services().runs()));
  }

  @Test
  void runsOfOneTitleAreToldApartByTheirSettingsInBothLanguages(FxRobot robot) throws Exception {
    runs.finishedAt(0.1, "ResNet-20 · pets", "pets", "2026-11-24T03:00:01Z", 0.7);
    runs.finishedAt(0.01, "ResNet-20 · pets", "pets", "2026-11-24T03:00:02Z", 0.8);
    runs.finished("my best", "pets", "2026-11-24T03:00:03Z", 0.9);
    robot.interact(() -> test.services().runModels().refresh());
    until(() -> apart(robot).equals(Set.of("rate 0.1", "rate 0.01")));
    robot.interact(() -> test.services().texts().messagesProperty().set(Messages.CHINESE));
    until(() -> apart(robot).equals(Set.of("学习率 0.1", "学习率 0.01")));
  }

  @Test
  void aRunThatIsAloneUnderItsTitleSaysNoMoreUntilItsTwinComes(FxRobot robot) throws Exception {
    runs.finishedAt(0.1, "ResNet-20 · pets", "pets", "2026-11-24T03:00:01Z", 0.7);
    robot.interact(() -> test.services().runModels().refresh());
    until(() -> robot.lookup(".run-cell-title").queryAll().size() == 1);
    assertThat(apart(robot)).isEmpty();
    runs.finishedAt(0.1, "ResNet-20 · pets", "pets", "2026-11-24T03:00:02Z", 0.8);
    robot.interact(() -> test.services().runModels().refresh());
    until(() -> apart(robot).equals(Set.of("#1", "#2")));
  }

  /** On a small laptop with the type enlarged: state, accuracy and epochs in two lines. */
  @Test
  void whatBecameOfARunIsWrittenOut(FxRobot robot) throws Exception {
    double[] accuracies = DoubleStream.generate(() -> 0.525).limit(13_180).toArray();
    runs.finished("ResNet-20 · pets", "pets", "2026-11-24T03:00:01Z", accuracies);
    robot.interact(
        () -> {
          test.services().appearance().fontSizeProperty().set(18);
          test.services().runModels().refresh();
        });
    until(() -> robot.lookup(".run-cell").queryAll().size() == 1);
    Label line = robot.from(robot.lookup(".run-cell")).lookup(".muted").query();
    assertThat(line.getText()).contains("180 ");
    until(() -> line.lookup(".text") instanceof Text text && !text.getText().isEmpty());
    assertThat(((Text) line.lookup(".text")).getText()).isEqualTo(line.getText());
  }

  private static Set<String> apart(FxRobot robot) {
    List<Label> shown =
        robot.lookup(".run-cell-apart").queryAllAs(Label.class).stream()
            .filter(Label::isVisible)
            .toList();
    return Set.copyOf(shown.stream().map(Label::getText).toList());
  }
}
