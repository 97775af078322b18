package cnnlab.ui.inspect.explanation;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.data.image.Images;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.AttributionMethod;
import cnnlab.explain.Explanation;
import cnnlab.explain.Fill;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.Background;
import cnnlab.ui.Preferences;
import cnnlab.ui.RunModels;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.weights.TrainedResNet20;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import javafx.collections.FXCollections;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** Of the bundled ResNet-20, job by job: what runs when is in the test's hand. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set before each test
class ExplanationViewModelTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @TempDir Path folder;
  private final Queue<Runnable> jobs = new ArrayDeque<>();
  private final List<Throwable> errors = new ArrayList<>();
  private InspectViewModel inspected;
  private ExplanationViewModel model;

  @Start
  void startTheToolkit(Stage stage) {}

  @BeforeEach
  void askAboutACat() throws Exception {
    inFx(
        () -> {
          Background background = new Background(jobs::add, Runnable::run, errors::add);
          Preferences preferences = new Preferences(folder.resolve("preferences"));
          preferences.put("inspect.explanation.methods", "occlusion gradient grad-cam");
          inspected =
              new InspectViewModel(
                  ENGINE,
                  new RunModels(
                      RunLibrary.of(new RunStore(folder.resolve("runs"))),
                      FXCollections.observableArrayList(),
                      background),
                  background);
          model = new ExplanationViewModel(inspected, background, preferences);
          inspected.openWeights(TrainedResNet20.file());
          inspected.show(
              new InspectedImage("cat", Images.read(Path.of("sample-images/chelsea.png"))));
          work();
        });
  }

  @AfterEach
  void close() throws Exception {
    inFx(
        () -> {
          inspected.close();
          work();
        });
    assertThat(errors).isEmpty();
  }

  @Test
  void theCheapestComesFirstAndNothingIsWorkedOutWhileNobodyLooks() throws Exception {
    inFx(
        () -> {
          assertThat(jobs).isEmpty();
          model.wantedProperty().set(true);
          List<AttributionMethod> order = new ArrayList<>();
          for (MethodModel each : model.all()) {
            each.explanationProperty().subscribe((_, _) -> order.add(each.method()));
          }
          work();
          assertThat(order)
              .containsExactly(
                  AttributionMethod.GRAD_CAM,
                  AttributionMethod.GRADIENT,
                  AttributionMethod.OCCLUSION);
        });
  }

  @Test
  void aMethodThatIsEnlargedGoesBeforeTheCheaper() throws Exception {
    inFx(
        () -> {
          model.enlargedProperty().set(of(AttributionMethod.OCCLUSION));
          model.wantedProperty().set(true);
          step();
          assertThat(explanation(AttributionMethod.OCCLUSION)).isNotNull();
          assertThat(explanation(AttributionMethod.GRADIENT)).isNull();
        });
  }

  @Test
  void whatIsCancelledIsPassedOverUntilItIsAskedForAgain() throws Exception {
    inFx(
        () -> {
          model.wantedProperty().set(true); // Grad-CAM is under way
          model.cancel(of(AttributionMethod.GRAD_CAM));
          work();
          assertThat(explanation(AttributionMethod.GRAD_CAM)).isNull();
          assertThat(explanation(AttributionMethod.OCCLUSION)).isNotNull();
          model.resume(of(AttributionMethod.GRAD_CAM));
          work();
          assertThat(explanation(AttributionMethod.GRAD_CAM)).isNotNull();
        });
  }

  @Test
  void anotherClassOrImageForgetsAllAnotherSettingOnlyItsMethod() throws Exception {
    inFx(
        () -> {
          model.wantedProperty().set(true);
          work();
          Explanation gradient = explanation(AttributionMethod.GRADIENT);
          Explanation occlusion = explanation(AttributionMethod.OCCLUSION);
          model.settingsProperty().set(model.settingsProperty().get().withFill(Fill.BLACK));
          work();
          assertThat(explanation(AttributionMethod.GRADIENT)).isSameAs(gradient);
          assertThat(explanation(AttributionMethod.OCCLUSION)).isNotSameAs(occlusion);

          model.labelProperty().set(7);
          assertThat(explanation(AttributionMethod.GRADIENT)).isNull();
          work();
          Explanation other = explanation(AttributionMethod.GRADIENT);

          assertThat(requireNonNull(other).label()).isEqualTo(7);
        });
  }

  @Test
  void theLayerIsKeptForEveryMethodAndOnlyScoreCamIsAskedAnew() throws Exception {
    inFx(
        () -> {
          of(AttributionMethod.SCORE_CAM).shownProperty().set(true);
          of(AttributionMethod.OCCLUSION).shownProperty().set(false);
          model.settingsProperty().set(model.settingsProperty().get().withChannels(2));
          model.wantedProperty().set(true);
          work();
          assertThat(model.layerProperty().get()).isEqualTo(18);
          Explanation gradCam = explanation(AttributionMethod.GRAD_CAM);
          model.layerProperty().set(0);
          assertThat(explanation(AttributionMethod.SCORE_CAM)).isNull();
          work();
          assertThat(explanation(AttributionMethod.GRAD_CAM)).isSameAs(gradCam);
          for (AttributionMethod each :
              List.of(AttributionMethod.GRAD_CAM, AttributionMethod.SCORE_CAM)) {
            assertThat(requireNonNull(model.map(of(each))).layer()).isEqualTo("relu");
          }
        });
  }

  @Test
  void theChosenMethodsAreRemembered() throws Exception {
    inFx(
        () -> {
          of(AttributionMethod.DECONVNET).shownProperty().set(true);
          of(AttributionMethod.OCCLUSION).shownProperty().set(false);
        });
    assertThat(new Preferences(folder.resolve("preferences")).text("inspect.explanation.methods"))
        .contains("grad-cam gradient deconvnet");
  }

  private MethodModel of(AttributionMethod method) {
    return model.all().stream().filter(each -> each.method() == method).findFirst().orElseThrow();
  }

  private @Nullable Explanation explanation(AttributionMethod method) {
    return of(method).explanationProperty().get();
  }

  private void step() {
    jobs.remove().run();
  }

  private void work() {
    while (!jobs.isEmpty()) {
      step();
    }
  }

  private interface Action {
    void run() throws Exception;
  }

  private static void inFx(Action action) throws Exception {
    WaitForAsyncUtils.waitForAsyncFx(
        60_000,
        () -> {
          action.run();
          return null;
        });
  }
}
