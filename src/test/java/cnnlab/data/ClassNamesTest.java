package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.text.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassNamesTest {

  @Test
  void storedLabelsOfAWellKnownDataSetAreTranslated() {
    List<String> stored = ClassNames.of("cifar-10");

    assertThat(ClassNames.translated(Messages.CHINESE, "cifar-10", stored))
        .startsWith("飞机", "汽车")
        .endsWith("卡车");
    assertThat(ClassNames.translated(Messages.ENGLISH, "cifar-10", stored)).isEqualTo(stored);
    assertThat(ClassNames.translated(Messages.CHINESE, "Fashion-MNIST", List.of("a", "b")))
        .as("a person's own names stay")
        .containsExactly("a", "b");
    assertThat(ClassNames.translated(Messages.CHINESE, "my-pets", List.of("cat")))
        .containsExactly("cat");
  }
}
