package cnnlab.ui.fetch;

import cnnlab.ui.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.FlowPane;
import org.jspecify.annotations.Nullable;

/** How far a fetch is, and the button that ends it; there only while there is one. */
public final class FetchRow extends FlowPane {
  /**
   * @param id what the ids of button and sentence begin with
   */
  public FetchRow(String id, Texts texts, Fetching fetching) {
    getStyleClass().add("fetch-row");
    Button cancel = new Button();
    cancel.setId(id + "-cancel");
    cancel.textProperty().bind(texts.bind("train.fetch.cancel"));
    cancel.setOnAction(_ -> fetching.cancel());
    ObservableValue<@Nullable FetchProgress> progress = fetching.progressProperty();
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(progress.map(FetchProgress::share).orElse(-1.0));
    Label text = new Label();
    text.setId(id + "-progress");
    text.getStyleClass().addAll("muted", "small");
    text.textProperty()
        .bind(texts.bind(messages -> FetchProgress.text(progress.getValue(), messages), progress));
    getChildren().addAll(bar, cancel, text);
    visibleProperty().bind(fetching.runningProperty());
    managedProperty().bind(visibleProperty());
  }
}
