package cnnlab;

import cnnlab.evaluation.EvaluatedSplit;
import cnnlab.evaluation.EvaluationResult;
import cnnlab.evaluation.ExampleList;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import cnnlab.ui.confusion.ConfusionMatrixPicture;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Milliseconds until the confusion matrix of 50,000 predictions of 1,000 classes is drawn, in each
 * order, and between frames while it is zoomed and walked over, with the processor's time for a
 * frame, which other work on the machine does not lengthen; until each list of images is sorted.
 * {@code ./cnnlab matrix-speed [CLASSES IMAGES]}.
 */
public final class MatrixSpeed {
  private static final double FRAMES = 120;

  private final int classes;
  private final int images;
  private final List<ExamplePrediction> examples = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private ConfusionMatrixPicture picture;
  private Robot robot;
  private Steps steps;

  /** What is done from one frame to the next. */
  private interface Steps {
    /** Whether there is another step after this one. */
    boolean step(double millisecondsSinceLast);
  }

  private MatrixSpeed(int classes, int images) {
    this.classes = classes;
    this.images = images;
  }

  public static void main(String[] arguments) throws Exception {
    System.setProperty("java.awt.headless", "true");
    int classes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1000;
    int images = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50_000;
    MatrixSpeed speed = new MatrixSpeed(classes, images);
    speed.predict();
    speed.lists();
    Path home = Files.createTempDirectory("matrix-speed");
    Platform.startup(() -> speed.open(home));
    speed.ended.await();
    Platform.exit();
  }

  /** Four of five are right, the others mostly a class nearby. */
  private void predict() {
    Random random = new Random(1);
    for (int i = 0; i < images; i++) {
      int label = i % classes;
      boolean right = random.nextDouble() < 0.8;
      int away = 1 + (int) Math.abs(random.nextGaussian() * 10);
      int predicted = right ? label : Math.floorMod(label + away, classes);
      float confidence = 0.3f + 0.7f * random.nextFloat();
      examples.add(
          new ExamplePrediction(
              i, label, predicted, confidence, right ? confidence : (1 - confidence) / 2));
    }
  }

  private void lists() {
    EvaluationResult result =
        new EvaluationResult(
            Path.of("."),
            null,
            EvaluatedSplit.TEST,
            List.of(),
            null,
            examples,
            true,
            IntStream.range(0, images / 50).boxed().toList());
    for (ExampleList list : ExampleList.values()) {
      long began = System.nanoTime();
      int count = list.of(result).size();
      say("list " + list.id() + " of " + count, since(began));
    }
  }

  private void open(Path home) {
    Preferences preferences = new Preferences(home.resolve("preferences"));
    Services services =
        Services.create(
            new MachineEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            preferences,
            home);
    picture = new ConfusionMatrixPicture(services);
    robot = new Robot();
    Stage stage = new Stage();
    Scene scene = new Scene(picture, 1920, 1080);
    services.appearance().style(scene);
    stage.setScene(scene);
    stage.show();
    steps = this::draw;
    new AnimationTimer() {
      private long last;

      @Override
      public void handle(long now) {
        double since = last == 0 ? 0 : (System.nanoTime() - last) / 1e6;
        last = System.nanoTime();
        if (!steps.step(since)) {
          stop();
          ended.countDown();
        }
      }
    }.start();
  }

  private int drawn = -2;

  /** Shows the matrix, then orders it in each way; a frame later it is on screen. */
  private boolean draw(double since) {
    @SuppressWarnings("unchecked")
    ComboBox<Object> order = (ComboBox<Object>) picture.lookup("#confusion-order");
    if (drawn == -2) {
      drawn++; // the empty window
    } else if (drawn == -1) {
      long[][] counts = new long[classes][classes];
      examples.forEach(each -> counts[each.label()][each.predicted()]++);
      List<String> names =
          IntStream.range(0, classes).mapToObj(i -> "class " + (i * 7919) % classes).toList();
      picture.show(new ConfusionMatrix(names, counts), "");
      drawn++;
    } else {
      say(drawn == 0 ? "matrix drawn" : "order " + order.getValue(), since);
      drawn++;
      if (drawn == order.getItems().size()) {
        order.getSelectionModel().select(0);
        steps =
            zoom(
                "first zoom by the wheel", // by code that is not compiled yet
                zoom("zoom by the wheel", frames("pointer over the cells", this::point, null)));
      } else {
        order.getSelectionModel().select(drawn);
      }
    }
    return true;
  }

  private Steps zoom(String name, Steps next) {
    return frames(name, frame -> wheel(frame < FRAMES / 2 ? -1 : 1), next);
  }

  private Steps frames(String name, IntConsumer action, @Nullable Steps next) {
    List<Double> times = new ArrayList<>();
    long[] began = new long[1];
    return since -> {
      if (times.isEmpty()) {
        began[0] = drawingNanos();
      }
      times.add(since);
      if (times.size() <= FRAMES) {
        action.accept(times.size());
        return true;
      }
      double[] sorted = times.stream().skip(2).mapToDouble(Double::doubleValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "%s: %.1f ms of the processor for a frame; frame every %.1f ms, 95 of 100 within %.1f ms,"
              + " the longest %.1f ms%n",
          name,
          (drawingNanos() - began[0]) / 1e6 / FRAMES,
          Arrays.stream(sorted).average().orElseThrow(),
          sorted[(int) (0.95 * sorted.length)],
          sorted[sorted.length - 1]);
      if (next != null) {
        steps = next;
      }
      return next != null;
    };
  }

  /** Turns the wheel by a notch, on the diagonal, where the counts are. */
  private void wheel(int by) {
    moveTo(400, 400);
    robot.mouseWheel(by);
  }

  private void point(int frame) {
    moveTo(100 + frame * 2, 100 + frame);
  }

  private void moveTo(double x, double y) {
    robot.mouseMove(picture.lookup("#confusion-cells").localToScreen(x, y));
  }

  /** What the two threads that prepare and draw frames have taken of the processor. */
  private static long drawingNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(Objects::nonNull)
        .filter(it -> it.getThreadName().matches("JavaFX Application Thread|QuantumRenderer.*"))
        .mapToLong(it -> threads.getThreadCpuTime(it.getThreadId()))
        .sum();
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private static void say(String what, double milliseconds) {
    System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, milliseconds);
  }
}
