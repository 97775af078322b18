package cnnlab.ui;

import static cnnlab.ui.FxWait.until;

import cnnlab.App;
import cnnlab.engine.Engine;
import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.text.Messages;
import cnnlab.ui.window.MainWindow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The main window as tests open it: fake engine, fresh preferences, English, light. */
public record TestWindow(MainWindow window, Services services) {

  /** Opens the program's own screens at a place. */
  public static TestWindow open(Stage stage, View place) throws IOException {
    return open(stage, place, App::screen);
  }

  /** The same with an engine, and runs that may be there already. */
  public static TestWindow open(Stage stage, View place, Engine engine, Path runs)
      throws IOException {
    return open(stage, place, engine, RunLibrary.of(new RunStore(runs)));
  }

  /** The same with the runs that come along, too. */
  public static TestWindow open(Stage stage, View place, Engine engine, RunLibrary library)
      throws IOException {
    return open(stage, place, engine, library, App::screen);
  }

  /** Opens other screens than the program's own. */
  public static TestWindow open(Stage stage, View place, BiFunction<View, Services, Screen> screens)
      throws IOException {
    Path runs = Files.createTempDirectory("cnnlab-test").resolve("runs");
    return open(stage, place, new FakeEngine(), RunLibrary.of(new RunStore(runs)), screens);
  }

  /** Clicks on the first training run: a run is in the list before its cell is drawn. */
  public static void chooseFirstRun(FxRobot robot) throws TimeoutException {
    until(() -> robot.lookup(".run-cell-title").match(Node::isVisible).tryQuery().isPresent());
    robot.clickOn(".run-cell-title");
  }

  /** Clicks on a training run, scrolling the list to where it is. */
  public static void chooseRun(FxRobot robot, String title) throws TimeoutException {
    until(
        () ->
            robot.lookup("#runs").<ListView<RunModel>>tryQuery().stream()
                .anyMatch(list -> scroll(list, title)));
    until(() -> robot.lookup(title).match(Node::isVisible).tryQuery().isPresent());
    robot.clickOn(title);
  }

  private static boolean scroll(ListView<RunModel> list, String title) {
    Optional<RunModel> run =
        list.getItems().stream().filter(it -> it.titleProperty().get().equals(title)).findFirst();
    run.ifPresent(list::scrollTo);
    return run.isPresent();
  }

  private static TestWindow open(
      Stage stage,
      View place,
      Engine engine,
      RunLibrary library,
      BiFunction<View, Services, Screen> screens)
      throws IOException {
    Path home = Files.createTempDirectory("cnnlab-test");
    Preferences preferences = new Preferences(home.resolve("preferences"));
    preferences.put("place", place.name());
    preferences.put("theme", AppTheme.LIGHT.name());
    preferences.put("window.width", 1280);
    preferences.put("window.height", 800);
    return open(stage, engine, library, preferences, screens);
  }

  /** The program begun anew after this window was closed: it finds what it kept, and its runs. */
  public TestWindow again(Stage stage) {
    Preferences kept = new Preferences(services.preferences().beside("preferences"));
    RunLibrary library = RunLibrary.withBundled(new RunStore(services.runs()));
    return open(stage, services.engine(), library, kept, App::screen);
  }

  private static TestWindow open(
      Stage stage,
      Engine engine,
      RunLibrary library,
      Preferences preferences,
      BiFunction<View, Services, Screen> screens) {
    Services services = Services.create(engine, library, preferences, preferences.beside("logs"));
    services.texts().messagesProperty().set(Messages.ENGLISH);
    MainWindow window = new MainWindow(stage, services, wanted -> screens.apply(wanted, services));
    window.show();
    return new TestWindow(window, services);
  }
}
