package cnnlab.ui.window;

import cnnlab.data.download.ImageAddress;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.ui.FxThread;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.fetch.FetchRow;
import cnnlab.ui.fetch.Fetching;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/** Fetches an image that came as its address alone, and shows how far that is. */
final class AddressDrop {
  private final Services services;
  private final Consumer<List<Path>> onFiles;
  private final Fetching fetching;
  private final FetchRow row;

  /**
   * @param onFiles called with a file on this machine
   */
  AddressDrop(Services services, Consumer<List<Path>> onFiles) {
    this.services = services;
    this.onFiles = onFiles;
    fetching = new Fetching(services.background(), "main.address");
    row = new FetchRow("address", services.texts(), fetching);
    row.getStyleClass().add("address-fetch");
    row.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
  }

  /** How far a fetch is; invisible while there is none. */
  Node node() {
    return row;
  }

  /** Gives the image to Inspect as soon as it is here. */
  void open(ImageAddress address) {
    FxThread.require();
    if (address.isFile()) {
      onFiles.accept(List.of(Path.of(address.uri())));
      return;
    }
    String title = address.title();
    fetching.run(
        title,
        listener -> Images.read(address.fetch(listener), title),
        image -> show(title, image),
        services.errors()::show);
  }

  private void show(String title, RgbImage image) {
    var _ = services.navigation().open(View.INSPECT, title, image);
  }
}
