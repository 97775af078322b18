package cnnlab.ui;

import cnnlab.App;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.window.MainWindow;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** Opens the main window, one after the other, for the pictures that it was asked for. */
public final class ScreenshotSession extends Application {

  /** By then a screen stands and can be acted on, in milliseconds. */
  private static final double SETTLED = 2500;

  /** Between two actions, for what opens a pane or a dialog. */
  private static final double STEP = 400;

  @Override
  public void start(Stage stage) throws IOException {
    Platform.setImplicitExit(false);
    take(new ArrayList<>(ScreenshotOptions.of(getParameters().getRaw())));
  }

  /** Takes the first of these pictures in a window of its own, then the others. */
  private static void take(List<ScreenshotOptions> left) {
    if (left.isEmpty()) {
      Platform.exit();
      return;
    }
    ScreenshotOptions shot = left.removeFirst();
    Services services = services(shot);
    Stage stage = new Stage();
    MainWindow window = new MainWindow(stage, services, place -> App.screen(place, services));
    services.appearance().fontSizeProperty().set(shot.number("font", 14));
    services.texts().messagesProperty().set(shot.language());
    services.appearance().themeProperty().set(shot.theme());
    window.show();
    window.placeProperty().set(shot.place());
    List<Path> files = shot.options("open").map(Path::of).toList();
    if (!files.isEmpty()) {
      window.open(files);
    }
    String walk = shot.option("walk", "");
    if (!walk.isEmpty()) {
      Runnable then = () -> end(services, left);
      new LessonWalk(stage, walk, shot.out(), ScreenshotSession::save, then).begin();
      return;
    }
    List<String> actions = new ArrayList<>(shot.actions());
    after(
        actions.isEmpty() ? 0 : shot.number("settle", SETTLED),
        () ->
            perform(
                actions,
                () ->
                    after(
                        shot.number("wait", 3000),
                        () -> {
                          save(shot.out());
                          end(services, left);
                        })));
  }

  private static void end(Services services, List<ScreenshotOptions> left) {
    List.copyOf(Window.getWindows()).forEach(Window::hide);
    services.background().close();
    take(left);
  }

  private static Services services(ScreenshotOptions shot) {
    try {
      Path preferences = Files.createTempDirectory("screenshots").resolve("preferences");
      Preferences remembered = new Preferences(preferences);
      String[] size = shot.option("size", "1280x800").split("x", 2);
      remembered.put("window.width", size[0]);
      remembered.put("window.height", size[1]);
      remembered.put("explore.network", shot.option("network", "resnet18"));
      remembered.put("train.network", shot.option("network", "resnet20"));
      shot.options("remember")
          .map(it -> it.split(":", 2))
          .forEach(it -> remembered.put(it[0], it[1]));
      Engine engine =
          shot.option("engine", "fake").equals("real") ? realEngine() : new FakeEngine();
      Path runs = Path.of(shot.option("runs", "target/screenshot-runs"));
      return Services.create(
          engine, RunLibrary.withBundled(new RunStore(runs)), remembered, Path.of("logs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Engine realEngine() {
    return OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  }

  private static void after(double millis, Runnable action) {
    PauseTransition wait = new PauseTransition(Duration.millis(millis));
    wait.setOnFinished(_ -> action.run());
    wait.play();
  }

  /** One action after the other, with time for each to be shown. */
  private static void perform(List<String> actions, Runnable then) {
    if (actions.isEmpty()) {
      then.run();
      return;
    }
    String action = actions.removeFirst();
    if (action.startsWith("pause=")) {
      after(Double.parseDouble(action.substring(6)), () -> perform(actions, then));
    } else {
      Platform.runLater(() -> perform(action)); // a dialog does not return before it is closed
      after(STEP, () -> perform(actions, then));
    }
  }

  private static void perform(String action) {
    String[] parts = action.split("[=:]", 3);
    if (parts[0].equals("key")) {
      type(action.substring(4));
      return;
    }
    Node node =
        Window.getWindows().stream()
            .map(window -> window.getScene().getRoot())
            .peek(Node::applyCss) // before it, what is in a scroll pane cannot be found
            .flatMap(root -> Stream.of(root.lookup("#" + parts[1]), root.lookup("." + parts[1])))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(action));
    switch (node) {
      case TextField field -> {
        field.requestFocus(); // for the keys to come
        field.setText(parts[2]);
      }
      case MenuButton menu -> menu.show();
      case ButtonBase button -> button.fire();
      case TabPane tabs -> tabs.getSelectionModel().select(Integer.parseInt(parts[2]));
      case ListView<?> list -> list.getSelectionModel().select(Integer.parseInt(parts[2]));
      case TableView<?> table -> table.getSelectionModel().select(Integer.parseInt(parts[2]));
      case ScrollPane pane -> pane.setVvalue(Double.parseDouble(parts[2]));
      case ComboBox<?> box when parts.length > 2 ->
          box.getSelectionModel().select(Integer.parseInt(parts[2]));
      case ComboBoxBase<?> box -> box.show();
      case Spinner<?> spinner -> spinner.increment(Integer.parseInt(parts[2]));
      default -> node.requestFocus(); // for the keys to come
    }
  }

  /** Presses a key, "Ctrl+N" or "F1", where the focus is. */
  private static void type(String name) {
    KeyCombination wanted = KeyCombination.keyCombination(name);
    KeyEvent pressed =
        Stream.of(KeyCode.values())
            .map(
                code ->
                    new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        code,
                        name.contains("Shift+"),
                        name.contains("Ctrl+"),
                        name.contains("Alt+"),
                        false))
            .filter(wanted::match)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(name));
    Window window = Window.getWindows().getLast();
    Node owner = window.getScene().getFocusOwner();
    Event.fireEvent(owner == null ? window.getScene().getRoot() : owner, pressed);
  }

  /** The main window, and over it the dialogs that are open. */
  private static void save(Path out) {
    List<Window> windows = Window.getWindows();
    Window main = windows.getFirst();
    BufferedImage picture = picture(main);
    Graphics graphics = picture.getGraphics();
    for (Window dialog : windows.subList(1, windows.size())) {
      int x = (int) (dialog.getX() - main.getX());
      int y = (int) (dialog.getY() - main.getY());
      graphics.drawImage(picture(dialog), x, y, null);
    }
    try {
      File file = out.toAbsolutePath().toFile();
      Files.createDirectories(file.toPath().getParent());
      ImageIO.write(picture, "png", file);
      System.out.println(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage picture(Window window) {
    return SwingFXUtils.fromFXImage(window.getScene().snapshot(null), null);
  }
}
