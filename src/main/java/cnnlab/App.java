package cnnlab;

import cnnlab.run.RunLibrary;
import cnnlab.run.RunStore;
import cnnlab.ui.Preferences;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.View;
import cnnlab.ui.compare.CompareView;
import cnnlab.ui.evaluate.EvaluateView;
import cnnlab.ui.explore.ExploreView;
import cnnlab.ui.inspect.InspectView;
import cnnlab.ui.learn.LearnView;
import cnnlab.ui.train.TrainView;
import cnnlab.ui.window.MainWindow;
import java.nio.file.Path;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/** The program with a window: puts its parts together. */
public final class App extends Application {

  @Override
  public void start(Stage stage) {
    Path home = Path.of(System.getProperty("user.home"), ".cnnlab");
    Services services =
        Services.create(
            new MachineEngine(),
            RunLibrary.withBundled(RunStore.usual()),
            new Preferences(home.resolve("preferences.properties")),
            home.resolve("logs"));
    Thread.setDefaultUncaughtExceptionHandler(
        (_, error) -> Platform.runLater(() -> services.errors().show(error)));
    services.navigation().connectBrowser(getHostServices()::showDocument);
    MainWindow window = new MainWindow(stage, services, place -> screen(place, services));
    window.show();
    if (getParameters().getRaw().contains(AotTraining.ARGUMENT)) {
      AotTraining.visitPlaces(window);
    }
  }

  /** The screen of each place. */
  public static Screen screen(View place, Services services) {
    return switch (place) {
      case EXPLORE -> new ExploreView(services);
      case INSPECT -> new InspectView(services);
      case TRAIN -> new TrainView(services);
      case EVALUATE -> new EvaluateView(services);
      case COMPARE -> new CompareView(services);
      case LEARN -> new LearnView(services);
    };
  }
}
