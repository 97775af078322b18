package cnnlab.ui.inspect.several;

import cnnlab.data.image.ImageFormat;
import cnnlab.ui.Texts;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Opens many images at once, or goes from one to those that were opened, and back. */
final class ImagesMenu extends MenuButton {
  private final Texts texts;
  private final SeveralImagesViewModel model;

  /**
   * @param samples the folder of the images that come with the lab
   */
  ImagesMenu(Texts texts, SeveralImagesViewModel model, Path samples) {
    this.texts = texts;
    this.model = model;
    setId("several-images");
    textProperty().bind(texts.bind("several.images"));
    MenuItem bundled = item("several.images.samples", () -> model.open(List.of(samples)));
    bundled.setVisible(Files.isDirectory(samples));
    MenuItem back = item("several.images.back", () -> model.shownProperty().set(true));
    getItems()
        .setAll(
            bundled,
            item("several.images.files", this::files),
            item("several.images.folder", this::folder),
            back);
    setOnShowing(_ -> back.setVisible(!model.isEmpty() && !model.shownProperty().get()));
  }

  private MenuItem item(String key, Runnable action) {
    MenuItem item = new MenuItem();
    item.setId(key.replace('.', '-'));
    item.textProperty().bind(texts.bind(key));
    item.setOnAction(_ -> action.run());
    return item;
  }

  private void files() {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("several.images.files"));
    chooser
        .getExtensionFilters()
        .setAll(
            new ExtensionFilter(
                texts.get("inspect.image.kinds"),
                ImageFormat.endings().stream().map(ending -> "*." + ending).toList()));
    List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
    if (chosen != null) {
      model.open(chosen.stream().map(File::toPath).toList());
    }
  }

  private void folder() {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(texts.get("several.images.folder"));
    File folder = chooser.showDialog(getScene().getWindow());
    if (folder != null) {
      model.open(List.of(folder.toPath()));
    }
  }
}
