package cnnlab.ui.inspect.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.explain.AttributionMethod;
import cnnlab.ui.Drops;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The bundled ResNet-20 explains what it takes a cat for. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // set by @Start
class ExplanationPaneTest {
  private static final Engine ENGINE =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  private Stage stage;
  private FxRobot robot;

  @Start
  void open(Stage primary) throws IOException {
    stage = primary;
    Path runs = Files.createTempDirectory("cnnlab-test").resolve("runs");
    TestWindow.open(primary, View.INSPECT, ENGINE, runs);
  }

  @BeforeEach
  void askAboutACat(FxRobot given) throws Exception {
    robot = given;
    Node root = stage.getScene().getRoot();
    Path cat = Path.of("sample-images", "chelsea.png");
    robot.interact(() -> Event.fireEvent(root, Drops.dropped(root, cat.toFile())));
    until(() -> robot.lookup(".prediction-label").queryAll().size() == 5);
    TabPane tabs = robot.lookup(".tab-pane").queryAs(TabPane.class);
    robot.interact(() -> tabs.getSelectionModel().select(2));
    until(() -> overlay() != null);
  }

  @Test
  void theMapFollowsTheLayerOfTheSlider() throws Exception {
    assertThat(goesThroughLayers()).as("one map only: of the last layer").isFalse();
    choose(AttributionMethod.GRAD_CAM);
    until(this::goesThroughLayers);
    assertThat(slider().getValue()).as("begins at the last layer").isEqualTo(slider().getMax());
    assertThat(layer()).startsWith("layer3.2");
    Image last = overlay();

    robot.interact(slider()::requestFocus);
    robot.type(KeyCode.HOME);
    until(() -> layer().equals("relu"));
    until(() -> !Objects.equals(overlay(), last));

    choose(AttributionMethod.LAYER_CAM);
    until(() -> text().startsWith("As HiResCAM"));
    assertThat(layer()).as("the layer stays").isEqualTo("relu");
    choose(AttributionMethod.GRADIENT);
    until(() -> !goesThroughLayers() && text().startsWith("Bright: pixels"));
  }

  @Test
  void eachMethodSaysWhatItsColorsMean() throws Exception {
    for (AttributionMethod method : AttributionMethod.values()) {
      Image before = overlay();
      if (box().getValue() != method) {
        choose(method);
        until(() -> overlay() != null && !Objects.equals(overlay(), before));
      }
      assertThat(text()).as(method.name()).isNotEmpty();
      assertThat(robot.lookup(".color-scale").query().isVisible()).isTrue();
    }
    assertThat(robot.lookup(".problem").queryAll())
        .allMatch(it -> it instanceof Node node && !node.isVisible());
  }

  private void choose(AttributionMethod method) {
    robot.interact(() -> box().setValue(method));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<AttributionMethod> box() {
    return robot.lookup("#explanation-method").queryAs(ComboBox.class);
  }

  private boolean goesThroughLayers() {
    return robot.lookup("#explanation-layers").query().isVisible();
  }

  private Slider slider() {
    return robot.lookup("#explanation-layer").queryAs(Slider.class);
  }

  private String layer() {
    return robot.lookup("#explanation-layer-name").queryAs(Label.class).getText();
  }

  private String text() {
    return robot.lookup("#explanation-text").queryAs(Label.class).getText();
  }

  private @Nullable Image overlay() {
    return robot
        .from(robot.lookup(".explanation"))
        .lookup("#explanation-overlay")
        .queryAs(ImageView.class)
        .getImage();
  }

  private static void until(Callable<Boolean> condition) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
  }
}
