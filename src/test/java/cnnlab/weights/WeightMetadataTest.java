package cnnlab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cnnlab.data.transform.Preprocessing;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeightMetadataTest {

  @Test
  void nothingSaidMeansImageNetsUsualPreparation() throws UserProblem {
    WeightMetadata metadata = WeightMetadata.of(Map.of());

    assertThat(metadata.architecture()).isNull();
    assertThat(metadata.preprocessing())
        .isEqualTo(
            new Preprocessing(
                224, 256, List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f)));
  }

  @Test
  void theUsualResizeGrowsWithTheInputSize() throws UserProblem {
    assertThat(WeightMetadata.of(Map.of("input_size", "448")).preprocessing().resize())
        .isEqualTo(512);
  }

  @Test
  void whatIsWrittenIsReadAgain() throws UserProblem {
    Preprocessing preprocessing =
        new Preprocessing(32, 36, List.of(0.49139968f, 0.1f, 0f), List.of(1 / 3f, 1e-4f, 1f));
    WeightMetadata metadata = new WeightMetadata("resnet20", "cifar-10", preprocessing);

    assertThat(WeightMetadata.of(metadata.toMap())).isEqualTo(metadata);
    assertThat(metadata.toMap())
        .containsEntry("input_size", "32")
        .containsEntry("mean", "[0.49139968, 0.1, 0.0]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input_size | 0",
        "input_size | -5",
        "input_size | 1e3",
        "input_size | 99999999999",
        "input_size | 257x",
        "resize | 223",
        "mean | [0.5, 0.5]",
        "mean | 0.5",
        "mean | [0.5, 0.5, '0.5']",
        "mean | [0.5, 0.5, NaN]",
        "mean | [0.5, 0.5, 1e99]",
        "mean | [0.5,",
        "mean | ''",
        "std | [1, 1, 0]",
        "std | [1, -1, 1]"
      })
  void aValueWithoutSenseIsNamed(String key, String value) {
    assertThatThrownBy(() -> WeightMetadata.of(Map.of(key, value)))
        .isInstanceOfSatisfying(
            UserProblem.class, problem -> assertThat(problem.where()).isEqualTo(key))
        .hasMessageContaining(key);
  }
}
