package cnnlab.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPartTest {
  @ParameterizedTest
  @CsvSource({
    "TRAIN, train",
    "TRAIN, Training",
    "TRAIN, training_set",
    "TRAIN, Train-Images",
    "TRAIN, trainset",
    "TRAIN, 训练集",
    "VALIDATION, val",
    "VALIDATION, Valid",
    "VALIDATION, Validate",
    "VALIDATION, dev",
    "VALIDATION, validation_data",
    "VALIDATION, 验证集",
    "TEST, test",
    "TEST, Testing",
    "TEST, test set",
    "TEST, TEST_SPLIT",
    "TEST, 测试",
  })
  void isKnownByItsCommonNames(DataPart part, String folder) {
    assertThat(Stream.of(DataPart.values()).filter(it -> it.names(folder))).containsExactly(part);
  }

  @ParameterizedTest
  @ValueSource(strings = {"trains", "trainer", "values", "device", "contest", "set", "data", "cat"})
  void anotherNameIsNoPart(String folder) {
    assertThat(Stream.of(DataPart.values()).filter(it -> it.names(folder))).isEmpty();
  }

  @Test
  void theCommonestNameGoesFirst() {
    assertThat(DataPart.VALIDATION.in(new TreeSet<>(List.of("Dev", "valid", "val_set"))))
        .contains("valid");
  }
}
