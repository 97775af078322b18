package cnnlab.ui.explore.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Conventions;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.explore.gallery.GalleryViewModel.KeyNumbers;
import cnnlab.ui.explore.model.ExploreModels;
import cnnlab.ui.explore.own.OwnSamples;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleryViewModelTest {
  private final ObjectProperty<Conventions> conventions =
      new SimpleObjectProperty<>(Conventions.STANDARD);
  private final ObjectProperty<List<Entry>> own = new SimpleObjectProperty<>(List.of());
  private final GalleryViewModel gallery =
      new GalleryViewModel(ExploreModels.immediate(), conventions, own);

  @ParameterizedTest
  @CsvSource({
    "resnet 50, resnet50 resnet50_v1",
    "  VGG   16 , vgg16 vgg16_bn",
    "lecun 1998, lenet5",
    "alexnet torchvision, alexnet_torchvision",
    "no such network, ''"
  })
  void everyWordMustOccurInNameTitleOrPaper(String words, String names) {
    gallery.filterProperty().set(words);
    assertThat(String.join(" ", gallery.matching().stream().map(Entry::name).toList()))
        .isEqualTo(names);
  }

  @Test
  void withoutWordsEveryNetworkIsThere() {
    assertThat(gallery.matching()).isEqualTo(Catalogue.entries());
  }

  @Test
  void theNumbersAreCountedOnceAndAnewUnderOtherConventions() {
    assertThat(gallery.keyNumbersProperty().get()).isEmpty();
    conventions.set(Conventions.STANDARD.withFlops(true));
    assertThat(gallery.keyNumbersProperty().get()).as("nobody has asked").isEmpty();

    conventions.set(Conventions.STANDARD);
    gallery.load();
    assertThat(gallery.keyNumbersProperty().get())
        .hasSameSizeAs(Catalogue.entries())
        .containsEntry("vgg16", new KeyNumbers(138_357_544, 15_470_264_320L));
    var counted = gallery.keyNumbersProperty().get();
    gallery.load();
    assertThat(gallery.keyNumbersProperty().get()).isSameAs(counted);

    conventions.set(Conventions.STANDARD.withFlops(true));
    assertThat(gallery.keyNumbersProperty().get())
        .containsEntry("vgg16", new KeyNumbers(138_357_544, 2 * 15_470_264_320L));
    assertThat(gallery.flops()).isTrue();
  }

  @Test
  void networksOfOnesOwnStandFirstByTitleAndAreFoundAndCounted(@TempDir Path folder)
      throws Exception {
    gallery.load();
    own.set(List.of(OwnSamples.save("edges only", folder), OwnSamples.save("my VGG-11", folder)));

    assertThat(gallery.matching().stream().limit(3).map(Entry::title))
        .containsExactly("edges only", "my VGG-11", "LeNet-5");
    assertThat(gallery.keyNumbersProperty().get())
        .hasEntrySatisfying(
            own.get().getLast().name(), numbers -> assertThat(numbers.params()).isEqualTo(62_006));
    gallery.filterProperty().set("my vgg");
    assertThat(gallery.matching()).extracting(Entry::title).containsExactly("my VGG-11");
  }
}
