package cnnlab.ui.inspect.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import cnnlab.data.OwnDataHome;
import cnnlab.data.image.Images;
import cnnlab.data.image.PngFile;
import cnnlab.data.image.RgbImage;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.unit.AblationAccuracy;
import cnnlab.explain.unit.AblationAccuracy.OfClass;
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
import cnnlab.ui.inspect.model.SilentUnits;
import cnnlab.ui.inspect.unit.ExamplesViewModel.Examples;
import cnnlab.ui.inspect.unit.UnitViewModel.Facts;
import cnnlab.ui.inspect.unit.UnitViewModel.Sight;
import cnnlab.weights.TrainedResNet20;
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
    model = new UnitViewModel(inspected, layers, new SilentUnits(inspected), background);
    inspected.openWeights(TrainedResNet20.file());
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
    Sight strongest = model.sights().getFirst();
    assertThat(strongest.unit().layer()).isEqualTo("relu");
    assertThat(strongest.largest()).isEqualTo(strongest.maps().whole().greatest());
    assertThat(model.units()).isEqualTo(16);
    model.goTo(unit("relu", 0));
    model.step(-1);
    assertThat(model.unitProperty().get())
        .as("from the first to the last")
        .isEqualTo(unit("relu", 15));
    model.step(1);
    model.stepLayer(1);
    assertThat(model.unitProperty().get()).as("alive there").isEqualTo(unit("layer1.0.conv1", 0));

    model.goTo(unit("fc", 9));
    assertThat(facts().unit()).isEqualTo(unit("fc", 9));
    assertThat(facts().inputs().getFirst().unit().layer()).isEqualTo("avgpool");
    assertThat(facts().outputs()).isEmpty();
    model.goTo(facts().inputs().getFirst().unit());
    assertThat(facts().outputs()).extracting(each -> each.unit().layer()).containsOnly("fc");

    model.goTo(unit("avgpool", 63));
    model.goTo(unit("fc", 9));
    layers.layerProperty().set(layers.layers().getFirst());
    assertThat(facts().unit().layer()).isEqualTo("input");
    assertThat(facts().unit().channel()).as("the image has three").isLessThan(3);
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

  /** As the Deep Visualization Toolbox freezes a unit: the other keeps being compared with it. */
  @Test
  void aPinnedUnitStaysWhileOneMovesOn() throws Exception {
    model.goTo(unit("layer1.0.conv1", 3));
    model.pinnedProperty().set(model.unitProperty().get());
    model.goTo(unit("fc", 5));
    assertThat(model.sights())
        .extracting(Sight::unit)
        .containsExactly(unit("fc", 5), unit("layer1.0.conv1", 3));
    double before = model.sights().getLast().mean();
    assertThat(model.sights().getFirst().mean())
        .as("the score of dog")
        .isCloseTo(facts().ablation().logits()[5], offset(1e-4));

    inspected.show(new InspectedImage("rocket", Images.read(Path.of("sample-images/rocket.jpg"))));
    assertThat(model.sights().getLast().mean()).as("of another image").isNotEqualTo(before);
    model.pinnedProperty().set(null);
    assertThat(model.sights()).hasSize(1);
  }

  @Test
  void theClassThatIsPredictedIsAUnit() {
    model.goToPredicted();
    int cat = inspected.predictions().getFirst().index();
    assertThat(model.unitProperty().get()).isEqualTo(unit("fc", cat));
    assertThat(facts().kernel()).hasSize(64);
  }

  @Test
  void imagesAreMadeOnceAndOthersAfterThem() {
    SynthesisViewModel synthesis =
        new SynthesisViewModel(inspected, model.unitProperty(), background);
    MaximizationSettings few = MaximizationSettings.usual(3, 1);
    synthesis.settingsProperty().set(few);
    assertThat(synthesis.made()).isEmpty();
    synthesis.start();
    ActivationMaximization first = synthesis.made().getFirst();
    assertThat(synthesis.job().isUnderWay()).isFalse();

    model.step(1);
    assertThat(synthesis.made()).as("of another unit there is none").isEmpty();
    model.step(-1);
    assertThat(synthesis.made()).as("remembered").containsExactly(first);

    synthesis.startsProperty().set(4);
    assertThat(synthesis.isComplete()).as("three are missing").isFalse();
    synthesis.start();
    assertThat(synthesis.made()).hasSize(4).startsWith(first);
    assertThat(synthesis.made().stream().map(each -> Arrays.hashCode(each.image().rgb())))
        .as("each from another start")
        .doesNotHaveDuplicates();

    synthesis.start();
    assertThat(synthesis.settingsProperty().get().seed()).isEqualTo(5);
    assertThat(synthesis.made()).hasSize(4).doesNotContain(first);
    synthesis.settingsProperty().set(few);
    assertThat(synthesis.made()).startsWith(first);
  }

  @Test
  void theImagesOfAFolderAreRankedForEveryUnitOfALayer() throws Exception {
    UnitData data = new UnitData(inspected);
    ExamplesViewModel examples =
        new ExamplesViewModel(inspected, data, model.unitProperty(), background);
    assertThat(data.nameProperty().get()).as("what the network was trained on").isNull();
    data.nameProperty().set(data().toString());
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

    int channel = found.unit().channel();
    model.step(1);
    assertThat(Objects.requireNonNull(examples.examplesProperty().get()).unit())
        .as("the next unit of the layer is there at once")
        .isEqualTo(unit("relu", channel + 1));
    model.stepLayer(1);
    assertThat(examples.examplesProperty().get()).as("another layer is asked for").isNull();

    examples.inspect("even", found.most().getFirst());
    assertThat(Objects.requireNonNull(inspected.imageProperty().get()).image())
        .isEqualTo(found.most().getFirst().image());
  }

  @Test
  void asManyImagesAsAskedForExciteItMostAndLeast() throws Exception {
    UnitData data = new UnitData(inspected);
    ExamplesViewModel examples =
        new ExamplesViewModel(inspected, data, model.unitProperty(), background);
    data.nameProperty().set(data("cat", "dog", 120).toString());
    examples.start();
    Examples nine = Objects.requireNonNull(examples.examplesProperty().get());
    assertThat(nine.most()).hasSize(9);
    assertThat(nine.least()).hasSize(9);
    examples.countProperty().set(25);
    Examples more = Objects.requireNonNull(examples.examplesProperty().get());
    assertThat(more.most()).as("at once").hasSizeGreaterThan(9);
    assertThat(more.most().getFirst().excitation()).isEqualTo(nine.most().getFirst().excitation());
    assertThat(more.least().getFirst().excitation().value())
        .isLessThan(more.most().getFirst().excitation().value());
  }

  /** The score of cat is a unit: without it nothing is taken for a cat. */
  @Test
  void theAccuracyThatAClassLosesIsRememberedForEachSetOfSilentUnits() throws Exception {
    UnitData data = new UnitData(inspected);
    ClassLossViewModel losses = new ClassLossViewModel(inspected, model, data, background);
    Path pets = data("cat", "dog", 60);
    for (int i = 0; i < 12; i++) {
      Files.copy(CAT, pets.resolve("cat").resolve("real" + i + ".png"));
    }
    data.nameProperty().set(pets.toString());
    model.goTo(unit("fc", 3));
    losses.start();
    assertThat(inspected.problemProperty().get()).isNull();
    AblationAccuracy found = Objects.requireNonNull(losses.foundProperty().get());
    assertThat(found.classes()).extracting(OfClass::label).containsExactlyInAnyOrder(3, 5);
    assertThat(found.ablated()).doesNotContain(3);

    model.step(1);
    assertThat(losses.foundProperty().get()).as("of another unit it is not known").isNull();
    model.silence(true);
    model.step(-1);
    assertThat(losses.foundProperty().get()).as("nor with another silent one").isNull();
    model.goTo(unit("fc", 4));
    model.silence(false);
    model.goTo(unit("fc", 3));
    assertThat(losses.foundProperty().get()).as("remembered").isSameAs(found);
    assertThat(found.changes()).isNotEmpty();
    losses.changeProperty().set(found.changes().getFirst());
    assertThat(losses.images()).isNotEmpty();

    losses.limitProperty().set(200);
    assertThat(losses.foundProperty().get()).isNull();
    data.nameProperty().set(data().toString());
    losses.start();
    assertThat(Objects.requireNonNull(inspected.problemProperty().get()).getMessage())
        .as("classes that the network does not know")
        .contains("even");
    inspected.leaveTab();
  }

  private Path data() throws Exception {
    return data("even", "odd", 24);
  }

  private Path data(String even, String odd, int images) throws Exception {
    Path data = folder.resolve(even + images);
    for (int i = 0; i < images; i++) {
      byte[] rgb = new byte[32 * 32 * 3];
      Arrays.fill(rgb, (byte) (240 * i / images));
      Path of = data.resolve(i % 2 == 0 ? even : odd);
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
