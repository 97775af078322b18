package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.data.image.ImageFormat;
import cnnlab.data.image.Images;
import cnnlab.data.tree.DataHome;
import cnnlab.data.tree.FileTree;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Folders with many files are listed once; later only what changed in them. */
@ExtendWith(OwnDataHome.class)
class FolderListingTest {
  private static final int CATS = 2000;
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;

  @BeforeEach
  void fill() throws IOException {
    Files.createDirectories(folder.resolve("cat"));
    Files.createDirectories(folder.resolve("dog/old"));
    for (int i = 0; i < CATS; i++) {
      Files.createFile(folder.resolve("cat").resolve(i + ".png"));
    }
    Files.createFile(folder.resolve("dog/old/0.png"));
    for (String each : List.of("", "cat", "dog", "dog/old")) {
      age(each);
    }
  }

  @Test
  void whatDidNotChangeIsNotListedAgain() throws Exception {
    awaitTick();
    assertThat(list().files()).hasSize(CATS + 1).contains("cat/7.png", "dog/old/0.png");
    FileTime written = FileTime.fromMillis(2_000_000_000_000L); // later than any change
    Path index = index();
    Files.setLastModifiedTime(index, written);

    assertThat(list().files()).hasSize(CATS + 1).contains("cat/7.png");
    assertThat(Files.getLastModifiedTime(index)).as("not written anew").isEqualTo(written);
  }

  /** As archivers and synchronizing programs do, which set a folder's time back. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void filesThatAreExchangedAreNoticedWhateverTheTimesSay() throws Exception {
    awaitTick();
    assertThat(list().files()).contains("cat/7.png");
    Files.delete(folder.resolve("cat/7.png"));
    Files.createFile(folder.resolve("cat/new.png"));
    age("cat");

    assertThat(list().files()).contains("cat/new.png").doesNotContain("cat/7.png");
  }

  /** Two links at each of 29 levels are half a billion ways. */
  @Test
  void linksThatBranchAreNotFollowedForEver() throws Exception {
    Path deepest = folder.resolve("29");
    Files.createDirectory(deepest);
    Files.createFile(deepest.resolve("deep.png"));
    for (int level = 28; level >= 0; level--) {
      Path here = Files.createDirectory(folder.resolve(Integer.toString(level)));
      for (String link : List.of("a", "b")) {
        Files.createSymbolicLink(here.resolve(link), folder.resolve(Integer.toString(level + 1)));
      }
    }
    assertThat(list().files().size()).isBetween(CATS + 2, 50_000);
    assertThat(list().contains("29/deep.png")).isTrue();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Timeout(60)
  void aPipeAmongTheImagesIsNotWaitedFor() throws Exception {
    Path pipe = folder.resolve("dog/old/pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    FileTree tree = list();
    assertThat(Images.isImage(tree, "dog/old/pipe")).isFalse();
    assertThatThrownBy(() -> tree.open("dog/old/pipe")).isInstanceOf(IOException.class);
  }

  /** Until a change from now on has another time than those before, however coarse the clock. */
  private static void awaitTick() throws InterruptedException {
    long changed = System.currentTimeMillis();
    while (System.currentTimeMillis() <= changed + 2000) {
      Thread.sleep(50);
    }
  }

  private Path index() throws IOException {
    try (Stream<Path> indices = Files.list(DataHome.folder().resolve("cache"))) {
      return indices.findFirst().orElseThrow();
    }
  }

  @Test
  void newAndRemovedFilesAreNoticed() throws Exception {
    list();
    Files.createFile(folder.resolve("dog/old/1.png"));
    Files.delete(folder.resolve("cat/7.png"));
    Files.createFile(Files.createDirectory(folder.resolve("cow")).resolve("0.png"));

    FileTree tree = list();

    assertThat(tree.files())
        .hasSize(CATS + 2)
        .contains("dog/old/1.png", "cow/0.png")
        .doesNotContain("cat/7.png");
    assertThat(tree.folders()).containsExactly("cat", "cow", "dog");
  }

  @Test
  void aFolderListedWhileItChangesIsListedAgain() throws Exception {
    Path cats = folder.resolve("cat");
    Files.createFile(cats.resolve("new.png"));
    FileTime now = Files.getLastModifiedTime(cats);
    list();
    Files.delete(cats.resolve("new.png"));
    Files.setLastModifiedTime(cats, now); // within the tick of a coarse clock

    assertThat(list().files()).doesNotContain("cat/new.png");
  }

  @Test
  void aDamagedIndexCostsTimeOnly() throws Exception {
    list();
    try (Stream<Path> indices = Files.list(DataHome.folder().resolve("cache"))) {
      Path index = indices.findFirst().orElseThrow();
      Files.write(index, List.of("CLI1 but no index"));
    }

    assertThat(list().files()).hasSize(CATS + 1);
  }

  @Test
  void aLinkThatLeadsBackEndsThere() throws Exception {
    try {
      Files.createSymbolicLink(folder.resolve("dog/again"), folder);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }

    assertThat(list().files()).hasSize(CATS + 1);
  }

  private void age(String name) throws IOException {
    Files.setLastModifiedTime(folder.resolve(name), LONG_AGO);
  }

  private FileTree list() throws UserProblem {
    return FileTree.of(folder, ImageFormat::isNameOfOne);
  }
}
