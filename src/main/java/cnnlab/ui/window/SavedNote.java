package cnnlab.ui.window;

import cnnlab.ui.Controls;
import cnnlab.ui.FileDialogs.Saved;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import java.nio.file.Path;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Says which file was saved last, and leads to it; goes after a while. */
final class SavedNote extends HBox {
  private static final Duration SHOWN = Duration.seconds(60);

  SavedNote(Services services) {
    Texts texts = services.texts();
    ReadOnlyObjectProperty<@Nullable Saved> saved = services.files().savedProperty();
    Label text = new Label();
    text.setId("saved");
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    text.textProperty()
        .bind(
            texts.bind(
                messages -> {
                  Saved last = saved.get();
                  if (last == null) {
                    return "";
                  }
                  String said = messages.get("control.saved", last.file().getFileName());
                  return last.note() == null ? said : said + " " + last.note().text(messages);
                },
                saved));
    Controls.tooltip(text, text.textProperty());
    Hyperlink show = new Hyperlink();
    show.setId("saved-show");
    show.setMinWidth(USE_PREF_SIZE);
    show.textProperty().bind(texts.bind("control.saved.show"));
    show.setOnAction(
        _ -> {
          Saved last = saved.get();
          Path folder = last == null ? null : last.file().toAbsolutePath().getParent();
          if (folder != null) {
            services.navigation().browse(folder);
          }
        });
    getChildren().addAll(text, show);
    getStyleClass().add("saved-note");
    setVisible(false);
    managedProperty().bind(visibleProperty());
    PauseTransition pause = new PauseTransition(SHOWN);
    pause.setOnFinished(_ -> setVisible(false));
    saved.subscribe(
        last -> {
          if (last != null) {
            setVisible(true);
            pause.playFromStart();
          }
        });
  }
}
