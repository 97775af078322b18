package cnnlab.ui.inspect.several;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.HeatMapColors;
import cnnlab.inference.Prediction;
import cnnlab.text.UserProblem;
import cnnlab.ui.inspect.InspectedCat;
import cnnlab.ui.inspect.model.SharedNetwork;
import cnnlab.ui.network.Choice;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The bundled ResNet-20, beside copies of it and a network of other classes. */
@ExtendWith(ApplicationExtension.class)
class SeveralViewModelTest {
  private static final Path FASHION = Path.of("assets/zoo/fashion-lenet5/best.safetensors");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Start
  void startTheToolkit(Stage stage) {}

  @Test
  void theSameNetworkTwiceGivesTheSameAnswersAndMaps() throws Exception {
    with(
        (cat, model) -> {
          Choice copy = copy(cat, "copy");
          model.choose(copy, true);
          assertThat(model.columns()).hasSize(2);
          assertThat(model.haveSameClasses()).isTrue();
          NetworkColumn first = model.columns().getFirst();
          NetworkColumn second = model.columns().getLast();
          assertThat(first.predictionsProperty().get()).hasSize(10);
          assertThat(second.predictionsProperty().get())
              .isEqualTo(first.predictionsProperty().get());
          assertThat(values(second)).isEqualTo(values(first));

          model.depthProperty().set(0);
          assertThat(requireNonNull(first.map(0)).layer()).isEqualTo("relu");
          assertThat(values(second)).isEqualTo(values(first));
        });
  }

  /** Two networks of other depth: the first, the middle and the last layer of each. */
  @Test
  void layersLieEquallyDeepInEach() throws Exception {
    with(
        (cat, model) -> {
          cat.model().openWeights(FASHION);
          Choice fashion = requireNonNull(cat.model().choiceProperty().get());
          cat.model().openWeights(TrainedResNet20.file());
          model.choose(fashion, true);
          assertThat(model.haveSameClasses()).as("digits are no animals").isFalse();
          for (double depth : new double[] {0, 0.5, 1}) {
            model.depthProperty().set(depth);
            for (NetworkColumn column : model.columns()) {
              List<String> layers = column.layers();
              int expected = (int) Math.round(depth * (layers.size() - 1));
              assertThat(requireNonNull(column.map(depth)).layer()).isEqualTo(layers.get(expected));
            }
          }
          assertThat(model.columns().getFirst().layers().size())
              .isNotEqualTo(model.columns().getLast().layers().size());
        });
  }

  @Test
  void oneRangeOfColorsIsTheWidestOfAll() throws Exception {
    with(
        (cat, model) -> {
          cat.model().openWeights(FASHION);
          Choice fashion = requireNonNull(cat.model().choiceProperty().get());
          cat.model().openWeights(TrainedResNet20.file());
          model.choose(fashion, true);
          model.mapProperty().set(ComparedMap.ACTIVATION);
          double[] alone =
              model.columns().stream().mapToDouble(each -> reach(model, each)).toArray();
          model.sameScaleProperty().set(true);
          double widest = Math.max(alone[0], alone[1]);
          assertThat(alone[0]).isNotEqualTo(alone[1]);
          assertThat(model.columns()).allMatch(each -> reach(model, each) == widest);
        });
  }

  @Test
  void aClassIsExplainedInAllOrInEachItsOwn() throws Exception {
    with(
        (cat, model) -> {
          model.choose(copy(cat, "copy"), true);
          int likeliest = model.columns().getFirst().predictionsProperty().get().getFirst().index();
          assertThat(labels(model)).containsOnly(likeliest);
          model.mapProperty().set(new ComparedMap(AttributionMethod.GRADIENT));
          model.labelProperty().set(8);
          assertThat(labels(model)).containsOnly(8);
          cat.showGray();
          assertThat(model.labelProperty().get()).as("another image").isNull();
          assertThat(model.columns())
              .allMatch(
                  each ->
                      requireNonNull(each.shownProperty().get()).label()
                          == each.predictionsProperty().get().getFirst().index());
        });
  }

