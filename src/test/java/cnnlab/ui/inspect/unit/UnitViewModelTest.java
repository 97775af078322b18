package cnnlab.ui.inspect.unit;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.OwnDataHome;
import cnnlab.data.image.Images;
import cnnlab.data.image.PngFile;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.unit.ActivationMaximization;
import cnnlab.explain.unit.MaximizationSettings;
import cnnlab.explain.unit.Unit;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.Background;
import cnnlab.ui.RunModels;
import cnnlab.ui.inspect.activation.LayersViewModel;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Examples;
import cnnlab.ui.inspect.unit.UnitViewModel.Facts;
import cnnlab.weights.BundledWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;

/** The units of the bundled ResNet-20, all work done at once. */
@SuppressWarnings("NullAway.Init") // set before each test
@ExtendWith({OwnDataHome.class, ApplicationExtension.class})
class UnitViewModelTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  private static final Path CAT = Path.of("sample-images", "chelsea.png");

  @TempDir Path folder;
  private final List<Throwable> errors = new ArrayList<>();
  private final Background background = Background.immediate(errors::add);
  private InspectViewModel inspected;
  private LayersViewModel layers;
  private UnitViewModel model;

  @BeforeEach
  void askAboutACat() throws Exception {
    RunLibrary library = RunLibrary.of(new RunStore(folder.resolve("runs")));
    RunModels runs = new RunModels(library, FXCollections.observableArrayList(), background);
    inspected = new InspectViewModel(ENGINE, runs, background);
    layers = new LayersViewModel(inspected, background);
    model = new UnitViewModel(inspected, layers, background);
    inspected.openWeights(BundledWeights.file().orElseThrow());
    inspected.show(new InspectedImage("cat", Images.read(CAT)));
    model.wantedProperty().set(true);
  }

  @AfterEach
  void close() {
    inspected.close();
    assertThat(errors).isEmpty();
  }

  @Test
  void oneWalksFromUnitToUnitAndAlongTheirConnections() {
    assertThat(model.unitProperty().get()).isEqualTo(new Unit("relu", 0));
    assertThat(model.units()).isEqualTo(16);
    model.step(-1);
    assertThat(model.unitProperty().get())
        .as("from the first to the last")
        .isEqualTo(unit("relu", 15));
    model.step(1);
    model.stepLayer(1);
    assertThat(model.unitProperty().get()).isEqualTo(unit("layer1.0.conv1", 0));

    model.goTo(unit("fc", 9));
    assertThat(facts().unit()).isEqualTo(unit("fc", 9));
    assertThat(facts().inputs().getFirst().unit().layer()).isEqualTo("avgpool");
    assertThat(facts().outputs()).isEmpty();
    model.goTo(facts().inputs().getFirst().unit());
    assertThat(facts().outputs()).extracting(each -> each.unit().layer()).containsOnly("fc");

    model.goTo(unit("avgpool", 63));
    model.goTo(unit("fc", 3));
    layers.layerProperty().set(layers.layers().getFirst());
    assertThat(model.unitProperty().get()).as("the image has three").isEqualTo(unit("input", 2));
  }

  @Test
  void silentUnitsStaySilentWhileOneMovesOn() {
    model.goTo(unit("avgpool", 8));
    float[] alone = facts().ablation().ablated();
    model.silence(true);
    model.goTo(unit("avgpool", 7));
    float[] both = facts().ablation().ablated();
    assertThat(model.silent()).containsExactly(unit("avgpool", 8));
    assertThat(both).isNotEqualTo(alone);

    model.goTo(unit("avgpool", 8));
    model.silence(false);
    assertThat(facts().ablation().ablated()).isEqualTo(alone);
  }

  @Test
  void anImageIsMadeOnceAndAnotherAfterIt() {
    SynthesisViewModel synthesis =
        new SynthesisViewModel(inspected, model.unitProperty(), background);
    MaximizationSettings few = MaximizationSettings.usual(3, 1);
    synthesis.settingsProperty().set(few);
    assertThat(synthesis.madeProperty().get()).isNull();
    synthesis.start();
    ActivationMaximization first = Objects.requireNonNull(synthesis.madeProperty().get());
    assertThat(synthesis.imageProperty().get()).isEqualTo(first.image());
    assertThat(synthesis.progressProperty().get()).isEqualTo(SynthesisViewModel.IDLE);

    model.step(1);
    assertThat(synthesis.imageProperty().get()).as("of another unit there is none").isNull();
    model.step(-1);
    assertThat(synthesis.madeProperty().get()).as("remembered").isSameAs(first);

    synthesis.start();
    assertThat(synthesis.settingsProperty().get().seed()).isEqualTo(2);
    assertThat(Objects.requireNonNull(synthesis.madeProperty().get()).image().rgb())
        .isNotEqualTo(first.image().rgb());
    synthesis.settingsProperty().set(few);
    assertThat(synthesis.madeProperty().get()).isSameAs(first);
  }

  @Test
  void theImagesOfAFolderAreRankedForEveryUnitOfALayer() throws Exception {
    ExamplesViewModel examples = new ExamplesViewModel(inspected, model.unitProperty(), background);
    assertThat(examples.dataProperty().get()).as("what the network was trained on").isNull();
    examples.dataProperty().set(data().toString());
    examples.start();
    Examples found = Objects.requireNonNull(examples.examplesProperty().get());
    assertThat(inspected.problemProperty().get()).isNull();
    assertThat(found.most()).isNotEmpty();
    for (int i = 1; i < found.most().size(); i++) {
      assertThat(found.most().get(i).excitation().value())
          .isLessThanOrEqualTo(found.most().get(i - 1).excitation().value());
    }
    assertThat(found.most().getFirst().patch().right())
        .isGreaterThan(found.most().getFirst().patch().left());

    model.step(1);
    assertThat(Objects.requireNonNull(examples.examplesProperty().get()).unit())
        .as("the next unit of the layer is there at once")
        .isEqualTo(unit("relu", 1));
    model.stepLayer(1);
    assertThat(examples.examplesProperty().get()).as("another layer is asked for").isNull();

    examples.inspect(found.most().getFirst());
    assertThat(Objects.requireNonNull(inspected.imageProperty().get()).image())
        .isEqualTo(found.most().getFirst().image());
  }

  private Path data() throws Exception {
    Path data = folder.resolve("data");
    for (int i = 0; i < 24; i++) {
      byte[] rgb = new byte[32 * 32 * 3];
      Arrays.fill(rgb, (byte) (10 * i));
      Path of = data.resolve(i % 2 == 0 ? "even" : "odd");
      Files.createDirectories(of);
      PngFile.write(of.resolve(i + ".png"), new RgbImage(32, 32, rgb));
    }
    return data;
  }

  private Facts facts() {
    return Objects.requireNonNull(model.factsProperty().get());
  }

  private static Unit unit(String layer, int channel) {
    return new Unit(layer, channel);
  }
}
