package cnnlab.ui.train.run;

import cnnlab.run.RunSettings;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.correction.CorrectionBar;
import cnnlab.ui.correction.CorrectionMenu;
import cnnlab.ui.image.ImageTile;
import cnnlab.ui.train.run.ErrorsViewModel.Found;
import cnnlab.ui.train.run.ErrorsViewModel.Shown;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The images behind a cell of the confusion matrix; one that is pressed opens in Inspect. */
final class ErrorGallery extends VBox {
  private final ErrorsViewModel model;
  private final Services services;
  private final Texts texts;
  private final Supplier<List<String>> names;
  private final TilePane images = new TilePane();

  /**
   * @param names of the classes, in the user's language
   */
  ErrorGallery(ErrorsViewModel model, Services services, Supplier<List<String>> names) {
    this.model = model;
    this.services = services;
    this.names = names;
    texts = services.texts();
    setId("errors");
    getStyleClass().add("error-gallery");
    Label title = new Label();
    title.setId("errors-title");
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    title.setMinHeight(USE_PREF_SIZE);
    title
        .textProperty()
        .bind(texts.bind(_ -> title(), model.cellProperty(), model.foundProperty()));
    Button close =
        Controls.iconButton(Material2OutlinedAL.CLOSE, texts, "train.errors.close", model::close);
    close.setId("errors-close");
    BorderPane head = new BorderPane(title);
    head.setRight(close);
    ProgressBar bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.progressProperty().bind(model.progressProperty());
    bar.visibleProperty().bind(model.progressProperty().greaterThanOrEqualTo(0));
    bar.managedProperty().bind(bar.visibleProperty());
    Label problem = Controls.problem(texts.sentence(model.problemProperty()));
    images.getStyleClass().add("image-tiles");
    ScrollPane scroll = new ScrollPane(images);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("form-scroll");
    setVgrow(scroll, Priority.ALWAYS);
    CorrectionBar corrections =
        new CorrectionBar(services, model.foundProperty().map(_ -> dataInView()), model::settings);
    getChildren().addAll(head, bar, problem, scroll, corrections);
    model.foundProperty().subscribe(this::fill);
  }

  private @Nullable String dataInView() {
    RunSettings settings = model.settings();
    return settings == null ? null : settings.data();
  }

  private String title() {
    Optional<ErrorsViewModel.Cell> cell = model.cellProperty().get();
    Found found = model.foundProperty().get();
    List<String> classes = names.get();
    if (cell.isEmpty() || cell.get().label() >= classes.size()) {
      return "";
    }
    String label = classes.get(cell.get().label());
    String predicted = classes.get(cell.get().predicted());
    return found == null
        ? texts.get("train.errors.cell", label, predicted)
        : texts.get("train.errors.title", label, predicted, found.all());
  }

  private void fill() {
    Found found = model.foundProperty().get();
    images.getChildren().setAll(found == null ? List.of() : nodes(found));
  }

  private List<Node> nodes(Found found) {
    return found.shown().stream().<Node>map(this::tile).toList();
  }

  private ImageTile tile(Shown shown) {
    String label = names.get().get(shown.example().label());
    String confidence = Numbers.percent(shown.example().confidence());
    ImageTile tile =
        new ImageTile(
            shown.image(),
            confidence,
            label + ", " + confidence,
            services,
            "train.errors.inspect",
            () -> model.inspect(shown, label));
    CorrectionMenu.install(tile, model.toCorrect(shown), services);
    return tile;
  }
}
