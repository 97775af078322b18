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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;

/**
 * Milliseconds until the confusion matrix of 50,000 predictions of 1,000 classes is drawn, in each
 * order, and between frames while it is zoomed and walked over; until each list of images is
 * sorted. {@code ./cnnlab matrix-speed [CLASSES IMAGES]}.
 */
public final class MatrixSpeed {
  private static final double FRAMES = 120;

  private final int classes;
  private final int images;
  private final List<ExamplePrediction> examples = new ArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private ConfusionMatrixPicture picture;
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
    Stage stage = new Stage();
    Scene scene = new Scene(picture, 1280, 720);
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
        steps = frames("zoom in by the wheel", frame -> wheel(frame < FRAMES / 2 ? 40 : -40));
      } else {
        order.getSelectionModel().select(drawn);
      }
    }
    return true;
  }

  private Steps frames(String name, IntConsumer action) {
    List<Double> times = new ArrayList<>();
    return since -> {
      times.add(since);
      if (times.size() <= FRAMES) {
        action.accept(times.size());
        return true;
      }
      double[] sorted = times.stream().skip(2).mapToDouble(Double::doubleValue).sorted().toArray();
      System.out.printf(
          Locale.ROOT,
          "%s: frame every %.1f ms, 95 of 100 within %.1f ms, the longest %.1f ms%n",
          name,
          Arrays.stream(sorted).average().orElseThrow(),
          sorted[(int) (0.95 * sorted.length)],
          sorted[sorted.length - 1]);
      if (name.startsWith("zoom")) {
        steps = frames("pointer over the cells", this::point);
        return true;
      }
      return false;
    };
  }

  private void wheel(double by) {
    Node cells = picture.lookup("#confusion-cells");
    ScrollEvent event =
        new ScrollEvent(
            ScrollEvent.SCROLL,
            300,
            200,
            300,
            200,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            by,
            0,
            by,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null);
    ((Pane) cells).getChildren().getFirst().fireEvent(event);
  }

  private void point(int frame) {
    Node canvas = ((Pane) picture.lookup("#confusion-cells")).getChildren().getFirst();
    canvas.fireEvent(
        new MouseEvent(
            MouseEvent.MOUSE_MOVED,
            100 + frame * 2,
            100 + frame,
            0,
            0,
            null,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            null));
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private static void say(String what, double milliseconds) {
    System.out.printf(Locale.ROOT, "%s: %.0f ms%n", what, milliseconds);
  }
}