  @Test
  void fourAtMostAndWhatIsTakenAwayIsClosed() throws Exception {
    with(
        (cat, model) -> {
          for (String name : List.of("one", "two", "three", "four")) {
            model.choose(copy(cat, name), true);
          }
          assertThat(model.columns()).hasSize(SeveralViewModel.MOST);
          assertThat(model.hasRoom()).isFalse();
          NetworkColumn last = model.columns().getLast();
          SharedNetwork closed = requireNonNull(last.networkProperty().get());
          model.choose(last.choice(), false);
          assertThat(model.columns()).hasSize(3);
          assertThat(answer(closed)).isEmpty();
          List<SharedNetwork> open =
              model.columns().stream()
                  .filter(NetworkColumn::isOwn)
                  .map(each -> requireNonNull(each.networkProperty().get()))
                  .toList();
          model.close();
          for (SharedNetwork each : open) {
            assertThat(answer(each)).isEmpty();
          }
        });
  }

  @Test
  void aNetworkThatComesIntoViewChangesPlacesWithTheFormer() throws Exception {
    with(
        (cat, model) -> {
          Choice former = requireNonNull(cat.model().choiceProperty().get());
          Choice copy = copy(cat, "copy");
          model.choose(copy, true);
          cat.model().choiceProperty().set(copy);
          assertThat(model.columns())
              .extracting(NetworkColumn::choice)
              .containsExactly(copy, former);
          assertThat(model.columns())
              .allMatch(each -> each.predictionsProperty().get().size() == 10);
        });
  }

  /** Else a column of the table, and of the file made of it, has another network's name. */
  @Test
  void aNetworkThatCannotBeOpenedHasNoColumnInTheTable() throws Exception {
    with(
        (cat, model) -> {
          Choice broken = copy(cat, "broken");
          Files.writeString(folder.resolve("broken.safetensors"), "no weights");
          model.choose(broken, true);
          model.choose(copy(cat, "good"), true);
          SeveralImagesViewModel images =
              new SeveralImagesViewModel(cat.model(), model, cat.background());
          images.open(List.of(Path.of("sample-images", "chelsea.png")));
          assertThat(model.columns()).hasSize(3);
          assertThat(images.networks())
              .extracting(SeveralImagesViewModel.Answering::title)
              .containsExactly(TrainedResNet20.file().getFileName().toString(), "good.safetensors");
        });
  }

  @Test
  void nothingIsComputedWhileNobodyLooks() throws Exception {
    with(
        (cat, model) -> {
          model.wantedProperty().set(false);
          cat.showGray();
          assertThat(model.columns().getFirst().predictionsProperty().get()).isEmpty();
          model.wantedProperty().set(true);
          assertThat(model.columns().getFirst().predictionsProperty().get()).hasSize(10);
        });
  }

  private static List<Integer> labels(SeveralViewModel model) {
    return model.columns().stream()
        .map(each -> requireNonNull(each.shownProperty().get()).label())
        .toList();
  }

  private static double reach(SeveralViewModel model, NetworkColumn column) {
    HeatMapColors colors = model.colors(column);
    return Objects.requireNonNull(colors).reach();
  }

  private static float[] values(NetworkColumn column) {
    return requireNonNull(column.map(1)).values();
  }

  private static List<Prediction> answer(SharedNetwork network) throws UserProblem {
    return network.ask(asked -> Optional.of(List.<Prediction>of())).isPresent()
        ? List.of(new Prediction("open", 0, 1))
        : List.of();
  }

  /** The same weights in another file; the network in view stays. */
  private Choice copy(InspectedCat cat, String name) throws Exception {
    Path original = TrainedResNet20.file();
    Path file = folder.resolve(name + ".safetensors");
    Files.copy(original, file);
    Choice before = requireNonNull(cat.model().choiceProperty().get());
    cat.model().openWeights(file);
    Choice copy = requireNonNull(cat.model().choiceProperty().get());
    cat.model().choiceProperty().set(before);
    return copy;
  }

  private interface Action {
    void run(InspectedCat cat, SeveralViewModel model) throws Exception;
  }

  private void with(Action action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(
        120_000,
        () -> {
          try (InspectedCat cat = new InspectedCat(folder);
              SeveralViewModel model = new SeveralViewModel(cat.model(), cat.background())) {
            cat.ask();
            model.wantedProperty().set(true);
            action.run(cat, model);
          }
          return null;
        });
  }
}
