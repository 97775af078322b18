package cnnlab.ui.window;

import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import javafx.event.EventHandler;
import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

/** Asks before a running job is ended by closing the window, and remembers the window's place. */
final class CloseGuard implements EventHandler<WindowEvent> {
  private final Stage stage;
  private final Services services;
  private final WindowPlacement placement;
  private boolean closing;

  CloseGuard(Stage stage, Services services, WindowPlacement placement) {
    this.stage = stage;
    this.services = services;
    this.placement = placement;
  }

  @Override
  public void handle(WindowEvent event) {
    if (!services.job().activeProperty().get()) {
      placement.remember();
      return;
    }
    event.consume(); // the window stays until the job's results are safe
    if (!closing && confirmed()) {
      closing = true;
      services
          .job()
          .stop(
              () -> {
                placement.remember();
                stage.close();
              });
    }
  }

  private boolean confirmed() {
    Texts texts = services.texts();
    ButtonType stop = new ButtonType(texts.get("main.quit.stop"), ButtonData.OK_DONE);
    ButtonType keep = new ButtonType(texts.get("main.quit.keep"), ButtonData.CANCEL_CLOSE);
    Alert alert = new Alert(AlertType.WARNING, texts.get("main.quit.running"), stop, keep);
    alert.initOwner(stage);
    alert.setHeaderText(null);
    services.appearance().style(alert.getDialogPane().getScene());
    return alert.showAndWait().filter(stop::equals).isPresent();
  }
}
