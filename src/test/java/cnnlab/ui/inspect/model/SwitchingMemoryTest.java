package cnnlab.ui.inspect.model;

import static org.assertj.core.api.Assertions.assertThat;

import cnnlab.arch.Architecture;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.data.OwnDataHome;
import cnnlab.data.image.RgbImage;
import cnnlab.data.transform.Preprocessing;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.training.SoftmaxNetwork;
import cnnlab.ui.Background;
import cnnlab.ui.RunModels;
import cnnlab.weights.TensorSource;
import cnnlab.weights.WeightMetadata;
import cnnlab.weights.safetensors.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import oshi.SystemInfo;

/**
 * Forty networks chosen 30 ms apart, faster than they can be read, by the real executor: what was
 * overtaken is given back. Of other weights with {@code -Dcnnlab.switching=FILE}, more than once
 * with {@code -Dcnnlab.switching.rounds=5}; the memory is printed.
 */
@ExtendWith(OwnDataHome.class)
@EnabledOnOs(OS.LINUX)
class SwitchingMemoryTest {
  private static final int SWITCHES = 40;
  private static final int APART_MILLIS = 30;
  private static final int LOOKS = 5;

  /** Java's own, in MiB, which grows as it likes; of the weights nothing stays. */
  private static final long MOST_GROWTH = 60;

  private static final int ROUNDS = Integer.getInteger("cnnlab.switching.rounds", 2);

  @TempDir Path folder;

  private final Engine engine =
      OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();

  @Test
  @Timeout(1200)
  void whatWasOvertakenIsGivenBack() throws Exception {
    Path weights = weights();
    List<Path> files =
        List.of(
            Files.createSymbolicLink(folder.resolve("a.safetensors"), weights),
            Files.createSymbolicLink(folder.resolve("b.safetensors"), weights));
    round(files); // what is loaded once and stays
    List<Long> readings = new ArrayList<>(List.of(memory()));
    for (int i = 1; i < ROUNDS; i++) {
      round(files);
      readings.add(memory());
    }
    System.out.printf(
        Locale.ROOT,
        "%d switches %d ms apart, weights of %d MiB; MiB after the first %d and every %d more:"
            + " %s%n",
        ROUNDS * SWITCHES,
        APART_MILLIS,
        Files.size(weights) >> 20,
        SWITCHES,
        SWITCHES,
        readings);
    long growth = readings.getLast() - readings.getFirst();
    assertThat(growth).as("growth in MiB: %s", readings).isLessThan(MOST_GROWTH);
  }

  private Path weights() throws Exception {
    String chosen = System.getProperty("cnnlab.switching", "");
    if (!chosen.isEmpty()) {
      return Path.of(chosen).toAbsolutePath();
    }
    Architecture network = Catalogue.build(new NetworkSettings("resnet18", 64, 10, 0.25, false));
    Path file = folder.resolve("weights");
    Safetensors.write(
        file,
        TensorSource.of(new SoftmaxNetwork(network).weights()),
        new WeightMetadata(network.name(), "none", Preprocessing.usual(64)).toMap());
    return file;
  }

  private void round(List<Path> files) throws Exception {
    AtomicReference<Throwable> error = new AtomicReference<>();
    ExecutorService workers = Executors.newFixedThreadPool(2);
    try (ScheduledExecutorService screen = Executors.newSingleThreadScheduledExecutor()) {
      Background background = new Background(workers, screen, error::set);
      RunModels runs =
          new RunModels(
              RunLibrary.of(new RunStore(folder.resolve("runs"))),
              FXCollections.observableArrayList(),
              background);
      InspectViewModel model = new InspectViewModel(engine, runs, background);
      RgbImage gray = new RgbImage(64, 64, new byte[64 * 64 * 3]);
      screen.submit(() -> model.show(new InspectedImage("gray", gray))).get();
      for (int i = 0; i < SWITCHES; i++) {
        Path file = files.get(i % files.size());
        screen.schedule(() -> model.openWeights(file), APART_MILLIS, TimeUnit.MILLISECONDS).get();
      }
      while (screen.submit(() -> model.busy().get() || model.predictions().isEmpty()).get()) {
        Thread.onSpinWait();
      }
      assertThat(screen.submit(() -> model.networkProperty().get()).get()).isNotNull();
      screen.submit(model::close).get();
      workers.shutdown();
      assertThat(workers.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
      assertThat(error.get()).isNull();
    }
  }

  /** Resident, in MiB, the least of some looks, for Java's heap comes and goes. */
  private static long memory() throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int look = 0; look < LOOKS; look++) {
      System.gc();
      Thread.sleep(100);
      least =
          Math.min(
              least,
              new SystemInfo().getOperatingSystem().getCurrentProcess().getResidentMemory() >> 20);
    }
    return least;
  }
}
