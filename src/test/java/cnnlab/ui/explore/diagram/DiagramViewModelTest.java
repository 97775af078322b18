package cnnlab.ui.explore.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.analysis.Conventions;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Quantity;
import cnnlab.text.Messages;
import cnnlab.ui.Background;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Texts;
import cnnlab.ui.explore.diagram.DiagramRequest.Made;
import cnnlab.ui.explore.model.ExploreViewModel;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiagramViewModelTest {
  private static final Viewport VIEW = new Viewport(1.25, -30, 40);

  private final Background background =
      Background.immediate(
          problem -> {
            throw new AssertionError(problem);
          });
  private ExploreViewModel network =
      new ExploreViewModel(background, Catalogue.entries().getFirst());
  private TimingViewModel timing = timing();
  private DiagramViewModel model = model();

  @BeforeEach
  void showResNet() throws Exception {
    network = new ExploreViewModel(background, Catalogue.entry("resnet34"));
    timing = timing();
    model = model();
    model.setRoom(Room.of(640, 440, 1280, 720, 1));
  }

  private TimingViewModel timing() {
    return new TimingViewModel(
        network,
        background,
        new FakeEngine(),
        problem -> {
          throw new AssertionError(problem);
        });
  }

  private DiagramViewModel model() {
    return new DiagramViewModel(network, timing, background, new Texts(Messages.ENGLISH));
  }

  @Test
  void tooltipsCountCostsAsChosen() {
    model.choose(Level.LAYERS);
    assertThat(tooltip("conv1")).contains("9,408 parameters", "118,013,952 MACs");
    network.conventionsProperty().set(Conventions.STANDARD.withFlops(true));
    assertThat(tooltip("conv1")).contains("236,027,904 FLOPs").doesNotContain("MACs");

    assertThat(tooltip("conv1")).contains("Activations 3.06 MiB");
    network.conventionsProperty().set(Conventions.STANDARD.withDecimal(true));
    assertThat(tooltip("conv1")).contains("Activations 3.21 MB");
    assertThat(tooltip("relu")).doesNotContain("Activations");
    network.conventionsProperty().set(Conventions.STANDARD.withInPlace(false));
    assertThat(tooltip("relu")).contains("Activations 3.06 MiB");
  }

  private String tooltip(String layer) {
    return model
        .madeProperty()
        .get()
        .orElseThrow()
        .picture()
        .node(layer)
        .orElseThrow()
        .node()
        .tooltip();
  }

  @Test
  void timesAreThoseOfTheNetworkInViewOnceItIsMeasured() throws Exception {
    assertThat(secondsOfClassifier()).isZero();
    timing.measure();
    double measured = secondsOfClassifier();
    assertThat(measured).isPositive();
    network.entryProperty().set(Catalogue.entry("resnet18"));
    assertThat(secondsOfClassifier()).isZero();
    network.entryProperty().set(Catalogue.entry("resnet34"));
    assertThat(secondsOfClassifier()).isEqualTo(measured);
  }

  private double secondsOfClassifier() {
    return model.measure(network.analysisProperty().get().orElseThrow(), Quantity.TIME).of("fc");
  }

  @Test
  void aNetworkOpensAtTheFinestLevelThatCanBeRead() throws Exception {
    assertThat(level()).contains(Level.STAGES);
    model.setRoom(Room.of(1400, 900, 1920, 1080, 1));
    assertThat(level()).contains(Level.BLOCKS);
    network.entryProperty().set(Catalogue.entry("alexnet_torchvision"));
    assertThat(level()).contains(Level.LAYERS);
  }

  @Test
  void theLevelChosenStaysFromNetworkToNetwork() throws Exception {
    model.choose(Level.LAYERS);
    assertThat(level()).contains(Level.LAYERS);
    network.entryProperty().set(Catalogue.entry("resnet152"));
    assertThat(level()).contains(Level.LAYERS);
  }

  @Test
  void openingGoesDownAndBackRestoresWhatWasInSight() {
    model.open("layer3", VIEW);
    assertThat(nodes()).contains("layer3.0", "layer3.5", "layer4").doesNotContain("layer3");
    model.open("layer3.2", Viewport.fit(10, 10, 1, 1));
    assertThat(nodes()).contains("layer3.2.conv1").doesNotContain("layer3.2");
    model.back();
    assertThat(nodes()).contains("layer3.2");
    assertThat(model.back()).contains(VIEW);
    assertThat(level()).contains(Level.STAGES);
    assertThat(model.back()).isEmpty();
  }

  @Test
  void anOpenBlockStaysOpenWhileTheInputSizeChanges() {
    model.open("layer2", VIEW);
    network.typed().inputSizeProperty().set("320");
    assertThat(nodes()).contains("layer2.3");
  }

  @Test
  void repeatedBlocksAreFoldedAndUnfolded() {
    model.choose(Level.BLOCKS);
    assertThat(nodes()).contains("layer3.4");
    model.foldedProperty().set(true);
    assertThat(nodes()).contains("layer3.1").doesNotContain("layer3.2", "layer3.5");
    model.open("layer3.1", VIEW);
    assertThat(nodes()).contains("layer3.2", "layer3.5");
  }

  private Optional<Level> level() {
    Made made = model.madeProperty().get().orElseThrow();
    return made.unfolding().level(made.analysis());
  }

  private List<String> nodes() {
    return model.madeProperty().get().orElseThrow().picture().nodes().stream()
        .map(node -> node.node().name())
        .toList();
  }
}
