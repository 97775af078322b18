package cnnlab.ui;

import cnnlab.App;
import cnnlab.engine.Engine;
import cnnlab.engine.dl4j.Dl4jEngine;
import cnnlab.engine.onednn.OneDnnEngine;
import cnnlab.text.Messages;
import cnnlab.ui.window.MainWindow;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;
import javax.imageio.ImageIO;

/** Opens the main window with a fake engine and takes the pictures it was asked for. */
public final class ScreenshotSession extends Application {

  /** By then a screen stands and can be acted on, in milliseconds. */
  private static final double SETTLED = 2500;

  /** One picture to take. */
  private record Shot(View place, AppTheme theme, Messages language, Path out) {}

  @Override
  public void start(Stage stage) throws IOException {
    Path preferences = Files.createTempDirectory("screenshots").resolve("preferences");
    Path runs = Path.of(option("runs", "target/screenshot-runs"));
    Preferences remembered = new Preferences(preferences);
    String[] size = option("size", "1280x800").split("x", 2);
    remembered.put("window.width", size[0]);
    remembered.put("window.height", size[1]);
    remembered.put("explore.network", option("network", "resnet18"));
    remembered.put("train.network", option("network", "resnet20"));
    options("remember").map(it -> it.split(":", 2)).forEach(it -> remembered.put(it[0], it[1]));
    Engine engine = option("engine", "fake").equals("real") ? realEngine() : new FakeEngine();
    Services services = Services.create(engine, runs, remembered, Path.of("logs"));
    MainWindow window = new MainWindow(stage, services, place -> App.screen(place, services));
    services.appearance().fontSizeProperty().set(Double.parseDouble(option("font", "14")));
    window.show();
    List<Path> files = options("open").map(Path::of).toList();
    take(new ArrayList<>(shots()), window, services, stage, files);
  }

  private static Engine realEngine() {
    return OneDnnEngine.fitsThisMachine() ? new OneDnnEngine() : new Dl4jEngine();
  }

  private void take(
      List<Shot> left, MainWindow window, Services services, Stage stage, List<Path> files) {
    if (left.isEmpty()) {
      Platform.exit();
      return;
    }
    Shot shot = left.removeFirst();
    services.texts().messagesProperty().set(shot.language());
    services.appearance().themeProperty().set(shot.theme());
    window.placeProperty().set(shot.place());
    if (!files.isEmpty()) {
      window.open(files);
    }
    after(
        actions().isEmpty() ? 0 : number("settle", SETTLED),
        () -> {
          actions().forEach(action -> Platform.runLater(() -> perform(action)));
          after(
              number("wait", 3000),
              () -> {
                save(shot.out());
                take(left, window, services, stage, files);
              });
        });
  }

  private static void after(double millis, Runnable action) {
    PauseTransition wait = new PauseTransition(Duration.millis(millis));
    wait.setOnFinished(_ -> action.run());
    wait.play();
  }

  /** What a person would have done before the picture, in order: "type=epochs:0", "press=start". */
  private List<String> actions() {
    return getParameters().getRaw().stream()
        .filter(argument -> argument.startsWith("type=") || argument.startsWith("press="))
        .toList();
  }

  private static void perform(String action) {
    String[] parts = action.split("[=:]", 3);
    Node node =
        Window.getWindows().stream()
            .map(window -> window.getScene().getRoot())
            .peek(Node::applyCss) // before it, what is in a scroll pane cannot be found
            .flatMap(root -> Stream.of(root.lookup("#" + parts[1]), root.lookup("." + parts[1])))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException(action));
    switch (node) {
      case TextField field -> field.setText(parts[2]);
      case ButtonBase button -> button.fire();
      case ListView<?> list -> list.getSelectionModel().select(Integer.parseInt(parts[2]));
      case TableView<?> table -> table.getSelectionModel().select(Integer.parseInt(parts[2]));
      case ScrollPane pane -> pane.setVvalue(Double.parseDouble(parts[2]));
      case ComboBox<?> box -> box.getSelectionModel().select(Integer.parseInt(parts[2]));
      case Spinner<?> spinner -> spinner.increment(Integer.parseInt(parts[2]));
      default -> throw new IllegalArgumentException(action);
    }
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
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static BufferedImage picture(Window window) {
    return SwingFXUtils.fromFXImage(window.getScene().snapshot(null), null);
  }

  private List<Shot> shots() {
    String place = getParameters().getRaw().getFirst();
    if (place.equals("all")) {
      Path folder = Path.of(option("out", "target/screenshots"));
      return Arrays.stream(View.values())
          .flatMap(
              each ->
                  List.of(
                      shot(each, AppTheme.LIGHT, Messages.ENGLISH, folder),
                      shot(each, AppTheme.DARK, Messages.ENGLISH, folder),
                      shot(each, AppTheme.LIGHT, Messages.CHINESE, folder),
                      shot(each, AppTheme.DARK, Messages.CHINESE, folder))
                      .stream())
          .toList();
    }
    return List.of(
        new Shot(
            View.valueOf(place.toUpperCase(Locale.ROOT)),
            AppTheme.valueOf(option("theme", "light").toUpperCase(Locale.ROOT)),
            Messages.forLocale(Locale.of(option("lang", "en"))),
            Path.of(option("out", "target/screenshots/" + place + ".png"))));
  }

  private static Shot shot(View place, AppTheme theme, Messages language, Path folder) {
    String name = place + "-" + theme + "-" + language.locale().getLanguage() + ".png";
    return new Shot(place, theme, language, folder.resolve(name.toLowerCase(Locale.ROOT)));
  }

  private double number(String name, double otherwise) {
    return Double.parseDouble(option(name, Double.toString(otherwise)));
  }

  private String option(String name, String otherwise) {
    return options(name).findFirst().orElse(otherwise);
  }

  private Stream<String> options(String name) {
    return getParameters().getRaw().stream()
        .filter(argument -> argument.startsWith(name + "="))
        .map(argument -> argument.substring(name.length() + 1));
  }
}
