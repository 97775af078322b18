package cnnlab.ui.report;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.comparison.ComparedRun;
import cnnlab.run.RunStore;
import cnnlab.run.StoredRuns;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start and before each test
class ReportSaverTest {
  @TempDir private Path folder;
  private TestWindow test;
  private ReportSaver saver;
  private ComparedRun run;
  private FxRobot robot;

  @Start
  void open(Stage stage) throws IOException {
    test = TestWindow.open(stage, View.COMPARE);
    saver = new ReportSaver(test.services(), () -> stage);
  }

  @BeforeEach
  void train(FxRobot given) throws Exception {
    robot = given;
    StoredRuns runs = new StoredRuns(new RunStore(folder.resolve("runs")));
    runs.finished("residual", "pets", "2026-11-24T03:00:01Z", 0.5, 0.8);
    run = ComparedRun.of(runs.store().list().getFirst());
  }

  @Test
  void aReportIsWrittenInTheLanguageOfTheWindowAndOffered() throws Exception {
    robot.interact(
        () ->
            test.services()
                .texts()
                .messagesProperty()
                .set(Messages.forLocale(Locale.SIMPLIFIED_CHINESE)));
    Path file = folder.resolve("report.html");
    robot.interact(() -> saver.save(file, () -> List.of(run)));
    until(() -> shown("#report-open"));
    assertThat(words()).contains("report.html");
    assertThat(shown("#report-progress")).isFalse();
    assertThat(Files.readString(file)).contains("<h1>residual</h1>", "lang=\"zh", "学习率");
    assertThat(focused()).as("Enter opens it").isEqualTo("report-open");
    close();
  }

  @Test
  void theFilesNameChoosesTheKind() throws Exception {
    Path file = folder.resolve("report.pdf");
    robot.interact(() -> saver.save(file, () -> List.of(run)));
    until(() -> shown("#report-open"));
    assertThat(Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1))
        .startsWith("%PDF-");
    close();
  }

  @Test
  void whatFailsIsSaidInPlaceOfTheReport() throws Exception {
    Path file = folder.resolve("absent").resolve("report.html");
    robot.interact(() -> saver.save(file, () -> List.of(run)));
    until(() -> !shown("#report-progress"));
    assertThat(words()).contains("absent");
    assertThat(shown("#report-open")).isFalse();
    assertThat(file).doesNotExist();
    close();

    robot.interact(
        () ->
            saver.save(
                file,
                () -> {
                  throw UserProblem.of("run.none", "gone");
                }));
    until(() -> !shown("#report-progress"));
    assertThat(words()).contains("gone");
    close();
  }

  @Test
  void whoClosesTheWindowEndsTheWork() throws Exception {
    Path file = folder.resolve("report.html");
    CountDownLatch closed = new CountDownLatch(1);
    robot.interact(
        () ->
            saver.save(
                file,
                () -> {
                  awaitQuietly(closed);
                  return List.of(run);
                }));
    until(() -> shown("#report-progress"));
    close();
    closed.countDown();
    robot.interact(() -> saver.save(folder.resolve("other.html"), () -> List.of(run)));
    until(() -> shown("#report-open"));
    close();
    assertThat(file).doesNotExist();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean shown(String id) {
    return robot.lookup(id).match(Node::isVisible).tryQuery().isPresent();
  }

  private String words() {
    return robot.lookup("#report-words").queryAs(Label.class).getText();
  }

  private String focused() {
    return robot.lookup("#report-open").query().getScene().getFocusOwner().getId();
  }

  private void close() throws Exception {
    robot.interact(() -> robot.lookup("#report-close").queryAs(Button.class).fire());
    until(() -> robot.lookup("#report-close").tryQuery().isEmpty());
  }
}
