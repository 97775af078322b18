package cnnlab.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.text.UserProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonProgressTest {
  @TempDir Path folder;

  @Test
  void whatWasAnsweredAndCountedIsThereAgain() throws Exception {
    Path file = folder.resolve("lessons/one.json");
    LessonProgress progress =
        LessonProgress.NONE
            .at("guess", false)
            .answered("guess", List.of("vgg"))
            .counted("guess", "vgg", 1)
            .counted("guess", "vgg", 1)
            .counted("guess", "google", -1);
    progress.write(file);
    LessonProgress read = LessonProgress.read(file);
    assertThat(read).isEqualTo(progress);
    assertThat(read.count("guess", "vgg")).isEqualTo(2);
    assertThat(read.count("guess", "google")).as("never fewer than no hands").isZero();
    assertThat(read.done()).isFalse();
    assertThat(read.at("next", true).at("guess", false).done()).as("once done, done").isTrue();
  }

  @Test
  void thatItCannotBeKeptIsSaidWithWhatToDo() throws Exception {
    Path inTheWay = Files.createFile(folder.resolve("lessons"));
    assertThatThrownBy(() -> LessonProgress.NONE.write(inTheWay.resolve("one.json")))
        .isInstanceOf(UserProblem.class)
        .hasMessageContainingAll("progress in this lesson is not kept", "lessons", "writable");
  }

  @Test
  void aFileThatCannotBeUnderstoodCostsTheProgressOnly() throws Exception {
    Path file = folder.resolve("broken.json");
    Files.writeString(file, "{");
    assertThat(LessonProgress.read(file)).isEqualTo(LessonProgress.NONE);
    assertThat(LessonProgress.read(folder.resolve("none.json"))).isEqualTo(LessonProgress.NONE);
  }
}
