package cnnlab.ui.inspect.unit;

import cnnlab.ui.Numbers;
import cnnlab.ui.ProgressJob;
import cnnlab.ui.Texts;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;

/** How far work is, how long it will take, and a way to end it; there while it goes on. */
final class UnitProgress extends HBox {

  UnitProgress(Texts texts, ProgressJob job) {
    getStyleClass().add("play-controls");
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(job.progressProperty());
    bar.setMinWidth(0);
    Label left = new Label();
    left.getStyleClass().addAll("muted", "small");
    left.textProperty()
        .bind(
            texts.bind(
                messages ->
                    job.progressProperty().get() > 0
                        ? messages.get(
                            "explain.left", Numbers.duration(Math.ceil(job.secondsLeft())))
                        : "",
                job.progressProperty()));
    Button cancel = new Button();
    cancel.textProperty().bind(texts.bind("unit.cancel"));
    cancel.setOnAction(_ -> job.cancel());
    cancel.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(bar, left, cancel);
    BooleanBinding working = working(job);
    visibleProperty().bind(working);
    managedProperty().bind(working);
  }

  static BooleanBinding working(ProgressJob job) {
    return job.progressProperty().greaterThanOrEqualTo(0);
  }
}
