package cnnlab.ui.inspect;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.App;
import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.engine.Network;
import cnnlab.run.OptimizerSettings;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import cnnlab.training.SoftmaxNetwork;
import cnnlab.ui.Drops;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.window.MainWindow;
import cnnlab.weights.Tensor;
import cnnlab.weights.TensorSource;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import cnnlab.weights.safetensors.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import javafx.event.ActionEvent;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;

/** Files dropped on the window, as they come from the desktop. */
@SuppressWarnings("NullAway.Init") // TestFX calls start before any test
class InspectDropTest extends ApplicationTest {
  @TempDir static Path folder;
  private static final Path CAT = Path.of("sample-images", "chelsea.png");

  private Stage stage;
  private Services services;

  @Override
  public void start(Stage shown) throws Exception {
    stage = shown;
    services =
        Services.create(
            new SoftmaxEngine(),
            RunLibrary.of(new RunStore(folder.resolve("runs"))),
            new Preferences(folder.resolve("preferences.properties")),
            folder.resolve("logs"));
    services.texts().messagesProperty().set(Messages.ENGLISH);
    MainWindow window = new MainWindow(stage, services, place -> App.screen(place, services));
    window.placeProperty().set(View.INSPECT);
    window.show();
    stage.setWidth(1280);
    stage.setHeight(800);
  }

  @BeforeEach
  void dropAWeightFile() throws Exception {
    drop(weights());
    await(() -> lookup("#inspect-network").queryAs(ComboBox.class).getValue() != null);
  }

  @Test
  void aDroppedPictureIsAnsweredWithTheFiveLikeliestClasses() throws Exception {
    drop(CAT);
    await(() -> labels(".prediction-label").size() == 5);
    double sum =
        labels(".prediction-figure").stream()
            .mapToDouble(text -> Double.parseDouble(text.replace(" %", "")))
            .sum();
    assertThat(sum).isBetween(50.0, 100.5);
    await(() -> labels("#chosen-tile").equals(List.of("Feature map 0")));
  }

  /** The first of them is the image in view, so that the other tabs tell about it. */
  @Test
  void imagesDroppedTogetherBeforeAnyOtherAreATableAtOnce() throws Exception {
    Node window = stage.getScene().getRoot();
    interact(
        () ->
            Event.fireEvent(
                window,
                Drops.dropped(
                    window, CAT.toFile(), Path.of("sample-images", "coffee.jpg").toFile())));
    await(() -> lookup("#several-table").queryAs(TableView.class).getItems().size() == 2);
    await(() -> !lookup(".invitation").query().isVisible());
    assertThat(lookup("#inspect-tabs").query().isVisible()).isTrue();
    assertThat(lookup("#several-table").tryQuery()).as("it stays").isPresent();
    interact(() -> lookup("#inspect-tabs").queryAs(TabPane.class).getSelectionModel().select(0));
    await(() -> labels(".prediction-label").size() == 5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"photo.jfif", "photo", "photo.tif"})
  void aPhotoIsKnownByItsContentWhateverItIsCalled(String name) throws Exception {
    drop(Files.copy(CAT, folder.resolve(name)));
    await(() -> labels(".prediction-label").size() == 5);
  }

  /** As Hugging Face calls them, and as browsers rename a second download. */
  @ParameterizedTest
  @ValueSource(strings = {"model.bin", "model.safetensors (1)"})
  void weightsAreKnownByTheirContentWhateverTheyAreCalled(String name) throws Exception {
    Path file = weights();
    drop(Files.move(file, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING));
    await(
        () ->
            String.valueOf(lookup("#inspect-network").queryAs(ComboBox.class).getValue())
                .contains(name));
  }

  @Test
  void theExplanationOfTheChosenAnswerLiesOverTheImage() throws Exception {
    drop(CAT);
    await(() -> labels(".prediction-label").size() == 5);
    interact(() -> tabs().getSelectionModel().select(2));
    await(() -> overlay().getImage() != null);
    TextField about = lookup("#explanation-class").queryAs(TextField.class);
    assertThat(about.getText()).startsWith(labels(".prediction-label").getFirst());
    Image first = overlay().getImage();
    String second = labels(".prediction-label").get(1);
    interact(
        () -> {
          about.setText(second);
          about.fireEvent(new ActionEvent());
        });
    await(() -> overlay().getImage() != null && !overlay().getImage().equals(first));
    interact(() -> tabs().getSelectionModel().selectFirst());
    await(
        () ->
            lookup(".prediction-choice").queryAllAs(ToggleButton.class).stream()
                    .filter(ToggleButton::isSelected)
                    .count()
                == 1);
  }

