package cnnlab.ui.explore.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
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
    assertThat(model.typed().inputSizeProperty().get()).isEqualTo("224");
  }

  @Test
  void everythingFollowsTheNumberOfClasses() {
    model.typed().classesProperty().set("10");
    assertThat(params()).isEqualTo(25_557_032 - 990 * 2049);
  }

  @Test
  void choosingAnotherNetworkTakesItsPublishedSettings() throws UserProblem {
    model.typed().classesProperty().set("10");
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
    model.typed().inputSizeProperty().set("4");
    UserProblem problem = model.problemProperty().get().orElseThrow();
    assertThat(problem.what(Messages.ENGLISH)).contains("layer features.");
    assertThat(problem.advice(Messages.ENGLISH)).containsPattern("smallest size .* \\d+ pixels");
    assertThat(params()).isEqualTo(before);
    model.typed().inputSizeProperty().set("32");
    assertThat(model.problemProperty().get()).isEmpty();
  }

  @Test
  void whatIsNoNumberIsMarkedAtItsField() {
    model.typed().widthProperty().set("wide");
    UserProblem problem = model.problemProperty().get().orElseThrow();
    assertThat(problem.where()).isEqualTo("width");
    assertThat(problem.what(Messages.ENGLISH)).contains("wide");
  }

  @Test
  void aSelectedLayerStaysSelectedAsLongAsTheNetworkHasIt() {
    model.selectedProperty().set("layer4.2.conv3");
    model.typed().inputSizeProperty().set("32");
    assertThat(model.selectedProperty().get()).isEqualTo("layer4.2.conv3");
  }

  @Test
  void ofNetworksChosenInQuickSuccessionTheLastIsShownAndNothingElse() throws UserProblem {
    Deque<Runnable> workers = new ArrayDeque<>();
    ExploreViewModel slow =
        new ExploreViewModel(
            new Background(workers::add, Runnable::run, ExploreViewModelTest::fail),
            Catalogue.entry("lenet5"));
    List<String> shown = new ArrayList<>();
    slow.analysisProperty()
        .subscribe(it -> it.ifPresent(each -> shown.add(each.architecture().name())));
    List<Entry> twenty = Catalogue.entries().subList(1, 21);
    twenty.forEach(slow.entryProperty()::set);
    while (!workers.isEmpty()) {
      workers.remove().run();
    }
    assertThat(shown).containsExactly(twenty.getLast().name());
    assertThat(slow.historyProperty().get().orElseThrow().now().settings().name())
        .isEqualTo(twenty.getLast().name());
    assertThat(slow.editedProperty().get()).isFalse();
  }

  @Test
  void theVariantsAreOfTheFamilyAndAnOwnNetworkIsItsOwn() throws UserProblem {
    assertThat(model.variants())
        .extracting(Entry::name)
        .contains("resnet18", "resnet50", "resnet152")
        .doesNotContain("vgg16", "resnet20");
  }

  private static void fail(Throwable error) {
    throw new AssertionError(error);
  }

  private long params() {
    return model.analysisProperty().get().orElseThrow().params();
  }
}
