package cnnlab;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunState;
import cnnlab.run.RunStore;
import cnnlab.ui.Preferences;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.window.MainWindow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/**
 * Trains in the program's own window as a person would: {@code ./cnnlab watched RUNS NETWORK DATA
 * EPOCHS BATCH LIMIT [IMAGE...]}. With images, Inspect is in view from the second epoch on, and
 * every few seconds another image is dropped on it. {@code src/bench/watched.sh} compares the times
 * of epochs.
 */
public final class TrainingWindow {
  private static final long SETTLED = 4000;
  private static final long BETWEEN_IMAGES = 5000;

  private final Stage stage;
  private final Services services;
  private final MainWindow window;

  private TrainingWindow(Stage stage, Path runs, String network, Path home) {
    this.stage = stage;
    Preferences preferences = new Preferences(home.resolve("preferences"));
    preferences.put("window.width", 1600);
    preferences.put("window.height", 1000);
    preferences.put("train.network", network);
    preferences.put("place", View.TRAIN.name());
    services =
        Services.create(new MachineEngine(), RunLibrary.of(new RunStore(runs)), preferences, home);
    window = new MainWindow(stage, services, place -> App.screen(place, services));
    window.show();
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.awt.headless", "true");
    List<String> given = List.of(arguments);
    Path home = Files.createTempDirectory("watched");
    CompletableFuture<TrainingWindow> shown = new CompletableFuture<>();
    Platform.startup(
        () ->
            shown.complete(
                new TrainingWindow(new Stage(), Path.of(given.get(0)), given.get(1), home)));
    TrainingWindow window = shown.get();
    Thread.sleep(SETTLED);
    Map<String, String> settings =
        Map.of("epochs", given.get(3), "batchSize", given.get(4), "limit", given.get(5));
    onScreen(() -> window.window.open(List.of(Path.of(given.get(2)))));
    Thread.sleep(SETTLED);
    onScreen(() -> settings.forEach(window::type));
    onScreen(window::start);
    window.watch(given.subList(6, given.size()).stream().map(Path::of).toList());
    Platform.exit();
  }

  /** Returns when the run has ended. */
  private void watch(List<Path> images) throws Exception {
    for (int shown = 0; ; shown++) {
      Thread.sleep(BETWEEN_IMAGES);
      RunModel run = services.queue().runs().getFirst();
      if (run.stateProperty().get() == RunState.FINISHED) {
        return;
      }
      if (!images.isEmpty() && !run.epochs().isEmpty()) {
        Path image = images.get(shown % images.size());
        onScreen(() -> look(image));
      }
    }
  }

  private void look(Path image) {
    window.placeProperty().set(View.INSPECT);
    window.open(List.of(image));
  }

  private void type(String field, String value) {
    ((TextField) node(field)).setText(value);
  }

  private void start() {
    ((ButtonBase) node("start")).fire();
  }

  private Node node(String id) {
    stage.getScene().getRoot().applyCss(); // before it, what is in a scroll pane cannot be found
    return stage.getScene().lookup("#" + id);
  }

  private static void onScreen(Runnable action) throws Exception {
    CompletableFuture.runAsync(action, Platform::runLater).get();
  }
}
