package cnnlab.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file is meant, where no screen shows its folder. */
class UserProblemTest {

  @ParameterizedTest
  @CsvSource({
    "/data/cats/1.png, 1.png, /data/cats/1.png",
    "cats.zip/train/1.png, 1.png, cats.zip/train/1.png",
    "C:\\cats\\1.png, 1.png, C:\\cats\\1.png",
    "1.png, 1.png, 1.png",
    "/data/cats/11.png, 1.png, 1.png"
  })
  void aFileIsNamedByItsPath(String where, String name, String named) {
    UserProblem problem = UserProblem.of("image.broken", name).at(where);
    assertThat(problem.getMessage()).startsWith("The image " + name + " is damaged");
    assertThat(problem.inFull().getMessage()).startsWith("The image " + named + " is damaged");
    assertThat(problem.inFull().what(Messages.CHINESE)).contains(named);
  }

  @Test
  void soIsOneWithinAnother() {
    UserProblem last = UserProblem.of("image.broken", "9.png").at("data/cat/9.png");
    UserProblem all = UserProblem.of("data.unreadable-class", "cat", 9, last).at("data");
    assertThat(all.inFull().getMessage()).contains("The image data/cat/9.png is damaged");
  }

  @Test
  void whatIsNoFileStays() {
    UserProblem problem = UserProblem.of("setting.epochs", 0, 1, 9).at("epochs");
    assertThat(problem.inFull().getMessage()).isEqualTo(problem.getMessage());
  }
}
