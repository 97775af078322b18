package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cnnlab.data.image.ImageFormat;
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
    assertThat(list().files()).hasSize(CATS + 1).contains("cat/7.png", "dog/old/0.png");
    Files.delete(folder.resolve("cat/7.png"));
    age("cat"); // as if nothing had happened

    assertThat(list().files()).hasSize(CATS + 1).contains("cat/7.png");
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
