package cnnlab.ui.explore.diagram;

import cnnlab.App;
import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.GraphBuilder;
import cnnlab.arch.Op;
import cnnlab.arch.Paper;
import cnnlab.arch.Window;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.diagram.model.Level;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.UserProblem;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.window.MainWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * How fast the diagram is, in the program's own window of 1920 x 1080: {@code ./cnnlab frames}. The
 * pulse runs as fast as frames are finished, so that the figures are not capped at the screen's
 * rate.
 */
public final class DiagramSpeed {
  private static final int WARM_UP = 12;
  private static final int ROUNDS = 15;
  private static final int FRAMES = 240;
  private static final int MANY_BLOCKS = 285;

  private Services services;
  private MainWindow window;
  private DiagramCanvas canvas;
  private DiagramPane pane;

  /** Frames begun so far, and when each was. */
  private final List<Long> pulses = new ArrayList<>();

  public static void main(String[] arguments) {
    System.setProperty("prism.order", "sw");
    System.setProperty("javafx.animation.fullspeed", "true");
    Platform.startup(() -> new DiagramSpeed().start(new Stage()));
  }

  private void start(Stage stage) {
    Path home = temporary();
    Preferences preferences = new Preferences(home.resolve("preferences"));
    preferences.put("window.width", 1920);
    preferences.put("window.height", 1080);
    preferences.put("explore.network", "resnet18");
    for (String panel : List.of("gallery", "numbers", "card")) {
      preferences.put("explore.panel." + panel, false);
    }
    services =
        Services.create(
            new Dl4jEngine(), RunLibrary.of(new RunStore(home.resolve("runs"))), preferences, home);
    window = new MainWindow(stage, services, place -> App.screen(place, services));
    window.show();
    pane = (DiagramPane) stage.getScene().lookup(".diagram-pane");
    canvas = pane.canvas();
    new AnimationTimer() {
      @Override
      public void handle(long nanos) {
        pulses.add(System.nanoTime());
      }
    }.start();
    Thread.ofPlatform().daemon().start(this::measure);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("frames");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void measure() {
    try {
      Thread.sleep(3000);
      System.out.printf("Canvas of %.0f x %.0f%n", canvas.getWidth(), canvas.getHeight());
      firstPaint();
      frames("ResNet-152, all layers, seen whole", false);
      frames("ResNet-152, all layers, zoom 1", true);
      Path many = temporary().resolve("many.json");
      Files.writeString(many, ArchitectureJson.write(many()));
      opening(many);
      frames("2,000 layers, seen whole", false);
      frames("2,000 layers, zoom 1", true);
    } catch (Exception e) {
      e.printStackTrace();
    }
    Platform.exit();
  }

  /** From the choice of a level to the frame after the one that shows it. */
  private void firstPaint() throws Exception {
    show("resnet152");
    perform(() -> pane.model().choose(Level.LAYERS));
    List<Double> times = new ArrayList<>();
    for (int round = 0; round < WARM_UP + ROUNDS; round++) {
      show("vgg16");
      double time = millisTo(() -> open("resnet152"));
      if (round == 0 || round >= WARM_UP) {
        times.add(time);
      }
    }
    double cold = times.removeFirst();
    System.out.printf(
        "ResNet-152, all layers: from the choice to the picture %.0f ms (median), %.0f at most; the"
            + " first time %.0f%n",
        share(times, 0.5), share(times, 1), cold);
  }

  private void opening(Path many) throws Exception {
    int before = onScreen(pulses::size);
    double time = millisTo(() -> window.open(List.of(many)));
    List<Double> waits = onScreen(() -> between(pulses.subList(before, pulses.size())));
    System.out.printf(
        "2,000 layers: opened in %.0f ms, longest wait of the window %.0f ms%n",
        time, share(waits, 1));
  }

  private void frames(String what, boolean actualSize) throws Exception {
    perform(
        () -> {
          canvas.fit();
          if (actualSize) {
            canvas.actualSize();
          }
        });
    Thread.sleep(1000);
    Viewport begin = onScreen(canvas::view);
    double width = canvas.getWidth();
    double height = canvas.getHeight();
    report(
        what + ", moved",
        i -> begin.moved(width / 4 * Math.sin(i / 20.0), height / 4 * Math.sin(i / 13.0)));
    report(
        what + ", zoomed",
        i -> begin.zoomed(Math.pow(2, Math.sin(i / 25.0)), width / 2, height / 2));
  }

  private void report(String what, IntFunction<Viewport> view) throws Exception {
    run(FRAMES / 2, view);
    List<Double> frames = run(FRAMES, view);
    System.out.printf(
        "%s: %.0f frames/s, slowest twentieth %.1f ms%n",
        what,
        1000 / frames.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
        share(frames, 0.95));
  }

  /** Milliseconds of each frame. */
  private List<Double> run(int frames, IntFunction<Viewport> view) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    List<Long> times = new ArrayList<>();
    Platform.runLater(
        () ->
            new AnimationTimer() {
              @Override
              public void handle(long nanos) {
                times.add(System.nanoTime());
                if (times.size() > frames) {
                  stop();
                  done.countDown();
                }
                canvas.setView(view.apply(times.size()));
                canvas.paintNow();
              }
            }.start());
    done.await();
    return between(times);
  }

