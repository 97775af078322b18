package cnnlab.ui.evaluate;

import atlantafx.base.theme.Styles;
import cnnlab.evaluation.ExamplePrediction;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.SelectionBinding;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.WhileShown;
import cnnlab.ui.evaluate.MapViewModel.Layout;
import cnnlab.ui.evaluate.MapViewModel.Method;
import cnnlab.ui.image.Thumbnail;
import cnnlab.ui.network.Choice;
import cnnlab.ui.network.NetworkBox;
import cnnlab.ui.work.WorkRow;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The map of the images with its choices, and beside it the images in the lasso. */
final class MapPane extends BorderPane {
  private final EvaluateViewModel model;
  private final ExampleViewModel example;
  private final MapViewModel map;
  private final Services services;
  private final Texts texts;
  private final MapPicture picture;
  private final ImagesViewModel images;
  private final CheckBox small = new CheckBox();
  private final MapLegend legend = new MapLegend();
  private final SecondNetwork second;
  private final Label lassoTitle = new Label();
  private final ObjectProperty<@Nullable MapColoring> coloring =
      new SimpleObjectProperty<>(MapColoring.LABEL);

  MapPane(EvaluateViewModel model, ExampleViewModel example, Services services) {
    this.model = model;
    this.example = example;
    this.services = services;
    texts = services.texts();
    setId("evaluate-map");
    map = new MapViewModel(model, services);
    second = new SecondNetwork(model, services);
    picture = new MapPicture(services);
    picture.accessibleTextProperty().bind(texts.bind("evaluate.tab.map"));
    images = new ImagesViewModel(services.background(), "evaluate.lasso");
    picture.setOnOpen(example::show);
    picture.setOnSelect(this::list);
    picture.setOnView(this::thumbnails);
    example
        .shownProperty()
        .subscribe(shown -> picture.mark(shown == null ? -1 : shown.example().index()));
    StackPane center = new StackPane(picture, invitation());
    setCenter(center);
    setTop(head());
    map.layoutProperty().subscribe(this::show);
    model.sessionProperty().subscribe(() -> list(List.of()));
    coloring.subscribe(this::color);
    second.outcomesProperty().subscribe(this::color);
    WhileShown.follow(this, services.appearance().paletteProperty(), this::color);
    WhileShown.follow(this, texts.messagesProperty(), this::color);
  }

  /** Draws the map, if it is not drawn, and points out the image in view. */
  void draw() {
    if (map.layoutProperty().get() == null) {
      map.draw();
    }
  }

  private VBox head() {
    ComboBox<Method> methods =
        TextCell.box(
            texts,
            (each, messages) ->
                messages.get("evaluate.map." + each.name().toLowerCase(Locale.ROOT)));
    methods.setId("map-method");
    SelectionBinding.of(methods, map.methodProperty()).offer(List.of(Method.values()));
    methods.accessibleTextProperty().bind(texts.bind("evaluate.map.method"));
    Controls.tooltip(methods, texts, "evaluate.map.method.about");
    ComboBox<MapColoring> colors =
        TextCell.box(texts, (each, messages) -> messages.get(each.key()));
    colors.setId("map-color");
    SelectionBinding.of(colors, coloring).offer(List.of(MapColoring.values()));
    colors.accessibleTextProperty().bind(texts.bind("evaluate.map.color"));
    small.setId("map-thumbnails");
    small.textProperty().bind(texts.bind("evaluate.map.thumbnails"));
    small.selectedProperty().subscribe(this::thumbnails);
    FlowPane choices = new FlowPane(methods, colors, others(), small);
    choices.getStyleClass().add("evaluate-choices");
    Label about = new Label();
    about.setId("map-about");
    about.getStyleClass().addAll("muted", "small");
    about.setWrapText(true);
    about.setMinHeight(USE_PREF_SIZE);
    about
        .textProperty()
        .bind(texts.bind(this::about, map.layoutProperty(), example.shownProperty()));
    WorkRow work =
        new WorkRow(texts, map.job(), "map-cancel", map.job()::cancel)
            .telling(map.problemProperty());
    WorkRow comparing =
        new WorkRow(texts, second.job(), "map-second-cancel", second::cancel)
            .telling(second.problemProperty());
    VBox head = new VBox(choices, work, comparing, about, legend);
    head.getStyleClass().add("evaluate-head");
    return head;
  }

