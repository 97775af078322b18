package cnnlab.ui.evaluate;

import cnnlab.evaluation.ExamplePrediction;
import cnnlab.text.UserProblem;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.correction.CorrectionMenu;
import cnnlab.ui.evaluate.ImagesViewModel.Shown;
import cnnlab.ui.image.ImageTile;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** Images with what they are and what they were taken for; one that is pressed comes into view. */
final class ImageList extends ScrollPane {
  private final EvaluateViewModel model;
  private final ImagesViewModel images;
  private final ExampleViewModel example;
  private final Services services;
  private final Texts texts;
  private final TilePane tiles = new TilePane();
  private final Button more = new Button();

  ImageList(
      EvaluateViewModel model,
      ImagesViewModel images,
      ExampleViewModel example,
      Services services) {
    this.model = model;
    this.images = images;
    this.example = example;
    this.services = services;
    texts = services.texts();
    tiles.getStyleClass().add("image-tiles");
    more.getStyleClass().add("more-images");
    more.textProperty().bind(texts.bind("evaluate.more-images"));
    more.setOnAction(_ -> images.more());
    more.setVisible(false);
    more.managedProperty().bind(more.visibleProperty());
    Label problem = new Label();
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.textProperty().bind(texts.bind(_ -> problem(), images.problemProperty()));
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    VBox content = new VBox(problem, tiles, more);
    setContent(content);
    setFitToWidth(true);
    getStyleClass().add("form-scroll");
    images.shownProperty().subscribe(this::fill);
    WhileShown.follow(this, texts.messagesProperty(), this::fill);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::fill);
  }

  private String problem() {
    UserProblem problem = images.problemProperty().get();
    return problem == null ? "" : texts.sentence(problem);
  }

  private void fill() {
    Session session = model.sessionProperty().get();
    List<String> names = session == null ? List.of() : session.names(texts.messages());
    tiles
        .getChildren()
        .setAll(
            session == null
                ? List.of()
                : images.shownProperty().get().stream()
                    .<Node>map(shown -> tile(shown, session, names))
                    .toList());
    more.setVisible(images.hasMore());
  }

  private ImageTile tile(Shown shown, Session session, List<String> names) {
    ExamplePrediction it = shown.example();
    String label = names.get(it.label());
    String answer =
        (it.isCorrect() ? "✓ " : "✗ ")
            + names.get(it.predicted())
            + " "
            + Numbers.percent(it.confidence());
    ImageTile tile =
        new ImageTile(
            shown.image(),
            label + "\n" + answer,
            label + ": " + answer,
            services,
            "evaluate.image.open",
            () -> example.show(it));
    CorrectionMenu.install(tile, session.toCorrect(it.index()), services);
    return tile;
  }
}
