package cnnlab.ui.inspect;

import cnnlab.ui.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

/** The images that come with the lab, in one row to be clicked. */
final class SampleStrip extends ScrollPane {
  private static final double SIDE = 48;

  private final HBox row = new HBox();

  private record Sample(Path file, Image thumbnail) {}

  SampleStrip(Path folder, Background background, Consumer<Path> onChosen) {
    getStyleClass().add("samples");
    row.getStyleClass().add("sample-strip");
    setContent(row);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(USE_PREF_SIZE);
    background.run(
        "inspect.samples",
        () -> samples(folder),
        samples -> samples.forEach(sample -> row.getChildren().add(button(sample, onChosen))));
  }

  private static List<Sample> samples(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(jpe?g|png)"))
          .sorted()
          .map(file -> new Sample(file, thumbnail(file)))
          .toList();
    }
  }

  private static Image thumbnail(Path file) {
    return new Image(file.toUri().toString(), 0, 2 * SIDE, true, true);
  }

  private static Button button(Sample sample, Consumer<Path> onChosen) {
    ImageView view = new ImageView(sample.thumbnail());
    view.setFitHeight(SIDE);
    view.setPreserveRatio(true);
    Button button = new Button(null, view);
    String name = sample.file().getFileName().toString().replaceFirst("\\.[^.]*$", "");
    button.setAccessibleText(name);
    button.setTooltip(new Tooltip(name));
    button.getStyleClass().add("sample");
    button.setOnAction(_ -> onChosen.accept(sample.file()));
    return button;
  }
}
