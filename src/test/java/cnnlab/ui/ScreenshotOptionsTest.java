package cnnlab.ui;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenshotOptionsTest {
  @TempDir Path folder;

  @Test
  void oneScreenIsTakenAsTheOptionsSay() throws IOException {
    List<ScreenshotOptions> shots =
        ScreenshotOptions.of(
            List.of("train", "theme=dark", "lang=zh", "press=start", "font=18", "key=F1"));
    assertThat(shots).hasSize(1);
    ScreenshotOptions shot = shots.getFirst();
    assertThat(shot.place()).isEqualTo(View.TRAIN);
    assertThat(shot.theme()).isEqualTo(AppTheme.DARK);
    assertThat(shot.language()).isEqualTo(Messages.CHINESE);
    assertThat(shot.out()).isEqualTo(Path.of("target/screenshots/train.png"));
    assertThat(shot.actions()).containsExactly("press=start", "key=F1");
    assertThat(shot.number("font", 14)).isEqualTo(18);
    assertThat(shot.number("wait", 3000)).isEqualTo(3000);
  }

  @Test
  void allMeansEveryPlaceInBothThemesAndLanguagesEachInAFileOfItsOwn() throws IOException {
    List<ScreenshotOptions> shots = ScreenshotOptions.of(List.of("all", "out=pictures"));
    assertThat(shots).hasSize(4 * View.values().length);
    assertThat(shots).extracting(ScreenshotOptions::out).doesNotHaveDuplicates();
    assertThat(shots.getFirst().out()).hasParentRaw(Path.of("pictures"));
  }

  @Test
  void eachLineOfAFileIsAScreenshotAndWhatIsGivenBesideHoldsForAll() throws IOException {
    Path list = folder.resolve("pictures.txt");
    Files.writeString(
        list,
        """
        # a comment
        train press=runs:0  out=a.png

        compare runs=own out=b.png
        """);
    List<ScreenshotOptions> shots =
        ScreenshotOptions.of(List.of("from=" + list, "runs=trained", "lang=zh"));
    assertThat(shots)
        .extracting(ScreenshotOptions::place)
        .containsExactly(View.TRAIN, View.COMPARE);
    assertThat(shots).extracting(shot -> shot.option("runs", "")).containsExactly("trained", "own");
    assertThat(shots).allMatch(shot -> shot.language() == Messages.CHINESE);
  }

  @Test
  void theReadmesPicturesAreOfPlacesThatThereAreAndLieWhereItShowsThem() throws IOException {
    List<ScreenshotOptions> shots = ScreenshotOptions.of(List.of("from=docs/images/pictures.txt"));
    assertThat(shots).extracting(ScreenshotOptions::place).contains(View.values());
    String readme = Files.readString(Path.of("README.md"));
    assertThat(shots).allMatch(shot -> readme.contains(shot.out().toString()));
  }
}
