package cnnlab.ui.explore.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // set before each test
class ExploreViewModelTest {
  private ExploreViewModel model;

  @BeforeEach
  void resNet50() throws UserProblem {
    Background background =
        Background.immediate(
            error -> {
              throw new AssertionError(error);
            });
    model = new ExploreViewModel(background, Catalogue.entry("resnet50"));
  }

  @Test
  void aNetworkIsShownWithItsPublishedNumbers() {
    assertThat(params()).isEqualTo(25_557_032);
    assertThat(model.inputSizeProperty().get()).isEqualTo("224");
  }

  @Test
  void everythingFollowsTheNumberOfClasses() {
    model.classesProperty().set("10");
    assertThat(params()).isEqualTo(25_557_032 - 990 * 2049);
  }

  @Test
  void choosingAnotherNetworkTakesItsPublishedSettings() throws UserProblem {
    model.classesProperty().set("10");
    model.selectedProperty().set("layer1.0.conv1");
    model.entryProperty().set(Catalogue.entry("vgg16"));
    assertThat(params()).isEqualTo(138_357_544);
    assertThat(model.selectedProperty().get()).isEmpty();
  }

  @Test
  void anInputThatIsTooSmallIsRefusedWithLayerAndSmallestSizeAndTheLastNetworkStays()
      throws UserProblem {
    model.entryProperty().set(Catalogue.entry("alexnet_torchvision"));
    long before = params();
    model.inputSizeProperty().set("4");
    UserProblem problem = model.problemProperty().get().orElseThrow();
    assertThat(problem.what(Messages.ENGLISH)).contains("layer features.");
    assertThat(problem.advice(Messages.ENGLISH)).containsPattern("smallest size .* \\d+ pixels");
    assertThat(params()).isEqualTo(before);
    model.inputSizeProperty().set("32");
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void whatIsNoNumberIsMarkedAtItsField() {
    model.widthProperty().set("wide");
    UserProblem problem = model.problemProperty().get().orElseThrow();
    assertThat(problem.where()).isEqualTo("width");
    assertThat(problem.what(Messages.ENGLISH)).contains("wide");
  }

  @Test
  void aSelectedLayerStaysSelectedAsLongAsTheNetworkHasIt() {
    model.selectedProperty().set("layer4.2.conv3");
    model.inputSizeProperty().set("32");
    assertThat(model.selectedProperty().get()).isEqualTo("layer4.2.conv3");
  }

  @Test
  void theGalleryFindsNetworksThatMatchEveryWord() {
    model.filterProperty().set("resnet 50");
    assertThat(model.matching()).extracting(Entry::name).containsExactly("resnet50", "resnet50_v1");
    model.filterProperty().set("");
    assertThat(model.matching()).hasSameSizeAs(Catalogue.entries());
  }

  @Test
  void theGalleryKnowsTheSizeOfEveryNetwork() {
    model.loadKeyNumbers();
    assertThat(model.keyNumbersProperty().get()).hasSameSizeAs(Catalogue.entries());
    assertThat(model.keyNumbersProperty().get())
        .containsEntry("vgg16", new ExploreViewModel.KeyNumbers(138_357_544, 15_470_264_320L));
  }

  private long params() {
    return model.analysisProperty().get().orElseThrow().params();
  }
}
