package cnnlab.ui.inspect.activation;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.arch.Architecture;
import cnnlab.arch.Layer;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.engine.Network;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.TestWindow;
import cnnlab.ui.View;
import cnnlab.weights.Weights;
import cnnlab.weights.safetensors.Safetensors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.controlsfx.control.GridView;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** Maps and filters of a layer under the robot's pointer; the network sees 32x32 pixels. */
@SuppressWarnings("NullAway.Init") // TestFX calls start before any test
class TilesViewTest extends ApplicationTest {
  private static final Path CAT = Path.of("sample-images", "chelsea.png");

  @TempDir static Path folder;
  private TestWindow test;

  @Override
  public void start(Stage stage) throws Exception {
    test = TestWindow.open(stage, View.INSPECT, new SoftmaxEngine(), folder.resolve("runs"));
  }

  @BeforeEach
  void openANetworkAndAPicture() throws Exception {
    Path weights = weights();
    interact(() -> test.window().open(List.of(weights, CAT)));
    interact(() -> lookup(".tab-pane").queryAs(TabPane.class).getSelectionModel().select(1));
    await(() -> text("#tile-summary").equals("4 feature maps of 32×32"));
  }

  @Test
  void aFeatureMapIsChosenByKey() throws Exception {
    choose("conv1");
    interact(() -> lookup("#tiles").query().requestFocus());
    press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    await(() -> text("#chosen-tile").equals("Feature map 1"));
    press(KeyCode.END).release(KeyCode.END);
    await(() -> text("#chosen-tile").equals("Feature map 3"));
    press(KeyCode.RIGHT).release(KeyCode.RIGHT); // there is no further one
    press(KeyCode.HOME).release(KeyCode.HOME);
    await(() -> text("#chosen-tile").equals("Feature map 0"));
  }

  @Test
  void thePresentedMapsGoThroughTheLayers() throws Exception {
    choose("conv1");
    press(KeyCode.F11).release(KeyCode.F11);
    await(() -> lookup("#tiles").query().getScene() != null);
    press(KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN);
    await(() -> "bn1".equals(chosenLayer()));
    press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
    await(() -> !lookup("#inspect-network").queryAll().isEmpty());
    assertThat(chosenLayer()).isEqualTo("bn1");
  }

  private String chosenLayer() {
    Layer layer = list().getSelectionModel().getSelectedItem();
    return layer == null ? "" : layer.name();
  }

  @Test
  void whatTheValueUnderThePointerDependsOnIsFramedInThePicture() throws Exception {
    choose("conv1");
    moveTo("#large-tile");
    await(() -> text("#spot-reading").contains("row 16, column 16"));
    assertThat(text("#spot-reading")).contains("Receptive field: the framed 3×3 pixels");
    assertFramed(15.0 / 32, 18.0 / 32);

    moveTo("#inspect-network");
    await(() -> !patch().isVisible());
    assertThat(text("#spot-reading")).isEmpty();
  }

  @Test
  void theArrowKeysPointAtAValueToo() throws Exception {
    choose("layer1.0.conv1");
    clickOn("#large-tile");
    moveTo("#inspect-network");
    press(KeyCode.DOWN).release(KeyCode.DOWN);
    await(() -> text("#spot-reading").contains("row 17, column 16"));
    press(KeyCode.LEFT).release(KeyCode.LEFT);
    await(() -> text("#spot-reading").contains("row 17, column 15"));
    assertThat(text("#spot-reading")).contains("Receptive field: the framed 5×5 pixels");
    assertFramed(13.0 / 32, 18.0 / 32);
  }

  @Test
  void theFirstConvolutionShowsItsFiltersAndADeeperOneTheSlicesOfEach() throws Exception {
    choose("conv1");
    clickOn("#inspect-aspect-filters");
    await(() -> text("#tile-summary").startsWith("4 filters of 3×3 in the colors of the image"));
    assertThat(tiles()).isEqualTo(4);

    choose("layer1.0.conv2");
    await(() -> text("#tile-summary").startsWith("4 input channels, a kernel of 3×3 for each"));
    await(() -> text("#chosen-tile").equals("Filter 0, channel 0"));
    interact(() -> lookup("#inspect-filter").queryAs(Spinner.class).increment());
    await(() -> text("#chosen-tile").equals("Filter 1, channel 0"));

    choose("relu");
    await(() -> text("#tile-summary").equals("4 feature maps of 32×32"));
    assertThat(toggle("#inspect-aspect-maps").isSelected()).isTrue();
    assertThat(toggle("#inspect-aspect-filters").isSelected()).isFalse();
    assertThat(toggle("#inspect-aspect-filters").isDisabled()).isTrue();

    choose("conv1");
    await(() -> text("#tile-summary").startsWith("4 filters"));
    assertThat(toggle("#inspect-aspect-filters").isSelected()).isTrue();
  }

  private ToggleButton toggle(String selector) {
    return lookup(selector).queryAs(ToggleButton.class);
  }

  private void choose(String layer) throws Exception {
    interact(
        () -> {
          ListView<Layer> list = list();
          list.getItems().stream()
              .filter(candidate -> candidate.name().equals(layer))
              .forEach(list.getSelectionModel()::select);
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  @SuppressWarnings("unchecked")
  private ListView<Layer> list() {
    return lookup("#inspect-layers").queryAs(ListView.class);
  }

  /** That the frame spans these shares of what the network sees, from left to right. */
  private void assertFramed(double from, double to) throws Exception {
    await(() -> patch().isVisible() && patch().getWidth() > 0);
    Rectangle seen = lookup(".crop-frame").queryAs(Rectangle.class);
    double side = seen.getWidth();
    assertThat((patch().getX() - seen.getX()) / side).isCloseTo(from, within(1e-6));
    assertThat((patch().getX() + patch().getWidth() - seen.getX()) / side)
        .isCloseTo(to, within(1e-6));
  }

  private Rectangle patch() {
    return lookup("#patch").queryAs(Rectangle.class);
  }

  private int tiles() {
    return lookup("#tiles").queryAs(GridView.class).getItems().size();
  }

  private String text(String selector) {
    return lookup(selector).queryAs(Label.class).getText();
  }

  private static Path weights() throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings("resnet20", 32, 10, 0.25, false));
    try (Network network = new SoftmaxEngine().forInference(architecture)) {
      Path file = folder.resolve("tiny.safetensors");
      Safetensors.write(
          file,
          new Weights(network.weights(), Map.of("architecture", "resnet20", "input_size", "32")));
      return file;
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    until(condition);
  }
}
