package cnnlab.ui.inspect.several;

import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.file.FileKinds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** Opens many images at once, or goes from one to those that were opened, and back. */
final class ImagesMenu extends MenuButton {
  private final Services services;
  private final Texts texts;
  private final SeveralImagesViewModel model;

  /**
   * @param samples the folder of the images that come with the lab
   */
  ImagesMenu(Services services, SeveralImagesViewModel model, Path samples) {
    this.services = services;
    texts = services.texts();
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
    List<Path> chosen =
        services
            .files()
            .openSeveral(
                getScene().getWindow(), texts.get("several.images.files"), FileKinds.images(texts));
    if (!chosen.isEmpty()) {
      model.open(chosen);
    }
  }

  private void folder() {
    services
        .files()
        .folder(getScene().getWindow(), texts.get("several.images.folder"))
        .ifPresent(folder -> model.open(List.of(folder)));
  }
}
