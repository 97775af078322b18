package cnnlab.ui.inspect;

import cnnlab.data.download.ImageAddress;
import cnnlab.ui.FileDialogs;
import cnnlab.ui.FxImage;
import cnnlab.ui.Navigation;
import cnnlab.ui.ScreenKeys;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import cnnlab.ui.inspect.model.InspectViewModel;
import cnnlab.ui.inspect.model.InspectedImage;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

/** The ways an image comes in besides dropping it: file dialog, clipboard, the shipped samples. */
final class ImageSource {
  private static final KeyCombination OPEN =
      new KeyCodeCombination(KeyCode.O, KeyCombination.SHORTCUT_DOWN);
  private static final KeyCombination PASTE =
      new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);

  private final Texts texts;
  private final Navigation navigation;
  private final FileDialogs files;
  private final InspectViewModel model;

  ImageSource(Services services, InspectViewModel model) {
    texts = services.texts();
    navigation = services.navigation();
    files = services.files();
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
    files
        .open(
            owner.getScene().getWindow(),
            texts.get("inspect.image.open"),
            sampleFolder(),
            FileKinds.images(texts))
        .ifPresent(model::openImage);
  }

  /** Asks for a weight file. */
  void chooseWeights(Node owner) {
    files
        .open(
            owner.getScene().getWindow(),
            texts.get("inspect.network.open"),
            FileKinds.weights(texts))
        .ifPresent(model::openWeights);
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
}
