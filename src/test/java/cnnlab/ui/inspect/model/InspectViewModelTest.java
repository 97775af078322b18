package cnnlab.ui.inspect.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.OwnDataHome;
import cnnlab.data.image.RgbImage;
import cnnlab.run.RunFolder;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunSamples;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import cnnlab.training.SoftmaxNetwork;
import cnnlab.ui.Background;
import cnnlab.ui.RunModels;
import cnnlab.ui.network.Choice;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.hub.PublishedWeights;
import cnnlab.weights.safetensors.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javafx.collections.FXCollections;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Networks that come and go, with threads whose turns the test chooses. */
@SuppressWarnings("NullAway.Init") // set before each test
@ExtendWith(OwnDataHome.class)
class InspectViewModelTest {
  private static final InspectedImage IMAGE =
      new InspectedImage("gray", new RgbImage(32, 32, new byte[32 * 32 * 3]));

  @TempDir Path folder;
  private final Deque<Runnable> workers = new ArrayDeque<>();
  private final Deque<Runnable> screen = new ArrayDeque<>();
  private final List<Throwable> errors = new ArrayList<>();
  private final CountingEngine engine = new CountingEngine();
  private InspectViewModel model;

  @BeforeEach
  void emptyScreen() {
    model = model(new Background(workers::add, screen::add, errors::add));
  }

