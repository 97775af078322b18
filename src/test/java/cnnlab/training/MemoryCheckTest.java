package cnnlab.training;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.TensorSpec;
import cnnlab.arch.Tensors;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.BatchLoader;
import cnnlab.data.Dataset;
import cnnlab.data.image.JoinedSplit;
import cnnlab.data.image.MemorySplit;
import cnnlab.data.image.RgbImage;
import cnnlab.data.image.Split;
import cnnlab.data.transform.Augmentation;
import cnnlab.data.transform.Preprocessing;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.PretrainedSource;
import cnnlab.run.RunSamples;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The forecast of what a run takes beside its network. */
class MemoryCheckTest {
  private static final int SIZE = 64;
  private static final long IMAGE = 3L * SIZE * SIZE;

  private final RunSettings settings =
      RunSamples.settings().with(new NetworkSettings("resnet20", SIZE, 2, 0.25, false));

  /** Images in files, larger than the network's input. */
  private record Photos(int size) implements Split {
    @Override
    public int label(int index) {
      return index % 2;
    }

    @Override
    public RgbImage image(int index) {
      return new RgbImage(100, 80, new byte[3 * 100 * 80]);
    }
  }

  @Test
  void decodedImagesAreCountedAsTheyComeToBeKept() throws UserProblem {
    Dataset photos = photos(10, 4, new Photos(3));
    long forecast = photos.cachedBytes(SIZE, Augmentation.NONE);
    assertThat(forecast).isEqualTo(17 * IMAGE);

    Preprocessing preprocessing = Preprocessing.measured(photos.train(), SIZE);
    Dataset prepared = photos.prepared(preprocessing, Augmentation.NONE);
    long kept = 0;
    for (Split split : prepared.splits()) {
      for (int i = 0; i < split.size(); i++) {
        RgbImage image = split.image(i);
        assertThat(split.image(i)).as("the second time from memory").isSameAs(image);
        kept += image.rgb().length;
      }
    }
    assertThat(kept).isEqualTo(forecast);
  }

  @Test
  void trainingImagesThatAreCutAnewAreNotKept() throws UserProblem {
    Augmentation windows = Augmentation.NONE.withResizedCrop(0.5);
    Dataset photos = photos(10, 4, null);

    assertThat(photos.cachedBytes(SIZE, windows)).isEqualTo(4 * IMAGE);
    Split train = photos.prepared(Preprocessing.measured(photos.train(), SIZE), windows).train();
    assertThat(train.image(0)).isNotSameAs(train.image(0));
  }

  @Test
  void whatLiesInMemoryAsItIsNeededIsNotKeptTwice() {
    Split block = new MemorySplit(2, 2, MemorySplit.Layout.GRAY, new byte[12], new byte[3]);
    Dataset small =
        new Dataset(
            "small", List.of("a", "b"), new JoinedSplit(List.of(block, block)), block, null, 2);

    assertThat(small.cachedBytes(2, Augmentation.NONE)).isZero();
    assertThat(small.cachedBytes(4, Augmentation.NONE)).as("scaled").isEqualTo(9 * 3L * 16);
  }

  @Test
  void moreImagesThanFitAreDecodedEachTime() throws UserProblem {
    int many = (int) (Runtime.getRuntime().maxMemory() / 4 / IMAGE) + 1;

    assertThat(photos(many, 4, null).cachedBytes(SIZE, Augmentation.NONE)).isEqualTo(4 * IMAGE);
  }

  @Test
  void aWeightFileCountsWhereOneIsRead() throws UserProblem {
    Architecture architecture = Catalogue.build(settings.network());
    long weights =
        Tensors.of(architecture).stream().mapToLong(TensorSpec::elements).sum() * Float.BYTES;
    RunSettings from = settings.with(new PretrainedSource("a file", ""));

    assertThat(MemoryCheck.beside(architecture, settings, photos(1, 1, null))).isEqualTo(2 * IMAGE);
    assertThat(MemoryCheck.beside(architecture, from, photos(1, 1, null)))
        .as("the given weights")
        .isEqualTo(2 * IMAGE + weights);
    assertThat(MemoryCheck.beside(architecture, settings, photos(1, 1, new Photos(1))))
        .as("the best ones, before the test")
        .isEqualTo(3 * IMAGE + weights);
  }

  @Test
  void aRunTakesItsBatchesAndWhatItKeepsBesideTheNetwork() throws UserProblem {
    Architecture architecture = Catalogue.build(settings.network());
    SoftmaxEngine engine = new SoftmaxEngine();
    long network =
        engine.memoryForTraining(architecture, OptimizerSettings.Kind.SGD, Set.of(), 8).total();
    MemoryCheck check =
        new MemoryCheck(engine, architecture, OptimizerSettings.Kind.SGD, Set.of(), 12_345);

    assertThat(check.ofRun(8).total() - network)
        .isEqualTo(BatchLoader.bytes(8, 3 * SIZE * SIZE) + 12_345);
  }

  private static Dataset photos(int train, int validation, @Nullable Split test) {
    return new Dataset(
        "photos", List.of("a", "b"), new Photos(train), new Photos(validation), test, 80);
  }
}
