package cnnlab.ui.explore.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Conventions;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.Layer;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.ui.explore.gallery.GalleryViewModel.KeyNumbers;
import cnnlab.ui.explore.model.ExploreModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GalleryViewModelTest {
  private final ObjectProperty<Conventions> conventions =
      new SimpleObjectProperty<>(Conventions.STANDARD);
  private final GalleryViewModel gallery =
      new GalleryViewModel(ExploreModels.immediate(), conventions, Path.of("no such folder"));

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
    save("my VGG-11", folder);
    save("edges only", folder);
    Files.writeString(folder.resolve("notes.json"), "{\"no\": \"network\"}");
    Files.writeString(folder.resolve("readme.txt"), "mine");
    GalleryViewModel mine = new GalleryViewModel(ExploreModels.immediate(), conventions, folder);
    mine.load();
    mine.refreshOwn();

    assertThat(mine.matching().stream().limit(3).map(Entry::title))
        .containsExactly("edges only", "my VGG-11", "LeNet-5");
    String path = mine.ownProperty().get().getLast().name();
    assertThat(mine.keyNumbersProperty().get())
        .hasEntrySatisfying(path, numbers -> assertThat(numbers.params()).isEqualTo(62_006));
    mine.filterProperty().set("my vgg");
    assertThat(mine.matching()).extracting(Entry::title).containsExactly("my VGG-11");
  }

  @Test
  void whoHasBuiltNothingYetHasNoNetworksOfTheirOwn(@TempDir Path folder) {
    GalleryViewModel none =
        new GalleryViewModel(ExploreModels.immediate(), conventions, folder.resolve("none"));
    none.refreshOwn();
    assertThat(none.ownProperty().get()).isEmpty();
  }

  private static void save(String title, Path folder) throws Exception {
    Draft draft = Draft.of(Catalogue.build(Catalogue.entry("lenet5").settings())).renamed(title);
    Files.writeString(folder.resolve(title + ".json"), ArchitectureJson.write(draft.build()));
  }

  /** A model of ONNX becomes a network of one's own; once, however often it is opened. */
  @Test
  void theNetworkOfAModelIsKeptUnderItsNameAndThatOfAnotherBesideIt(@TempDir Path folder)
      throws Exception {
    GalleryViewModel mine = new GalleryViewModel(ExploreModels.immediate(), conventions, folder);
    Path model = resource("small13");
    Path other = Files.copy(resource("mobile11"), folder.resolve("small13.onnx"));
    List<GalleryViewModel.Imported> taken = new ArrayList<>();

    mine.take(model, taken::add);
    mine.take(model, taken::add);
    mine.take(other, taken::add);
    mine.refreshOwn();

    assertThat(taken).allMatch(it -> it.problem() == null);
    assertThat(taken).extracting(it -> it.entry().title()).containsOnly("small13");
    assertThat(mine.ownProperty().get()).extracting(Entry::name).hasSize(2);
    assertThat(taken.getLast().entry().name()).endsWith("small13-2.json");
  }

  @Test
  void ofAModelThatCannotBeRepresentedTheFirstPartIsShownAndTheRestNamed(@TempDir Path folder)
      throws Exception {
    GalleryViewModel mine = new GalleryViewModel(ExploreModels.immediate(), conventions, folder);
    List<GalleryViewModel.Imported> taken = new ArrayList<>();

    mine.take(resource("unknown"), taken::add);

    var imported = taken.getFirst();
    assertThat(Catalogue.build(imported.entry().settings()).layers())
        .extracting(Layer::name)
        .containsExactly("input", "pad", "mul", "conv2", "relu");
    assertThat(Objects.requireNonNull(imported.problem()).getMessage())
        .contains("/Resize (Resize)", "/Erf (Erf)");
  }

  private static Path resource(String name) throws Exception {
    String file = "/cnnlab/weights/onnx/" + name + ".onnx";
    return Path.of(Objects.requireNonNull(GalleryViewModelTest.class.getResource(file)).toURI());
  }
}