  private void show(String network) throws Exception {
    millisTo(() -> open(network));
  }

  private void open(String network) {
    try {
      services.navigation().open(View.EXPLORE, Catalogue.entry(network).settings());
    } catch (UserProblem unknown) {
      throw new IllegalArgumentException(network, unknown);
    }
  }

  /** As deep as no published network: 285 residual blocks of 7 layers. */
  private static Architecture many() {
    GraphBuilder graph = new GraphBuilder();
    String last = graph.conv("conv1", graph.input(3, 64, 64), 16, Window.same(3, 3), 1, false);
    for (int i = 0; i < MANY_BLOCKS; i++) {
      String block = "layer" + (i / 95 + 1) + "." + i % 95;
      String input = last;
      graph.block(block);
      for (int conv = 1; conv <= 2; conv++) {
        last = graph.conv(block + ".conv" + conv, last, 16, Window.same(3, 3), 1, false);
        last = graph.add(block + ".bn" + conv, new Op.BatchNorm(1e-5, 0.1), last);
        if (conv == 1) {
          last = graph.relu(block + ".relu1", last);
        }
      }
      last = graph.relu(block + ".relu", graph.add(block + ".add", new Op.Add(), last, input));
    }
    graph.block("classifier");
    last = graph.add("avgpool", new Op.AdaptiveAvgPool(1, 1), last);
    last = graph.add("fc", new Op.Linear(10, true), graph.add("flatten", new Op.Flatten(), last));
    return graph.head(last, 1).build("many", "form.own", new Paper("", ""));
  }

  /** Until the frame after the one that shows the outcome. */
  private double millisTo(Runnable action) throws Exception {
    CompletableFuture<Double> shown = new CompletableFuture<>();
    perform(
        () -> {
          long begin = System.nanoTime();
          canvas
              .pictureProperty()
              .subscribe(
                  (_, picture) -> {
                    if (picture.isPresent() && !shown.isDone()) {
                      int now = pulses.size();
                      new AnimationTimer() {
                        @Override
                        public void handle(long nanos) {
                          if (pulses.size() > now + 2) {
                            stop();
                            shown.complete((System.nanoTime() - begin) / 1e6);
                          }
                        }
                      }.start();
                    }
                  });
          action.run();
        });
    double time = shown.get();
    Thread.sleep(400);
    return time;
  }

  private static <T> T onScreen(Callable<T> action) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(action.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return done.get();
  }

  private static void perform(Runnable action) throws Exception {
    onScreen(Executors.callable(action));
  }

  private static List<Double> between(List<Long> times) {
    List<Double> millis = new ArrayList<>();
    for (int i = 1; i < times.size(); i++) {
      millis.add((times.get(i) - times.get(i - 1)) / 1e6);
    }
    return millis;
  }

  private static double share(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.get((int) Math.round(share * (sorted.size() - 1)));
  }
}
