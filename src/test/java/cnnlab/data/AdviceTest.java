package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who does what is advised of a data set that is refused has one that is taken. */
@ExtendWith(OwnDataHome.class)
class AdviceTest {
  private static final String OR_REMOVE = "or remove the folder";

  @TempDir Path folder;
  @TempDir Path aside;

  private interface Doing {
    void advised() throws IOException;
  }

  @Test
  void ofAPartWithoutImages() throws Exception {
    images("train/bar", "train/circle");
    Files.createDirectories(folder.resolve("val/bar"));
    helps("data.empty-part", OR_REMOVE, () -> remove("val"));
    assertThat(open().validation().size()).isPositive();
  }

  @Test
  void ofAPartWithoutImagesTheOtherWay() throws Exception {
    images("train/bar", "train/circle");
    Files.createDirectories(folder.resolve("val/bar"));
    helps("data.empty-part", "Put images into its class folders", () -> images("val/bar"));
  }

  @Test
  void ofAClassWithoutImages() throws Exception {
    images("bar", "circle");
    Files.createDirectories(folder.resolve("dash"));
    helps("data.empty-class", OR_REMOVE, () -> remove("dash"));
    assertThat(open().labels()).containsExactly("bar", "circle");
  }

  @Test
  void ofAClassOfOtherFiles() throws Exception {
    images("bar", "circle");
    write("dash/a.heic", "no format that is read");
    helps("data.foreign-class", "Convert the files to JPEG, PNG", () -> images("dash"));
    assertThat(open().labels()).containsExactly("bar", "circle", "dash");
  }

  @Test
  void ofImagesWithoutClassFolders() throws Exception {
    images(".");
    helps("data.no-classes", "Make a folder per class", () -> images("bar", "circle"));
  }

  @Test
  void ofAClassThatTrainingDoesNotKnow() throws Exception {
    images("train/bar", "train/circle", "val/bar", "val/dash");
    helps(
        "data.unknown-class",
        "Use the same class folders",
        () -> Files.move(folder.resolve("val/dash"), folder.resolve("val/circle")));
  }

  @Test
  void ofAPartWithoutClassFolders() throws Exception {
    images("train/bar", "train/circle", "val");
    helps("data.flat", "or move", () -> Files.move(folder.resolve("val"), aside.resolve("val")));
  }

  @Test
  void ofAClassThatCannotBeRead() throws Exception {
    images("bar", "circle");
    for (int i = 0; i < 3; i++) {
      write("dash/" + i + ".png", "\u0089PNG cut off");
    }
    helps("data.unreadable-class", "Replace the images", () -> images("dash"));
    assertThat(open().labels()).hasSize(3);
  }

  @Test
  void ofValidationThatCannotBeRead() throws Exception {
    images("train/bar", "train/circle");
    write("val/bar/0.png", "cut off");
    write("val/circle/0.png", "cut off");
    helps("data.unreadable-validation", "or remove them", () -> remove("val"));
    assertThat(open().validation().size()).isPositive();
  }

  /** It is refused with this advice, and is taken by {@link #open} once that was done. */
  private void helps(String key, String advice, Doing doing) throws Exception {
    UserProblem problem = catchThrowableOfType(UserProblem.class, this::open);
    assertThat(problem).isNotNull();
    assertThat(problem.key()).isEqualTo(key);
    assertThat(problem.advice(Messages.ENGLISH)).contains(advice);
    doing.advised();
    open();
  }

  /** As before a training. */
  private Dataset open() throws UserProblem {
    Dataset data = Datasets.open(folder.toString()).split(new Splitting(0.2, TestUse.AT_END, 1));
    Readability.require(data);
    return data;
  }

  private void images(String... classes) throws IOException {
    for (String name : classes) {
      for (int i = 0; i < 5; i++) {
        PlainImages.write(folder.resolve(name), i, 0x202020 * i);
      }
    }
  }

  private void write(String file, String content) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }

  private void remove(String name) throws IOException {
    FileUtils.deleteDirectory(folder.resolve(name).toFile());
  }
}
