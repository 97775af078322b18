package cnnlab.ui.fetch;

import cnnlab.ui.Texts;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
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
   * @param what is waited for before the first piece has come
   */
  public FetchRow(
      String id,
      Texts texts,
      ObservableBooleanValue fetching,
      ObservableValue<@Nullable FetchProgress> progress,
      Supplier<String> what,
      Runnable onCancel) {
    getStyleClass().add("fetch-row");
    Button cancel = new Button();
    cancel.setId(id + "-cancel");
    cancel.textProperty().bind(texts.bind("train.fetch.cancel"));
    cancel.setOnAction(_ -> onCancel.run());
    ProgressBar bar = new ProgressBar();
    bar.progressProperty().bind(progress.map(FetchProgress::share).orElse(-1.0));
    Label text = new Label();
    text.setId(id + "-progress");
    text.getStyleClass().addAll("muted", "small");
    text.textProperty()
        .bind(
            texts.bind(
                messages -> FetchProgress.text(progress.getValue(), what.get(), messages),
                progress));
    getChildren().addAll(bar, cancel, text);
    visibleProperty().bind(fetching);
    managedProperty().bind(visibleProperty());
  }
}