  private InspectViewModel model(Background background) {
    RunLibrary library = RunLibrary.of(new RunStore(folder.resolve("runs")));
    RunModels runs = new RunModels(library, FXCollections.observableArrayList(), background);
    return new InspectViewModel(engine, runs, background);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void ofFortyFastSwitchesTheNewestWinsAndAllOthersAreClosedOnce(long seed) throws Exception {
    List<Path> files = List.of(weights("a"), weights("b"), weights("c"));
    Random random = new Random(seed);
    model.show(IMAGE);
    Path newest = files.getFirst();
    for (int i = 0; i < 40; i++) {
      newest = files.get(random.nextInt(files.size()));
      model.openWeights(newest);
      for (int turns = random.nextInt(8); turns > 0; turns--) {
        turn(random.nextBoolean() ? workers : screen);
      }
    }
    drain();

    assertThat(chosenPath()).isEqualTo(newest);
    assertThat(model.networkProperty().get()).isNotNull();
    assertThat(model.predictions()).hasSize(5);
    assertThat(engine.closings().getLast()).isZero();
    assertThat(engine.closings().subList(0, engine.closings().size() - 1)).containsOnly(1);

    model.close();
    drain();
    assertThat(engine.closings()).containsOnly(1);
    assertThat(model.networkProperty().get()).isNull();
    assertThat(errors).isEmpty();
  }

  @Test
  void aNetworkThatIsReadWhenTheWindowClosesIsClosedToo() throws Exception {
    model.openWeights(weights("a"));
    turn(workers); // read, and on its way to the screen
    assertThat(engine.open()).isOne();
    model.close();
    drain();
    assertThat(engine.closings()).containsExactly(1);
  }

  @Test
  void theNetworkOfADeletedRunIsClosedAndLeavesTheScreen() throws Exception {
    Path run = run();
    model.refresh();
    drain();
    choose(run);
    drain();
    model.show(IMAGE);
    drain();
    assertThat(model.predictions()).isNotEmpty();

    Files.move(run, folder.resolve("trash"));
    model.refresh();
    drain();
    assertThat(chosenPath()).isNotEqualTo(run);
    assertThat(model.choices()).extracting(Choice::path).doesNotContain(run);
    assertThat(engine.closings().getFirst()).isOne();
  }

  /** An image may be dropped before the runs were read and the first network is there. */
  @Test
  void whatIsWrongWithAnImageIsStillSaidWhenTheFirstNetworkIsThere() throws Exception {
    Path broken = folder.resolve("broken.png");
    Files.write(broken, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    model.openImage(broken);
    drain();
    run();
    model.refresh();
    drain();

    assertThat(model.networkProperty().get()).isNotNull();
    assertThat(model.problemProperty().get().what(Messages.ENGLISH)).contains("broken.png");
    model.show(IMAGE);
    assertThat(model.problemProperty().get()).isNull();
  }

  @Test
  void theChoiceStaysWhenARunIsAddedAndItsNetworkIsNotReadAgain() throws Exception {
    model.openWeights(weights("a"));
    drain();
    SharedNetwork shown = model.networkProperty().get();
    run();
    model.refresh();
    drain();
    assertThat(chosenPath()).isEqualTo(folder.resolve("a.safetensors"));
    assertThat(model.networkProperty().get()).isSameAs(shown);
    assertThat(model.choices()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void aProblemIsShownWhereItArisesAndGoneWithTheNextChoice() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.safetensors"), "no weights");
    model.openWeights(broken);
    drain();
    assertThat(Objects.requireNonNull(model.problemProperty().get()).key())
        .isEqualTo("weights.unknown-format");
    assertThat(model.busy().get()).isFalse();

    Files.copy(weights("a"), broken, StandardCopyOption.REPLACE_EXISTING);
    model.openWeights(broken); // mended meanwhile
    drain();
    assertThat(model.problemProperty().get()).isNull();
    assertThat(model.networkProperty().get()).isNotNull();
  }

  @Test
  void whatWasReportedInATabIsGoneInTheNextAndWhatConcernsAllTabsStays() throws Exception {
    model.report(UserProblem.of("data.known.absent", "cifar10"));
    assertThat(model.problemProperty().get()).isNotNull();
    model.leaveTab();
    assertThat(model.problemProperty().get()).isNull();

    model.openWeights(Files.writeString(folder.resolve("broken.safetensors"), "no weights"));
    drain();
    model.leaveTab();
    assertThat(model.problemProperty().get()).isNotNull();
  }

  @Test
  void memoryThatRunsOutIsSaidInsteadOfAnEndlessSpinner() throws Exception {
    engine.failWith(new OutOfMemoryError("Failed to allocate 500 MiB"));
    model.openWeights(weights("a"));
    drain();
    assertThat(model.busy().get()).isFalse();
    assertThat(Objects.requireNonNull(model.problemProperty().get()).key()).isEqualTo("memory.out");
  }

  @Test
  void anImageThatIsOvertakenByAnotherDoesNotComeBack() {
    model.openImage(Path.of("sample-images", "chelsea.png"));
    model.openImage(Path.of("sample-images", "coffee.jpg"));
    drain();
    assertThat(Objects.requireNonNull(model.imageProperty().get()).name()).isEqualTo("coffee.jpg");
  }

  private @Nullable Path chosenPath() {
    Choice chosen = model.choiceProperty().get();
    return chosen == null ? null : chosen.path();
  }

  private void choose(Path run) {
    model.choices().stream()
        .filter(choice -> choice.path().equals(run))
        .forEach(model.choiceProperty()::set);
  }

  private static void turn(Deque<Runnable> queue) {
    if (!queue.isEmpty()) {
      queue.removeFirst().run();
    }
  }

  /** Of 1000 classes, as its published weights tell apart, and without a word on its images. */
  @Test
  void anAssumedNormalizationCanBeChangedAndChangedBack() throws Exception {
    Path file = folder.resolve("googlenet.pth");
    Architecture googlenet =
        Catalogue.build(new NetworkSettings("googlenet_torchvision", 224, 1000, 0.125, false));
    WeightFile.write(file, TensorSource.of(new SoftmaxNetwork(googlenet).weights()), Map.of());
    model.openWeights(file);
    drain();
    assertThat(mean()).isEqualTo(0.5f);
    assertThat(model.mayChangeNormalization()).isTrue();

    model.changeNormalization();
    drain();
    assertThat(mean()).isEqualTo(0.485f);
    assertThat(model.mayChangeNormalization()).isTrue();

    model.changeNormalization();
    drain();
    assertThat(mean()).isEqualTo(0.5f);

    model.openWeights(weights("a"));
    drain();
    assertThat(model.mayChangeNormalization()).as("nothing was assumed").isFalse();
  }

  private float mean() {
    return Objects.requireNonNull(model.networkProperty().get()).preprocessing().mean().getFirst();
  }

  @Test
  void whatWasFetchedIsOfferedUnderItsNetworksName() throws Exception {
    PublishedWeights published = PublishedWeights.named("resnet18").orElseThrow();
    Path place = published.place();
    Files.createDirectories(place.getParent());
    Architecture resnet = Catalogue.build(new NetworkSettings("resnet18", 224, 1000, 0.125, false));
    WeightFile.write(place, TensorSource.of(new SoftmaxNetwork(resnet).weights()), Map.of());

    model.refresh();
    drain();
    assertThat(model.choices()).contains(new Choice.Published(published));

    model.openWeights(place);
    drain();
    assertThat(Objects.requireNonNull(model.choiceProperty().get()).title()).isEqualTo("ResNet-18");
    assertThat(model.networkProperty().get()).isNotNull();
  }

  private void drain() {
    while (!workers.isEmpty() || !screen.isEmpty()) {
      turn(workers);
      turn(screen);
    }
  }

  private Path weights(String name) throws UserProblem {
    Path file = folder.resolve(name + ".safetensors");
    Safetensors.write(file, weights(10));
    return file;
  }

  private static Weights weights(int classes) throws UserProblem {
    Architecture architecture =
        Catalogue.build(new NetworkSettings("resnet20", 32, classes, 1, false));
    return new Weights(
        new SoftmaxNetwork(architecture).weights(),
        Map.of("architecture", "resnet20", "input_size", "32"));
  }

  private Path run() throws UserProblem {
    try (RunFolder run =
        new RunStore(folder.resolve("runs")).create(RunSamples.record(RunState.FINISHED))) {
      Safetensors.write(run.path().resolve("best.safetensors"), weights(3));
      return run.path();
    }
  }
}