  /** The networks that can be the second one; there while the colors tell of two. */
  private NetworkBox others() {
    NetworkBox box =
        new NetworkBox(second.choiceProperty(), model.choices(), texts, "evaluate.map.second");
    box.setId("map-second");
    box.getStyleClass().add("evaluate-network");
    Controls.tooltip(box, texts, "evaluate.map.second.about");
    Controls.showIf(box, coloring.isEqualTo(MapColoring.NETWORK));
    return box;
  }

  private VBox invitation() {
    Button draw = new Button();
    draw.setId("map-draw");
    draw.getStyleClass().add(Styles.ACCENT);
    draw.textProperty().bind(texts.bind("evaluate.map.draw"));
    draw.setOnAction(_ -> map.draw());
    Label about = Controls.paragraph(texts, "evaluate.map.about", "muted");
    VBox box = new VBox(about, draw);
    box.getStyleClass().add("empty-state");
    box.visibleProperty()
        .bind(map.layoutProperty().isNull().and(map.job().progressProperty().lessThan(0)));
    return box;
  }

  private String about(Messages messages) {
    Layout layout = map.layoutProperty().get();
    if (layout == null) {
      return "";
    }
    var shown = example.shownProperty().get();
    String what =
        messages.get(
            "evaluate.map.points",
            layout.points().length,
            layout.all(),
            messages.get(
                "evaluate.map." + layout.method().name().toLowerCase(Locale.ROOT) + ".about"));
    return shown != null && !layout.has(shown.example().index())
        ? what + " " + messages.get("evaluate.map.absent")
        : what;
  }

  private void show(@Nullable Layout layout) {
    picture.show(layout);
    var shown = example.shownProperty().get();
    picture.mark(shown == null ? -1 : shown.example().index());
    list(List.of());
    color();
    thumbnails();
  }

  private void color() {
    MapColoring wanted = coloring.get();
    Session session = model.sessionProperty().get();
    if (wanted == null || session == null) {
      legend.setVisible(false);
      return;
    }
    picture.color(wanted, second.outcomesProperty().get());
    Choice other = second.outcomesProperty().get().isEmpty() ? null : second.choiceProperty().get();
    legend.show(wanted, session, other, services.appearance().palette(), texts.messages());
    legend.setVisible(map.layoutProperty().get() != null && !legend.getChildren().isEmpty());
  }

  private void thumbnails() {
    if (!small.isSelected()) {
      picture.setThumbnails(Map.of());
    } else {
      List<ExamplePrediction> wanted = picture.withRoom();
      map.readImages(
          wanted,
          read -> {
            Map<Integer, Image> shown = new HashMap<>();
            for (int i = 0; i < read.size(); i++) {
              shown.put(wanted.get(i).index(), Thumbnail.image(read.get(i)));
            }
            picture.setThumbnails(small.isSelected() ? shown : Map.of());
          });
    }
  }

  private void list(List<ExamplePrediction> selected) {
    Session session = model.sessionProperty().get();
    if (selected.isEmpty() || session == null) {
      images.clear();
      setRight(null);
      return;
    }
    images.show(session.images(), selected);
    if (getRight() == null) {
      setRight(side());
    }
    lassoTitle
        .textProperty()
        .bind(texts.bind("evaluate.map.selected", selected.size(), share(selected)));
  }

  private static String share(List<ExamplePrediction> selected) {
    long correct = selected.stream().filter(ExamplePrediction::isCorrect).count();
    return Numbers.percent((double) correct / selected.size());
  }

  private VBox side() {
    lassoTitle.setId("lasso-title");
    lassoTitle.getStyleClass().add("section-title");
    lassoTitle.setWrapText(true);
    lassoTitle.setMaxWidth(Double.MAX_VALUE);
    lassoTitle.setMinHeight(USE_PREF_SIZE);
    Button close =
        Controls.iconButton(
            Material2OutlinedAL.CLOSE,
            texts,
            "train.errors.close",
            () -> picture.select(List.of()));
    close.setId("lasso-close");
    BorderPane head = new BorderPane(lassoTitle);
    head.setRight(close);
    ImageList list = new ImageList(model, images, example, services);
    VBox.setVgrow(list, Priority.ALWAYS);
    VBox side = new VBox(head, list, Session.corrections(model, services));
    side.getStyleClass().add("evaluate-side");
    return side;
  }
}