  @Test
  void anImageIsPastedAlsoWhenTheFocusIsOnTheRail() throws Exception {
    ClipboardContent content = new ClipboardContent();
    content.putImage(new WritableImage(40, 30));
    interact(() -> Clipboard.getSystemClipboard().setContent(content));
    clickOn("#place-inspect");
    press(KeyCode.CONTROL, KeyCode.V).release(KeyCode.V, KeyCode.CONTROL);
    await(() -> labels(".prediction-label").size() == 5);
  }

  /** The same answer to the same question, for another file; only what fits is offered. */
  @Test
  void everyWeightFileThatFitsTwoNetworksIsAskedAbout() throws Exception {
    drop(CAT);
    for (String name : List.of("one", "two")) {
      drop(weights(name, Map.of("input_size", "32")));
      await(() -> question().isVisible());
      assertThat(question().getItems()).containsExactly("resnet20", "plain20");
      interact(() -> question().setValue("resnet20"));
      await(() -> labels(".prediction-label").size() == 5);
      assertThat(question().isVisible()).isFalse();
    }
  }

  /** As PyTorch saves it from a network that was trained on several cards at once. */
  @Test
  void aFileOfPytorchAnswersToo() throws Exception {
    Architecture resnet = Catalogue.build(new NetworkSettings("resnet18", 32, 10, 0.125, false));
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    new SoftmaxNetwork(resnet)
        .weights()
        .forEach((name, tensor) -> tensors.put("module." + name, tensor));
    Path file = folder.resolve("parallel.pth");
    WeightFile.write(file, TensorSource.of(tensors), Map.of());

    drop(file);
    drop(CAT);

    await(() -> text("#inspect-preprocessing").contains("The prefix \"module.\" of the names"));
    await(() -> labels(".prediction-label").size() == 5);
    assertThat(text("#inspect-preprocessing"))
        .contains("center crop 32×32", "mean 0.485 / 0.456 / 0.406");
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> question() {
    return lookup("#inspect-architecture").queryAs(ComboBox.class);
  }

  @Test
  void aDroppedFileThatIsNoPictureIsRefusedInOneSentence() throws Exception {
    Path fake = Files.writeString(folder.resolve("cat.png"), "not a picture");
    drop(fake);
    await(() -> labels(".problem").stream().anyMatch(text -> text.contains("cat.png")));
    assertThat(labels(".prediction-label")).isEmpty();
  }

  @Test
  void theAnswerFollowsTheLanguage() throws Exception {
    drop(CAT);
    await(() -> labels(".prediction-label").size() == 5);
    interact(() -> services.texts().messagesProperty().set(Messages.CHINESE));
    await(() -> labels("#chosen-tile").equals(List.of("特征图 0")));
  }

  private TabPane tabs() {
    return lookup(".tab-pane").queryAs(TabPane.class);
  }

  private ImageView overlay() {
    return from(lookup("#method-occlusion")).lookup(".heat-map-overlay").queryAs(ImageView.class);
  }

  private String text(String selector) {
    return lookup(selector).queryAs(Label.class).getText();
  }

  private static Path weights() throws Exception {
    return weights("tiny", Map.of("architecture", "resnet20", "input_size", "32"));
  }

  private static Path weights(String name, Map<String, String> metadata) throws Exception {
    Architecture architecture =
        Catalogue.build(new NetworkSettings("resnet20", 32, 10, 0.25, false));
    try (Network network =
        new SoftmaxEngine()
            .forTraining(
                architecture,
                new OptimizerSettings(OptimizerSettings.Kind.SGD, 0.1, 0.9, 0),
                1,
                1)) {
      Path file = folder.resolve(name + ".safetensors");
      Safetensors.write(file, new Weights(network.weights(), metadata));
      return file;
    }
  }

  private void drop(Path file) {
    Node window = stage.getScene().getRoot();
    interact(() -> Event.fireEvent(window, Drops.dropped(window, file.toFile())));
  }

  private List<String> labels(String selector) {
    return lookup(selector).queryAll().stream()
        .filter(Label.class::isInstance)
        .map(Label.class::cast)
        .filter(Node::isVisible)
        .map(Label::getText)
        .toList();
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    until(condition);
  }
}
