package cnnlab.ui.evaluate;

import cnnlab.data.ClassNames;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.evaluate.ExampleViewModel.Neighbor;
import cnnlab.ui.evaluate.ExampleViewModel.Shown;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/** One image: what it is, what it was taken for, and which training images are like it. */
final class ExamplePane extends ScrollPane {
  private static final double SIDE_IN_EMS = 11;
  private static final double NEIGHBOR_IN_EMS = 4;

  private final ExampleViewModel model;
  private final Services services;
  private final Texts texts;
  private final StackPane picture = new StackPane();
  private final TilePane neighbors = new TilePane();

  /**
   * @param onMap shows the image's place on the map
   */
  ExamplePane(ExampleViewModel model, Services services, Runnable onMap) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    setId("example");
    getStyleClass().addAll("form-scroll", "evaluate-example");
    setFitToWidth(true);
    Controls.pressedOnce(this);
    Label title = new Label();
    title.setId("example-title");
    title.getStyleClass().add("section-title");
    title.setWrapText(true);
    title.textProperty().bind(texts.bind(this::title, model.shownProperty()));
    Button close =
        Controls.iconButton(
            Material2OutlinedAL.CLOSE, texts, "evaluate.example.close", model::close);
    close.setId("example-close");
    BorderPane head = new BorderPane(title);
    BorderPane.setAlignment(title, Pos.CENTER_LEFT);
    head.setRight(close);
    Label about = new Label();
    about.setId("example-about");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about.textProperty().bind(texts.bind(this::about, model.shownProperty()));
    Button explain = button("example-explain", Material2OutlinedAL.IMAGE_SEARCH, this::inspect);
    Button map = button("example-map", Material2OutlinedMZ.SCATTER_PLOT, onMap);
    Button find =
        button("example-neighbors", Material2OutlinedAL.COLLECTIONS, model::findNeighbors);
    find.visibleProperty()
        .bind(model.neighborsProperty().isNull().and(model.job().progressProperty().lessThan(0)));
    find.managedProperty().bind(find.visibleProperty());
    FlowPane buttons = new FlowPane(explain, map, find);
    buttons.getStyleClass().add("evaluate-choices");
    Label near = Controls.paragraph(texts, "evaluate.neighbors.title", "section-title");
    Label nearAbout = Controls.paragraph(texts, "evaluate.neighbors.about", "muted", "small");
    for (Label each : List.of(near, nearAbout)) {
      each.visibleProperty().bind(model.neighborsProperty().isNotNull());
      each.managedProperty().bind(each.visibleProperty());
    }
    neighbors.getStyleClass().add("image-tiles");
    neighbors.setId("example-neighbor-tiles");
    WorkRow work =
        new WorkRow(texts, model.job(), "neighbors-cancel", model.job()::cancel)
            .telling(model.problemProperty());
    VBox content = new VBox(head, picture, about, buttons, work, near, nearAbout, neighbors);
    content.getStyleClass().add("evaluate-head");
    setContent(content);
    model.shownProperty().subscribe(this::fill);
    model.neighborsProperty().subscribe(this::fill);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::fill);
    WhileShown.follow(this, texts.messagesProperty(), this::fill);
  }

  private Button button(String id, Ikon icon, Runnable action) {
    Button button = new Button(null, new FontIcon(icon));
    button.setId(id);
    button.textProperty().bind(texts.bind("evaluate." + id.replace('-', '.')));
    Controls.tooltip(button, texts, "evaluate." + id.replace('-', '.') + ".about");
    button.setOnAction(_ -> action.run());
    return button;
  }

  private void inspect() {
    model.inspect(title(texts.messages()));
  }

  private String title(Messages messages) {
    Shown shown = model.shownProperty().get();
    return shown == null ? "" : shown.session().names(messages).get(shown.example().label());
  }

  private String about(Messages messages) {
    Shown shown = model.shownProperty().get();
    if (shown == null) {
      return "";
    }
    ExamplePrediction it = shown.example();
    String name = shown.session().images().name(it.index());
    String answer =
        messages.get(
            it.isCorrect() ? "evaluate.example.correct" : "evaluate.example.wrong",
            shown.session().names(messages).get(it.predicted()),
            Numbers.percent(it.confidence()),
            Numbers.percent(it.labelProbability()),
            String.format(Locale.ROOT, "%.2f", it.loss()));
    return name.isEmpty() ? answer : name + "\n" + answer;
  }

  private void fill() {
    double em = services.appearance().fontSizeProperty().get();
    Shown shown = model.shownProperty().get();
    picture
        .getChildren()
        .setAll(
            shown == null ? List.of() : List.of(new Thumbnail(shown.image(), SIDE_IN_EMS * em)));
    List<Neighbor> near = model.neighborsProperty().get();
    neighbors
        .getChildren()
        .setAll(
            shown == null || near == null
                ? List.of()
                : near.stream().<Node>map(each -> tile(shown, each, em)).toList());
  }

  private Label tile(Shown shown, Neighbor neighbor, double em) {
    var data = shown.session().result().data();
    int label = data.labels().indexOf(neighbor.label());
    String name = ClassNames.translated(texts.messages(), data.name(), data.labels()).get(label);
    Label tile = new Label(name, new Thumbnail(neighbor.image(), NEIGHBOR_IN_EMS * em));
    tile.setContentDisplay(ContentDisplay.TOP);
    tile.getStyleClass().add("image-tile");
    Controls.tooltip(
        tile,
        texts.bind(
            messages ->
                messages.get(
                    "evaluate.neighbors.distance",
                    String.format(Locale.ROOT, "%.2f", neighbor.distance()))));
    return tile;
  }
}
