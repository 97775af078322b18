package cnnlab.ui.inspect;

import cnnlab.ui.Background;
import cnnlab.ui.Controls;
import cnnlab.ui.Texts;
import cnnlab.ui.network.Choice;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/** The images that come with the lab, in one row to be clicked. */
final class SampleStrip extends ScrollPane {
  private static final double SIDE = 48;

  private final HBox row = new HBox();

  private record Shown(Sample sample, Image thumbnail) {}

  /**
   * @param networks of which the tooltips tell which know what a sample shows
   */
  SampleStrip(
      Path folder,
      Background background,
      Texts texts,
      ObservableList<Choice> networks,
      Consumer<Path> onChosen) {
    getStyleClass().add("samples");
    row.getStyleClass().add("sample-strip");
    setContent(row);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(USE_PREF_SIZE);
    background.run(
        "inspect.samples",
        () -> Sample.of(folder).stream().map(it -> new Shown(it, thumbnail(it.file()))).toList(),
        samples ->
            samples.forEach(
                shown -> row.getChildren().add(button(shown, texts, networks, onChosen))));
  }

  private static Image thumbnail(Path file) {
    return new Image(file.toUri().toString(), 0, 2 * SIDE, true, true);
  }

  private static Button button(
      Shown shown, Texts texts, ObservableList<Choice> networks, Consumer<Path> onChosen) {
    ImageView view = new ImageView(shown.thumbnail());
    view.setFitHeight(SIDE);
    view.setPreserveRatio(true);
    Button button = new Button(null, view);
    button.setId("sample-" + shown.sample().title());
    button
        .accessibleTextProperty()
        .bind(texts.bind(messages -> shown.sample().about(messages, networks), networks));
    Controls.tooltip(button, button.accessibleTextProperty());
    button.getStyleClass().add("sample");
    button.setOnAction(_ -> onChosen.accept(shown.sample().file()));
    return button;
  }
}
