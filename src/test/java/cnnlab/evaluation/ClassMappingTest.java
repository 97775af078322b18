package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cnnlab.data.ClassNames;
import cnnlab.text.UserProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMappingTest {
  @Test
  void aFolderWithSomeOfTheClassesInAnotherOrder() throws UserProblem {
    assertThat(of(List.of("Dog", "cat "), List.of("bird", "cat", "dog"))).containsExactly(2, 1);
  }

  @Test
  void anAccentIsTheSameHoweverItIsWritten() throws UserProblem {
    assertThat(of(List.of("cafe\u0301", "b"), List.of("b", "caf\u00e9"))).containsExactly(1, 0);
  }

  /** No folder can be called "T-shirt/top", and a Chinese user reads Chinese names on screen. */
  @Test
  void foldersAreCalledAsAUserWouldCallThem() throws UserProblem {
    List<String> fashion = ClassNames.of(ClassNames.FASHION_MNIST);
    assertThat(
            ClassMapping.of(
                "mine",
                List.of("ankle_boot", "T-shirt top", "裤子", "包"),
                fashion,
                ClassNames.FASHION_MNIST))
        .containsExactly(9, 0, 1, 8);
  }

  @Test
  void whatSignsAloneTellApartIsNotGuessed() throws UserProblem {
    List<String> network = List.of("C", "C++", "1.0");
    assertThat(of(List.of("c++", "c"), network)).containsExactly(1, 0);
    assertThatExceptionOfType(UserProblem.class).isThrownBy(() -> of(List.of("c#", "c"), network));
  }

  @Test
  void numbersWhereTheNetworkHasNoNames() throws UserProblem {
    assertThat(of(List.of("cat", "dog"), List.of("0", "1"))).containsExactly(0, 1);
  }

  @Test
  void aClassThatTheNetworkDoesNotKnowIsNamed() {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> of(List.of("cat", "zebra"), List.of("cat", "dog")))
        .withMessageContaining("zebra")
        .withMessageContaining("cat, dog")
        .withMessageContaining("pets");
    assertThatExceptionOfType(UserProblem.class)
        .as("another number of classes than a network without names has")
        .isThrownBy(() -> of(List.of("a", "b", "c"), List.of("0", "1")));
  }

  private static int[] of(List<String> data, List<String> network) throws UserProblem {
    return ClassMapping.of("pets", data, network, null);
  }
}
