package cnnlab.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.data.transform.Preprocessing;
import cnnlab.text.Messages;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignMetadataTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "architecture | vit_base_patch16_224",
        "input_size | [3, 32, 32]",
        "input_size | 224x224",
        "resize | bilinear",
        "mean | imagenet",
        "mean | 0.5",
        "std | (0.229, 0.224, 0.225)",
        "labels | cat, dog",
      })
  void whatAnotherProgramSaysIsLeftOutAndSaid(String key, String value) throws UserProblem {
    Weights read = inOwnTerms(Map.of(key, value, "format", "pt"));

    assertThat(read.metadata()).containsOnlyKeys("format");
    assertThat(WeightMetadata.of(read.metadata())).isEqualTo(WeightMetadata.of(Map.of()));
    assertThat(read.notes()).containsExactly(Note.of("weights.note.foreign", key, value));
    assertThat(read.notes().getFirst().text(Messages.ENGLISH)).contains(key).contains(value);
  }

  /** As timm describes its weights: what can be read counts. */
  @Test
  void whatMeansTheSameIsUsed() throws UserProblem {
    Weights read =
        inOwnTerms(
            Map.of(
                "architecture", "resnet18",
                "input_size", "[3, 224, 224]",
                "mean", "[0.5, 0.5, 0.5]",
                "std", "[0.25, 0.25, 0.25]"));

    WeightMetadata about = WeightMetadata.of(read.metadata());
    assertThat(about.architecture()).isEqualTo("resnet18");
    assertThat(about.preprocessing())
        .isEqualTo(new Preprocessing(224, 256, List.of(.5f, .5f, .5f), List.of(.25f, .25f, .25f)));
    assertThat(read.notes()).hasSize(1);
  }

  /** torchvision's numbers as mmcv writes them, Caffe's as Keras has them, a mean alone. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[123.675, 116.28, 103.53] | [58.395, 57.12, 57.375] | 0.485 | 0.229",
        "[123.68, 116.779, 103.939] | [1.0, 1.0, 1.0] | 0.485020 | 0.00392157",
        "[0.0, 0.0, 0.0] | [255.0, 255.0, 255.0] | 0 | 1",
        "[123.68, 116.779, 103.939] | | 0.485020 | 0.00392157",
      })
  void numbersForPixelsAreBroughtToTheScaleOfOne(
      String mean, String std, float firstMean, float firstStd) throws UserProblem {
    Map<String, String> metadata = new HashMap<>(Map.of("mean", mean));
    if (std != null) {
      metadata.put("std", std);
    }

    Weights read = inOwnTerms(metadata);

    Preprocessing used = WeightMetadata.of(read.metadata()).preprocessing();
    assertThat(used.mean().getFirst()).isCloseTo(firstMean, within(1e-6f));
    assertThat(used.std().getFirst()).isCloseTo(firstStd, within(1e-6f));
    assertThat(read.notes()).extracting(Note::key).containsExactly("weights.note.pixels");
  }

  /** An own value that another program has replaced is left out; one that is damaged stays. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input_size | [3, 32, 32] | false",
        "resize | bilinear | false",
        "mean | imagenet | false",
        "input_size | 3x | true",
        "resize | 31 | true",
        "mean | [0.5, 0.5 | true",
        "std | [1.0, 1.0, 0.0] | true",
        "std | '' | true",
        "labels | [\"a\", | true",
        "architecture | resnet2( | true",
      })
  void whatIsDamagedIsNotTakenForAnothers(String key, String value, boolean stays)
      throws UserProblem {
    Map<String, String> metadata =
        new HashMap<>(new WeightMetadata("resnet20", "cifar-10", Preprocessing.usual(32)).toMap());
    metadata.put(key, value);

    Weights read = inOwnTerms(metadata);

    assertThat(read.metadata().containsKey(key)).isEqualTo(stays);
    assertThat(read.notes().isEmpty()).isEqualTo(stays);
  }

  /** A mean of one program goes with the deviation of the same. */
  @Test
  void halfOfANormalizationIsLeftOutWhole() throws UserProblem {
    Weights read = inOwnTerms(Map.of("mean", "imagenet", "std", "[0.25, 0.25, 0.25]"));

    assertThat(read.metadata()).isEmpty();
    assertThat(read.notes())
        .containsExactly(
            Note.of("weights.note.foreign", "mean", "imagenet"),
            Note.of("weights.note.foreign", "std", "[0.25, 0.25, 0.25]"));
  }

  private static Weights inOwnTerms(Map<String, String> metadata) throws UserProblem {
    return ForeignMetadata.inOwnTerms(new Weights(Map.of(), metadata));
  }
}
