package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.UserProblem;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedDataTest {
  private static final DataState NOTHING = new DataState.Opening();
  @TempDir Path folder;

  @BeforeEach
  void twoClassesOfFourImages() throws IOException {
    for (String name : List.of("cats", "dogs")) {
      Files.createDirectories(folder.resolve(name));
      for (int i = 0; i < 4; i++) {
        image(folder.resolve(name).resolve(i + ".png"));
      }
      settle(folder.resolve(name));
    }
    settle(folder);
  }

  private static void image(Path file) throws IOException {
    ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
  }

  /** Long ago, so that a change of now shows. */
  private static void settle(Path path) throws IOException {
    Files.setLastModifiedTime(path, FileTime.fromMillis(1_000_000));
  }

  private static OpenedData opened(DataState state) {
    assertThat(state).isInstanceOf(DataState.Opened.class);
    return ((DataState.Opened) state).data();
  }

  @Test
  void dataThatDidNotChangeAreNotOpenedAgain() {
    DataState first = DataState.open(folder.toString(), NOTHING);

    assertThat(DataState.open(folder.toString(), first)).isSameAs(first);
    assertThat(opened(first).isCurrent()).isTrue();
  }

  @Test
  void anImageThatCameOrWentIsNoticed() throws IOException {
    DataState first = DataState.open(folder.toString(), NOTHING);
    image(folder.resolve("cats").resolve("new.png"));
    DataState second = DataState.open(folder.toString(), first);
    assertThat(opened(second).parts().train().size()).isEqualTo(9);

    settle(folder.resolve("cats"));
    DataState settled = DataState.open(folder.toString(), second);
    Files.delete(folder.resolve("cats").resolve("0.png"));
    assertThat(opened(settled).isCurrent()).isFalse();
    assertThat(opened(DataState.open(folder.toString(), settled)).parts().train().size())
        .isEqualTo(8);
  }

  @Test
  void otherDataAreOpenedWhateverWasBefore() {
    DataState first = DataState.open(folder.toString(), NOTHING);

    assertThat(opened(DataState.open("shapes", first)).name()).isEqualTo("shapes");
  }

  @Test
  void whatComesWithTheProgramIsAlwaysCurrent() throws UserProblem {
    assertThat(OpenedData.open("shapes").isCurrent()).isTrue();
    assertThat(OpenedData.open("fashion-mnist").isCurrent()).isTrue();
  }

  @Test
  void aFolderThatIsGoneIsAProblemAndOneThatCameBackIsOpened() throws IOException {
    DataState first = DataState.open(folder.toString(), NOTHING);
    Path away = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, away);
    DataState gone = DataState.open(folder.toString(), first);
    assertThat(gone).isInstanceOf(DataState.Failed.class);

    Files.move(away, folder);
    assertThat(opened(DataState.open(folder.toString(), gone)).parts().labels())
        .containsExactly("cats", "dogs");
  }

  @Test
  void theSameSplittingIsTheSameSplitAndAnotherIsMadeOfTheSameImages() throws UserProblem {
    OpenedData data = OpenedData.open(folder.toString());
    Dataset half = data.split(new Splitting(0.5, TestUse.AT_END, 1));

    assertThat(data.split(new Splitting(0.5, TestUse.AT_END, 1))).isSameAs(half);
    Dataset quarter = data.split(new Splitting(0.25, TestUse.AT_END, 1));
    assertThat(quarter.validation().size()).isEqualTo(2);
    assertThat(half.validation().size()).isEqualTo(4);
    assertThat(data.parts().train().size()).isEqualTo(8);
  }
}
