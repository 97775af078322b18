package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.ui.FileDialogs.Kind;
import cnnlab.ui.FileDialogs.Question;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class FileDialogsTest {
  private static final ExtensionFilter PT = new ExtensionFilter("PyTorch", "*.pt", "*.pth");
  private static final ExtensionFilter ONNX = new ExtensionFilter("ONNX", "*.onnx");

  @TempDir Path folder;

  private Stage stage;

  @Start
  void open(Stage window) {
    stage = window;
  }

  @ParameterizedTest
  @CsvSource({
    "net, net.onnx",
    "net.v2, net.v2.onnx",
    "net.onnx, net.onnx",
    "net.PTH, net.PTH",
    "resnet18.1, resnet18.1.onnx"
  })
  void aNameWithoutAnEndingGetsThatOfTheChosenKind(String typed, String written) {
    assertThat(FileDialogs.ended(Path.of("a", typed), List.of(PT, ONNX), ONNX))
        .isEqualTo(Path.of("a", written));
  }

  /** The system's dialog asked about "net", not about "net.onnx". */
  @Test
  void anEndingThatIsAddedNeverMeetsAFileThatIsThere() throws Exception {
    Files.createFile(folder.resolve("net.onnx"));

    assertThat(FileDialogs.ended(folder.resolve("net"), List.of(PT, ONNX), ONNX))
        .isEqualTo(folder.resolve("net-2.onnx"));
  }

  @Test
  void theNextDialogBeginsWhereTheLastOneEndedAlsoAfterAStart(FxRobot robot) throws Exception {
    Path preferences = folder.resolve("preferences.properties");
    Path results = Files.createDirectory(folder.resolve("results"));
    Path photos = Files.createDirectory(folder.resolve("photos"));
    List<Question> asked = new ArrayList<>();
    robot.interact(
        () -> {
          FileDialogs first = answering(preferences, asked, results.resolve("a.onnx"));
          assertThat(first.save(stage, "Save", "a", List.of(ONNX)))
              .contains(results.resolve("a.onnx"));
          FileDialogs second = answering(preferences, asked, photos.resolve("cat.jpg"));
          second.open(stage, "Open", folder, PT);
          second.save(stage, "Save", "b", List.of(ONNX));
          second.openSeveral(stage, "Open", PT);
        });

    assertThat(asked)
        .extracting(Question::kind)
        .containsExactly(Kind.SAVE, Kind.OPEN, Kind.SAVE, Kind.OPEN_SEVERAL);
    assertThat(asked)
        .extracting(Question::folder)
        .containsExactly(Path.of(System.getProperty("user.home")), folder, results, photos);
  }

  private static FileDialogs answering(Path preferences, List<Question> asked, Path answer) {
    FileDialogs files = new FileDialogs(new Preferences(preferences));
    files.connect(
        (question, _) -> {
          asked.add(question);
          return List.of(answer);
        });
    return files;
  }
}
