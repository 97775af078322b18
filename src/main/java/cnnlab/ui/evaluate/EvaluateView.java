package cnnlab.ui.evaluate;

import cnnlab.data.download.DownloadableDataset;
import cnnlab.data.image.ImageFormat;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.fetch.FetchPane;
import cnnlab.ui.fetch.FetchViewModel;
import cnnlab.ui.work.WorkRow;
import cnnlab.weights.file.WeightFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The place where a trained network is judged on a data set, and its errors are looked at. */
public final class EvaluateView implements Screen {
  private final Texts texts;
  private final EvaluateViewModel model;
  private final TabPane tabs = new TabPane();
  private final BorderPane root = new BorderPane();

  public EvaluateView(Services services) {
    texts = services.texts();
    model = new EvaluateViewModel(services);
    ExampleViewModel example = new ExampleViewModel(model, services);
    root.getStyleClass().add("evaluate");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(EvaluateView.class.getResource("evaluate.css"))
                .toExternalForm());
    MatrixPane matrix = new MatrixPane(model, example, services);
    MapPane map = new MapPane(model, example, services);
    Tab numbers = tab("numbers", new NumbersPane(model, services));
    Tab confusion = tab("confusion", matrix);
    Tab onMap = tab("map", map);
    Tab classes =
        tab(
            "classes",
            new ClassesPane(
                model,
                services,
                (label, predicted) -> {
                  tabs.getSelectionModel().select(confusion);
                  matrix.open(label, predicted);
                }));
    Tab images = tab("images", new ListsPane(model, example, services));
    tabs.getTabs().setAll(numbers, classes, confusion, images, onMap);
    tabs.setId("evaluate-tabs");
    tabs.accessibleTextProperty().bind(texts.bind("main.place.evaluate"));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    ExamplePane picture =
        new ExamplePane(
            example,
            services,
            () -> {
              tabs.getSelectionModel().select(onMap);
              map.draw();
            });
    example.shownProperty().subscribe(shown -> root.setRight(shown == null ? null : picture));
    WorkRow work =
        new WorkRow(texts, model.job(), "evaluate-cancel", model::cancel)
            .telling(model.problemProperty());
    FetchViewModel fetch =
        new FetchViewModel(
            "evaluate.fetch",
            model.placeProperty(),
            services.background(),
            DownloadableDataset::named,
            model::dataFetched);
    VBox top = new VBox(new EvaluateBar(model, services), new FetchPane(fetch, texts), work);
    top.getStyleClass().add("evaluate-head");
    root.setTop(top);
    StackPane center = new StackPane();
    root.setCenter(center);
    Node invitation = invitation();
    model
        .sessionProperty()
        .subscribe(session -> center.getChildren().setAll(session == null ? invitation : tabs));
  }

  private Tab tab(String name, Node content) {
    Tab tab = new Tab();
    tab.setId("evaluate-tab-" + name);
    tab.textProperty().bind(texts.bind("evaluate.tab." + name));
    tab.setContent(scrolling(new StackPane(content)));
    tab.setUserData(content);
    return tab;
  }

  /** Large type leaves pictures little room. */
  private static ScrollPane scrolling(Node content) {
    ScrollPane scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.getStyleClass().add("form-scroll");
    return scroll;
  }

  private Node invitation() {
    Label title = Controls.label(texts, "evaluate.empty", "section-title");
    Label text = Controls.paragraph(texts, "evaluate.empty.about", "muted");
    VBox box = new VBox(new FontIcon(Material2OutlinedAL.FACT_CHECK), title, text);
    box.getStyleClass().add("empty-state");
    VBox.setVgrow(box, Priority.ALWAYS);
    return box;
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void shown() {
    model.refresh();
  }

  /** Takes a run's folder or a weight file as the network, any other folder as the data. */
  @Override
  public List<Path> open(List<Path> files) {
    return files.stream().filter(this::open).toList();
  }

  private boolean open(Path file) {
    if (WeightFile.isName(file)) {
      model.openWeights(file);
    } else if (Files.exists(file.resolve("run.json"))) {
      model.openRun(file);
    } else if (Files.isDirectory(file) || isArchive(file)) {
      model.openData(file);
    } else {
      return false;
    }
    return true;
  }

  private static boolean isArchive(Path file) {
    return !ImageFormat.isNameOfOne(file.toString())
        && file.toString().matches("(?i).*\\.(zip|tar|tgz|tar\\.gz)");
  }

  /** The tab in view alone. */
  @Override
  public Optional<Presentation> presentation() {
    return model.sessionProperty().get() == null
        ? Optional.empty()
        : Optional.of(
            Presentation.of((Node) tabs.getSelectionModel().getSelectedItem().getUserData()));
  }

  @Override
  public Map<String, LabSetting> labSettings() {
    return Map.of("tab", LabSetting.ofTabs(tabs));
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Enter", "evaluate.start"),
        new Shortcut("+ −", "chart.key.zoom"),
        new Shortcut("← → ↑ ↓", "evaluate.key.cells"),
        new Shortcut("Esc", "chart.reset"));
  }
}
