package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageNetClassesTest {
  @Test
  void thereAreAThousandNamesInBothLanguages() {
    List<String> english = ImageNetClasses.in(Messages.ENGLISH);
    List<String> chinese = ImageNetClasses.in(Messages.CHINESE);

    assertThat(english).hasSize(1000).noneMatch(String::isBlank);
    assertThat(chinese).hasSize(1000).noneMatch(String::isBlank).doesNotHaveDuplicates();
    assertThat(english.get(285)).isEqualTo("Egyptian cat");
    assertThat(chinese.get(285)).isEqualTo("埃及猫");
    assertThat(english.get(967)).isEqualTo("espresso");
    assertThat(english.get(698)).isEqualTo("palace");
    assertThat(english.getLast()).startsWith("toilet tissue");
  }

  /** The ten that Imagenette chose, as its authors name them. */
  @Test
  void foldersOfTheOfficialLayoutAreNamed() {
    assertThat(
            ImageNetClasses.readable(
                List.of(
                    "n01440764",
                    "n02102040",
                    "n02979186",
                    "n03000684",
                    "n03028079",
                    "n03394916",
                    "n03417042",
                    "n03425413",
                    "n03445777",
                    "n03888257")))
        .containsExactly(
            "tench",
            "English springer",
            "cassette player",
            "chain saw",
            "church",
            "French horn",
            "garbage truck",
            "gas pump",
            "golf ball",
            "parachute");
  }

  @Test
  void aPersonsOwnFoldersKeepTheirNames() {
    assertThat(ImageNetClasses.readable(List.of("cat", "n1"))).containsExactly("cat", "n1");
    assertThat(ImageNetClasses.translated(Messages.CHINESE, List.of("tench", "my dog")))
        .containsExactly("tench", "my dog");
  }
}
