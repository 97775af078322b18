package cnnlab.ui.inspect.explanation;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.explain.AttributionMethod;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.AttributionMethod.Sign;
import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.ParameterRandomization;
import cnnlab.explain.ParameterRandomization.Step;
import cnnlab.explain.PixelRemoval;
import cnnlab.ui.Preferences;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.inspect.InspectedCat;
import cnnlab.ui.inspect.explanation.MapDisplay.Signs;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** Whether maps of the bundled ResNet-20 are true, and how they are shown. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class TruthViewModelTest {
  @TempDir Path folder;
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private InspectedCat cat;
  private ExplanationViewModel explanation;
  private TruthViewModel truth;
  private MapDisplay display;

  @BeforeEach
  void explain() throws Exception {
    inFx(
        () -> {
          cat = new InspectedCat(folder, jobs::add);
          Preferences preferences = new Preferences(folder.resolve("preferences"));
          preferences.put("inspect.explanation.methods", "grad-cam hires-cam gradient");
          explanation = new ExplanationViewModel(cat.model(), cat.background(), preferences);
          truth = new TruthViewModel(cat.model(), explanation, cat.background());
          display = new MapDisplay(cat.model(), explanation);
          explanation.wantedProperty().set(true);
          cat.ask();
          work();
          return null;
        });
  }

  @AfterEach
  void close() throws Exception {
    inFx(
        () -> {
          cat.close();
          work();
          return null;
        });
  }

  @Test
  void nothingIsAskedOfMapsBesideEachOther() throws Exception {
    inFx(
        () -> {
          truth.askedProperty().set(true);
          assertThat(truth.job().progressProperty().get()).isEqualTo(ProgressJob.IDLE);
          return null;
        });
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(steps()).isEmpty();
  }

  @Test
  void theMapInViewComesFirstThenThatOfEachBlockMadeRandom() throws Exception {
    ask();
    List<String> blocks =
        ParameterRandomization.blocks(
            Objects.requireNonNull(cat.model().networkProperty().get()).architecture());
    until(() -> steps().size() == blocks.size() + 1);
    assertThat(steps().stream().skip(1).map(Step::block)).isEqualTo(blocks);
    assertThat(steps().getFirst().map().values())
        .isEqualTo(Objects.requireNonNull(explanation.map(gradCam())).values());
    PixelRemoval removal = Objects.requireNonNull(truth.removalProperty().get());
    assertThat(removal.deletion().area()).isBetween(0.0, 1.0);
    assertThat(removal.deletion().probabilities()[0])
        .as("before a pixel is deleted: the answer")
        .isEqualTo(removal.randomDeletion().probabilities()[0]);
    inFx(
        () -> {
          assertThat(truth.job().progressProperty().get()).isEqualTo(ProgressJob.IDLE);
          return null;
        });
  }

  @Test
  void anotherClassIsAnotherMapAndTheGridAsksForNothing() throws Exception {
    ask();
    until(() -> truth.removalProperty().get() != null && !steps().isEmpty());
    PixelRemoval former = truth.removalProperty().get();
    inFx(
        () -> {
          explanation.step(1);
          assertThat(truth.steps()).isEmpty();
          assertThat(truth.removalProperty().get()).isNull();
          work();
          return null;
        });
    until(() -> truth.removalProperty().get() != null);
    assertThat(Objects.requireNonNull(truth.removalProperty().get()).deletion().area())
        .isNotEqualTo(Objects.requireNonNull(former).deletion().area());
    inFx(
        () -> {
          explanation.enlargedProperty().set(null);
          assertThat(truth.askedProperty().get()).isFalse();
          assertThat(truth.steps()).isEmpty();
          return null;
        });
  }

  /** Work that is given up has news on their way, which nobody is told. */
  @Test
  void whatIsCancelledStaysSilent() throws Exception {
    inFx(
        () -> {
          explanation.enlarge(AttributionMethod.GRAD_CAM);
          truth.askedProperty().set(true);
          work(); // all is done, and its news are on their way
          truth.cancel();
          explanation.enlarge(AttributionMethod.GRADIENT);
          work();
          return null;
        });
    until(() -> truth.removalProperty().get() != null && steps().size() > 1);
    assertThat(steps()).allMatch(step -> step.map().shape().size() == 3);
    assertThat(steps().getFirst().block()).isEmpty();
    assertThat(steps().stream().filter(step -> step.block().isEmpty())).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "USUAL, LAYER, ABSOLUTE",
    "USUAL, REACTION, ABSOLUTE",
    "USUAL, SHARE, SIGNED",
    "USUAL, FALL, ABSOLUTE",
    "SIGNED, LAYER, SIGNED",
    "SIGNED, REACTION, SIGNED",
    "ABSOLUTE, SHARE, ABSOLUTE"
  })
  void eachKindOfMapHasItsUsualSigns(Signs chosen, Family family, Sign sign) {
    display.signsProperty().set(chosen);
    assertThat(display.sign(family)).isEqualTo(sign);
  }

  @Test
  void mapsOfOneKindCanShareTheirScale() throws Exception {
    inFx(
        () -> {
          MethodModel hiRes = of(AttributionMethod.HIRES_CAM);
          explanation.layerProperty().set(3); // where the two differ
          double one = colors(gradCam()).reach();
          double other = colors(hiRes).reach();
          double pixels = colors(of(AttributionMethod.GRADIENT)).reach();
          assertThat(one).isNotEqualTo(other);
          display.sameScaleProperty().set(true);
          assertThat(colors(gradCam()).reach()).isEqualTo(Math.max(one, other));
          assertThat(colors(hiRes).reach()).isEqualTo(Math.max(one, other));
          assertThat(colors(of(AttributionMethod.GRADIENT)).reach())
              .as("a kind of its own")
              .isEqualTo(pixels);
          return null;
        });
  }

  @Test
  void withoutSignsALayersMapHasNothingBelowZero() throws Exception {
    inFx(
        () -> {
          explanation.layerProperty().set(3);
          HeatMap usual = Objects.requireNonNull(display.map(gradCam()));
          display.signsProperty().set(Signs.SIGNED);
          HeatMap signed = Objects.requireNonNull(display.map(gradCam()));
          boolean against = false;
          for (int i = 0; i < usual.values().length; i++) {
            assertThat(usual.values()[i]).isEqualTo(Math.max(0, signed.values()[i]));
            against |= signed.values()[i] < 0;
          }
          assertThat(against).as("some places speak against the cat").isTrue();
          assertThat(Objects.requireNonNull(display.seen()).width()).isEqualTo(32);
          return null;
        });
  }

  private void ask() throws Exception {
    inFx(
        () -> {
          explanation.enlarge(AttributionMethod.GRAD_CAM);
          truth.askedProperty().set(true);
          work();
          return null;
        });
  }

  private HeatMapColors colors(MethodModel method) {
    return Objects.requireNonNull(display.colors(method));
  }

  private MethodModel gradCam() {
    return of(AttributionMethod.GRAD_CAM);
  }

  private MethodModel of(AttributionMethod method) {
    return explanation.all().stream()
        .filter(each -> each.method() == method)
        .findFirst()
        .orElseThrow();
  }

  private List<Step> steps() throws Exception {
    return WaitForAsyncUtils.waitForAsyncFx(60_000, () -> List.copyOf(truth.steps()));
  }

  private void work() {
    for (Runnable job = jobs.poll(); job != null; job = jobs.poll()) {
      job.run();
    }
  }

  private static void inFx(Callable<?> action) {
    WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }
}
