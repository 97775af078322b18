package cnnlab.ui.inspect;

import cnnlab.data.download.ImageAddress;
import cnnlab.data.image.ImageFormat;
import cnnlab.ui.FxImage;
import cnnlab.ui.Navigation;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Texts;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import cnnlab.weights.file.WeightFile;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.jspecify.annotations.Nullable;

/** The ways an image comes in besides dropping it: file dialog, clipboard, the shipped samples. */
final class ImageSource {
  private static final KeyCombination OPEN =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

  private final Texts texts;
  private final Navigation navigation;
  private final InspectViewModel model;

  ImageSource(Texts texts, Navigation navigation, InspectViewModel model) {
    this.texts = texts;
    this.navigation = navigation;
    this.model = model;
  }

  /** The folder with the images that come with the lab. */
  Path sampleFolder() {
    return Path.of(System.getProperty("cnnlab.home", "."), "sample-images");
  }

  void installKeys(Node root) {
    ScreenKeys.install(
        root,
        event -> {
          if (OPEN.match(event)) {
            choose(root);
            event.consume();
          } else if (PASTE.match(event)) {
            paste();
            event.consume();
          }
        });
  }

  /** Asks for an image file. */
  void choose(Node owner) {
    File file =
        ask(
            owner,
            "inspect.image.open",
            new ExtensionFilter(
                texts.get("inspect.image.kinds"),
                ImageFormat.endings().stream().map(ending -> "*." + ending).toList()),
            sampleFolder().toFile());
    if (file != null) {
      model.openImage(file.toPath());
    }
  }

  /** Asks for a weight file. */
  void chooseWeights(Node owner) {
    File file =
        ask(
            owner,
            "inspect.network.open",
            new ExtensionFilter(
                texts.get("inspect.network.kinds"),
                WeightFile.ENDINGS.stream().map(ending -> "*." + ending).toList()),
            null);
    if (file != null) {
      model.openWeights(file.toPath());
    }
  }

  /** Takes an image, the first image file, or an image's address from the clipboard. */
  void paste() {
    Clipboard clipboard = Clipboard.getSystemClipboard();
    if (clipboard.hasFiles() && !clipboard.getFiles().isEmpty()) {
      model.openImage(clipboard.getFiles().getFirst().toPath());
    } else if (clipboard.getImage() != null) {
      model.show(
          new InspectedImage(texts.get("inspect.image.pasted"), FxImage.rgb(clipboard.getImage())));
    } else {
      ImageAddress.in(clipboard.getHtml(), clipboard.getString()).ifPresent(navigation::fetch);
    }
  }

  private @Nullable File ask(
      Node owner, String titleKey, ExtensionFilter filter, @Nullable File folder) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get(titleKey));
    chooser.getExtensionFilters().add(filter);
    if (folder != null && folder.isDirectory()) {
      chooser.setInitialDirectory(folder);
    }
    return chooser.showOpenDialog(owner.getScene().getWindow());
  }
}
