package cnnlab.ui.confusion;

import static cnnlab.ui.FxWait.until;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cnnlab.evaluation.ClassOrder;
import cnnlab.run.ConfusionMatrix;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.FakeEngine;
import cnnlab.ui.Preferences;
import cnnlab.ui.Services;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The confusion matrix of a run, asked with the pointer and with keys. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // TestFX calls show before any test
class ConfusionMatrixPictureTest {
  private ConfusionMatrixPicture picture;
  private Services services;

  @Start
  void show(Stage stage) throws Exception {
    Path home = Files.createTempDirectory("cnnlab-test");
    services =
        Services.create(
            new FakeEngine(),
            RunLibrary.of(new RunStore(home.resolve("runs"))),
            new Preferences(home.resolve("p")),
            home);
    services.texts().messagesProperty().set(Messages.ENGLISH);
    picture = new ConfusionMatrixPicture(services);
    stage.setScene(new Scene(picture, 800, 600));
    stage.show();
  }

  @Test
  void arrowKeysWalkFromCellToCellAndTellItsNumbers(FxRobot robot) {
    robot.interact(
        () ->
            picture.show(
                new ConfusionMatrix(
                    List.of("cat", "dog", "ship"), new long[][] {{8, 2, 0}, {1, 9, 0}, {0, 0, 10}}),
                "own"));
    robot.interact(canvas()::requestFocus);

    robot.type(KeyCode.RIGHT);
    assertThat(told(robot)).contains("cat").contains("8").contains("80");
    robot.type(KeyCode.RIGHT);
    assertThat(told(robot)).contains("cat", "dog", "2", "20");
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN, KeyCode.RIGHT);
    assertThat(told(robot)).contains("ship", "10", "100");
    assertThat(canvas().getAccessibleText()).contains("Confusion matrix").contains("ship");
  }

  /** On a projector with the type enlarged by four steps; the same shares, so the same colors. */
  @Test
  void countsAreStillWrittenAtEnlargedType(FxRobot robot) {
    robot.interact(
        () -> {
          services.appearance().fontSizeProperty().set(18);
          picture.getScene().getWindow().setHeight(440);
        });
    assertThat(drawn(robot, 50)).isNotEqualTo(drawn(robot, 71));
  }

  /** A text costs the processor more than all cells: many come once the wheel stands still. */
  @Test
  void countsOfManyCellsWaitUntilNothingMoves(FxRobot robot) throws Exception {
    assertThat(drawnInAMove(robot, 10, 1, 50))
        .as("few are always there")
        .isNotEqualTo(drawnInAMove(robot, 10, 1, 71));
    List<Integer> moving = drawnInAMove(robot, 100, 4, 71);
    assertThat(moving).isEqualTo(drawnInAMove(robot, 100, 4, 50));
    until(() -> !pixels(canvas().snapshot(null, null)).equals(moving));
    List<Integer> still = drawn(robot);
    robot.interact(() -> show(100, 71));
    assertThat(drawn(robot)).isNotEqualTo(still);
  }

  /** The pixels right after that many zooms. */
  private List<Integer> drawnInAMove(FxRobot robot, int classes, int zooms, int each) {
    List<List<Integer>> drawn = new ArrayList<>();
    robot.interact(
        () -> {
          show(classes, each);
          canvas().requestFocus();
          press(canvas(), KeyCode.ESCAPE);
          IntStream.range(0, zooms).forEach(_ -> press(canvas(), KeyCode.PLUS));
          drawn.add(pixels(canvas().snapshot(null, null)));
        });
    return drawn.getFirst();
  }

  @Test
  void theChosenCellIsMarkedAndTheMarkGoesAlongInAMove(FxRobot robot) {
    robot.interact(() -> show(10, 50));
    robot.interact(canvas()::requestFocus);
    robot.type(KeyCode.RIGHT).type(KeyCode.DOWN).type(KeyCode.RIGHT);
    Rectangle mark = robot.lookup(".confusion-marker").queryAs(Rectangle.class);
    assertThat(mark.isVisible()).isTrue();
    double before = mark.getHeight();
    robot.interact(() -> press(canvas(), KeyCode.PLUS));
    assertThat(mark.getHeight()).isCloseTo(1.5 * before, within(0.1 * before));
    robot.interact(() -> picture.show(null, ""));
    assertThat(mark.isVisible()).isFalse();
  }

  /** A photo folder of a few classes is asked of a network that knows many. */
  @Test
  void classesThatNoImageHasNorIsTakenForStayOut(FxRobot robot) {
    long[][] counts = new long[1000][1000];
    counts[7][7] = 3;
    counts[7][900] = 1;
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "class " + i).toList();
    List<Integer> opened = new ArrayList<>();
    picture.setOnOpen((label, predicted) -> opened.addAll(List.of(label, predicted)));
    robot.interact(() -> picture.show(new ConfusionMatrix(names, counts), "own"));
    robot.interact(canvas()::requestFocus);
    robot.type(KeyCode.UP, 3).type(KeyCode.LEFT, 3).type(KeyCode.RIGHT);

    assertThat(told(robot)).contains("class 7", "class 900");
    robot.type(KeyCode.RIGHT).type(KeyCode.ENTER);
    assertThat(opened).as("there is nothing to the right of it").containsExactly(7, 900);
  }

  private List<Integer> drawn(FxRobot robot, int each) {
    robot.interact(() -> show(10, each));
    return drawn(robot);
  }

  /** A matrix of classes that are all told apart. */
  private void show(int classes, int each) {
    long[][] counts = new long[classes][classes];
    IntStream.range(0, classes).forEach(i -> counts[i][i] = each);
    List<String> names = IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
    picture.show(new ConfusionMatrix(names, counts), "own");
  }

  private List<Integer> drawn(FxRobot robot) {
    List<List<Integer>> drawn = new ArrayList<>();
    robot.interact(() -> drawn.add(pixels(canvas().snapshot(null, null))));
    return drawn.getFirst();
  }

  private static List<Integer> pixels(WritableImage image) {
    int width = (int) image.getWidth();
    return IntStream.range(0, width * (int) image.getHeight())
        .mapToObj(i -> image.getPixelReader().getArgb(i % width, i / width))
        .toList();
  }

  @Test
  void aThousandClassesAreDrawnDownToTheLastCell(FxRobot robot) {
    long[][] counts = new long[1000][1000];
    IntStream.range(0, 1000).forEach(i -> counts[i][i] = 50);
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "class " + i).toList();

    robot.interact(() -> picture.show(new ConfusionMatrix(names, counts), "own"));
    WaitForAsyncUtils.waitForFxEvents();

    WritableImage drawn =
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> picture.snapshot(null, null));
    Node canvas = canvas();
    double side =
        Math.min(canvas.getLayoutBounds().getWidth(), canvas.getLayoutBounds().getHeight());
    double top = canvas.getBoundsInParent().getMinY();
    Color diagonal = drawn.getPixelReader().getColor((int) (side / 2), (int) (top + side / 2));
    Color beside = drawn.getPixelReader().getColor((int) (side * 0.9), (int) (top + side / 2));
    assertThat(diagonal).isNotEqualTo(beside);
  }

  /** 50,000 predictions of a network of ImageNet's size; how long it takes is printed. */
  @Test
  void aThousandClassesAreClusteredMovedAndSearched(FxRobot robot) {
    long[][] counts = new long[1000][1000];
    Random random = new Random(3);
    for (int i = 0; i < 50_000; i++) {
      int label = i % 1000;
      int predicted = random.nextInt(4) > 0 ? label : label / 10 * 10 + random.nextInt(10);
      counts[label][predicted]++;
    }
    List<String> names = IntStream.range(0, 1000).mapToObj(i -> "class " + i).toList();
    ComboBox<ClassOrder> order = box(robot, "#confusion-order");

    print("appears", robot, () -> picture.show(new ConfusionMatrix(names, counts), "own"));
    print("clustered", robot, () -> order.setValue(ClassOrder.CLUSTERED));
    Node pane = canvas();
    robot.interact(pane::requestFocus);
    print("zoomed and walked over 60 cells", robot, () -> walk(pane));
    TextField search = robot.lookup("#confusion-search").queryAs(TextField.class);
    robot.interact(
        () -> {
          search.setText("class 777");
          search.fireEvent(new ActionEvent());
        });
    assertThat(told(robot)).startsWith("class 777: " + counts[777][777] + " correct");
    robot.interact(
        () -> robot.lookup("#confusion-errors-only").queryAs(CheckBox.class).setSelected(true));
    assertThat(told(robot)).as("its numbers stay").startsWith("class 777");
  }

  private static void walk(Node pane) {
    for (int i = 0; i < 6; i++) {
      press(pane, KeyCode.PLUS);
    }
    for (int i = 0; i < 60; i++) {
      press(pane, i % 2 == 0 ? KeyCode.DOWN : KeyCode.RIGHT);
    }
  }

  private static void press(Node on, KeyCode code) {
    on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
  }

  private static void print(String what, FxRobot robot, Runnable action) {
    long begin = System.nanoTime();
    robot.interact(action);
    WaitForAsyncUtils.waitForFxEvents();
    System.out.printf(
        "1,000 classes, 50,000 predictions, %s: %d ms%n",
        what, (System.nanoTime() - begin) / 1_000_000);
  }

  @SuppressWarnings("unchecked")
  private static <T> ComboBox<T> box(FxRobot robot, String id) {
    return (ComboBox<T>) robot.lookup(id).queryAs(ComboBox.class);
  }

  private Node canvas() {
    return Objects.requireNonNull(picture.lookup("#confusion-cells"));
  }

  private static String told(FxRobot robot) {
    return robot.lookup("#confusion-cell").queryAs(Label.class).getText();
  }
}
