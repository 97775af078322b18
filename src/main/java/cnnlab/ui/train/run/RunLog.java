package cnnlab.ui.train.run;

import cnnlab.run.StoredRun;
import cnnlab.ui.Controls;
import cnnlab.ui.RunModel;
import cnnlab.ui.Services;
import java.nio.file.Path;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a run has written down on its way, newest last. */
final class RunLog extends VBox {
  private final Services services;
  private final TextArea text = new TextArea();
  private @Nullable Path shown;

  RunLog(Services services) {
    this.services = services;
    text.setId("run-log");
    text.setEditable(false);
    text.setWrapText(true);
    text.getStyleClass().add("run-log");
    text.accessibleTextProperty().bind(services.texts().bind("train.tab.log"));
    Controls.tooltip(text, services.texts(), "train.tab.log.about");
    setVgrow(text, Priority.ALWAYS);
    getChildren().add(text);
  }

  /** Reads what is there by now. */
  void show(RunModel run) {
    Path folder = run.folderProperty().get();
    if (folder == null) {
      text.clear();
      shown = null;
      return;
    }
    services.background().run("train.log", () -> StoredRun.log(folder), log -> set(folder, log));
  }

  private void set(Path folder, String log) {
    if (!folder.equals(shown) || !log.equals(text.getText())) {
      shown = folder;
      text.setText(log);
      text.positionCaret(log.length());
      text.setScrollTop(Double.MAX_VALUE);
    }
  }
}
