package cnnlab.ui.window;

import cnnlab.data.download.FetchListener;
import cnnlab.data.download.ImageAddress;
import cnnlab.data.image.Images;
import cnnlab.data.image.RgbImage;
import cnnlab.ui.FxThread;
import cnnlab.ui.LiveFeed;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.fetch.FetchProgress;
import cnnlab.ui.fetch.FetchRow;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Fetches an image that came as its address alone, and shows how far that is. */
final class AddressDrop {
  private static final String JOB = "main.address";

  private final Services services;
  private final Consumer<List<Path>> onFiles;
  private final ObjectProperty<@Nullable FetchProgress> progress = new SimpleObjectProperty<>();
  private final FetchRow row;

  /**
   * @param onFiles called with a file on this machine
   */
  AddressDrop(Services services, Consumer<List<Path>> onFiles) {
    this.services = services;
    this.onFiles = onFiles;
    row =
        new FetchRow(
            "address",
            services.texts(),
            services.background().busy(JOB),
            progress,
            () -> "",
            () -> services.background().cancel(JOB));
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
    progress.set(new FetchProgress(title, 0, -1, 0));
    FetchProgress.Meter meter = new FetchProgress.Meter();
    LiveFeed<FetchProgress> feed = new LiveFeed<>(latest -> progress.set(latest.getLast()));
    services
        .background()
        .run(
            JOB,
            cancelled -> Images.read(address.fetch(listener(cancelled, meter, feed)), title),
            image -> show(title, image),
            services.errors()::show);
  }

  private static FetchListener listener(
      BooleanSupplier cancelled, FetchProgress.Meter meter, LiveFeed<FetchProgress> feed) {
    return new FetchListener() {
      @Override
      public boolean isCancelled() {
        return cancelled.getAsBoolean();
      }

      @Override
      public void progress(String file, long done, long all) {
        feed.add(meter.at(file, done, all));
      }
    };
  }

  private void show(String title, RgbImage image) {
    var _ = services.navigation().open(View.INSPECT, title, image);
  }
}
