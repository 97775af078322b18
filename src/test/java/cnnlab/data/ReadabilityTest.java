package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A network is trained and judged on images that can be read. */
class ReadabilityTest {
  private static final String SOUND = "sound";

  @Test
  void someDamagedImagesAreNoReasonToRefuse() {
    assertThatCode(
            () ->
                Readability.require(
                    data(
                        split("0:broken.png", "0:sound", "1:sound", "1:broken.jpg"),
                        split("0:broken.png", "1:sound"))))
        .doesNotThrowAnyException();
  }

  @Test
  void aClassWithoutReadableImagesIsRefused() {
    Dataset data = data(split("0:sound", "0:broken.png", "1:a.jpg", "1:b.jpg"), split("0:sound"));

    assertThatThrownBy(() -> Readability.require(data))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> {
              assertThat(problem.key()).isEqualTo("data.unreadable-class");
              assertThat(problem.where()).isEqualTo("/pets/b.jpg");
              assertThat(problem.sentences(Messages.ENGLISH))
                  .contains("class dog", "2 tried", "b.jpg is damaged", "Copy it again");
              assertThat(problem.sentences(Messages.CHINESE)).contains("类别 dog", "b.jpg");
            });
  }

  @Test
  void validationWithoutReadableImagesIsRefused() {
    Dataset data = data(split("0:sound", "1:sound"), split("0:a.png", "1:b.png"));

    assertThatThrownBy(() -> Readability.require(data))
        .isInstanceOfSatisfying(
            UserProblem.class,
            problem -> assertThat(problem.key()).isEqualTo("data.unreadable-validation"))
        .hasMessageContaining("a share of the training images then validates");
  }

  private static Dataset data(Split train, Split validation) {
    return new Dataset("pets", List.of("cat", "dog"), train, validation, null, 1);
  }

  /** Labels and files. */
  private static Split split(String... examples) {
    return new Split() {
      @Override
      public int size() {
        return examples.length;
      }

      @Override
      public int label(int index) {
        return examples[index].charAt(0) - '0';
      }

      @Override
      public RgbImage image(int index) throws UserProblem {
        String file = examples[index].substring(2);
        if (!file.equals(SOUND)) {
          throw UserProblem.of("image.broken", file).at("/pets/" + file);
        }
        return new RgbImage(1, 1, new byte[3]);
      }
    };
  }
}
