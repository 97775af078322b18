package cnnlab.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

  @Test
  void numbersWhereTheNetworkHasNoNames() throws UserProblem {
    assertThat(of(List.of("cat", "dog"), List.of("0", "1"))).containsExactly(0, 1);
  }

  @Test
  void aClassThatTheNetworkDoesNotKnowIsNamed() {
    assertThatExceptionOfType(UserProblem.class)
        .isThrownBy(() -> of(List.of("cat", "zebra"), List.of("cat", "dog")))
        .withMessageContaining("zebra")
        .withMessageContaining("pets");
    assertThatExceptionOfType(UserProblem.class)
        .as("another number of classes than a network without names has")
        .isThrownBy(() -> of(List.of("a", "b", "c"), List.of("0", "1")));
  }

  private static int[] of(List<String> data, List<String> network) throws UserProblem {
    return ClassMapping.of("pets", data, network);
  }
}
