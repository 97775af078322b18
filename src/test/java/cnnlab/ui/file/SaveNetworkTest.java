package cnnlab.ui.file;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.inference.ModelFile;
import cnnlab.inference.SavedNetwork;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.training.SoftmaxEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.Weights;
import cnnlab.weights.file.WeightFile;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.stage.FileChooser.ExtensionFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationTest;

/** A network is saved in the same formats from every screen. */
class SaveNetworkTest extends ApplicationTest {
  private static final Path RUN = Path.of("assets", "zoo", "fashion-lenet5");

  @TempDir Path folder;

  @Test
  void everyFormatThatIsWrittenIsOfferedWithItsNameInBothLanguages() {
    for (Messages messages : List.of(Messages.ENGLISH, Messages.CHINESE)) {
      Texts texts = new Texts(messages);
      List<ExtensionFilter> filters = SaveNetwork.filters(texts);

      assertThat(filters)
          .flatExtracting(ExtensionFilter::getExtensions)
          .containsExactly("*.safetensors", "*.zip", "*.pt", "*.pth", "*.ckpt", "*.onnx");
      assertThat(filters)
          .extracting(ExtensionFilter::getDescription)
          .doesNotHaveDuplicates()
          .allMatch(it -> !it.startsWith("control."));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lenet.onnx", "lenet.safetensors"})
  void theNetworkOfARunIsSavedWithTheNamesOfItsClasses(String name) throws Exception {
    Path file = folder.resolve(name);

    interact(
        () ->
            SaveNetwork.write(
                services(),
                file,
                to ->
                    SavedNetwork.write(
                        new SoftmaxEngine(),
                        to,
                        ModelFile.ofRun(RunStore.usual().open(RUN), Arena.ofAuto()).saved(false))));
    until(() -> Files.exists(file));

    Weights read = WeightFile.read(file, Arena.ofAuto());
    assertThat(read.tensors()).containsKey("c1.weight");
    assertThat(WeightMetadata.labels(read.metadata())).hasSize(10);
    assertThat(WeightMetadata.of(read.metadata()).architecture()).isEqualTo("lenet5");
  }

  private Services services() {
    return Services.create(
        new SoftmaxEngine(),
        RunLibrary.of(new RunStore(folder.resolve("runs"))),
        new Preferences(folder.resolve("preferences.properties")),
        folder.resolve("logs"));
  }
}
