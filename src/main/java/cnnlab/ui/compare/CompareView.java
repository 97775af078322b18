package cnnlab.ui.compare;

import atlantafx.base.theme.Styles;
import cnnlab.comparison.Latency;
import cnnlab.comparison.LatencyFile;
import cnnlab.engine.Engine;
import cnnlab.inference.SingleImageTimes;
import cnnlab.text.UserProblem;
import cnnlab.ui.Controls;
import cnnlab.ui.Presentation;
import cnnlab.ui.Screen;
import cnnlab.ui.Screen.LabSetting;
import cnnlab.ui.Services;
import cnnlab.ui.Texts;
import cnnlab.ui.UndoBar;
import cnnlab.ui.View;
import cnnlab.ui.pretrained.PretrainedDialog;
import cnnlab.ui.runs.RunActions;
import cnnlab.weights.hub.PublishedWeights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Runs side by side: their list, and accuracy against cost, learning curves, the images on which
 * they differ, or a table.
 */
public final class CompareView implements Screen {
  private final Services services;
  private final Texts texts;
  private final CompareViewModel model;
  private final ComparedRunList runs;
  private final TradeoffPane accuracy;
  private final TabPane tabs = new TabPane();
  private final StackPane content = new StackPane();
  private final VBox root;
  private final Map<String, LabSetting> lab;

  public CompareView(Services services) {
    this.services = services;
    texts = services.texts();
    LatencyFile latencies = LatencyFile.usual();
    model =
        new CompareViewModel(
            services.runModels(), services.background(), () -> here(latencies, services.engine()));
    RunTable table = new RunTable(model, services);
    runs = new ComparedRunList(model, services);
    accuracy = new TradeoffPane(model, new LatencyViewModel(model, services, latencies), services);
    CurvesPane curves = new CurvesPane(model, services);
    AgreementPane agreement =
        new AgreementPane(model, new AgreementViewModel(model, services), services);
    RunActions runActions = new RunActions(services, () -> content.getScene().getWindow());
    TableActions actions = new TableActions(model, services, runActions);
    root =
        new VBox(
            content, new UndoBar(services.runModels().deletedTitles(), texts, actions::undoDelete));
    VBox.setVgrow(content, Priority.ALWAYS);
    table.setContextMenu(actions.menu());
    runs.setContextMenu(actions.menu());
    actions.installKeys(root, table, runs);

    VBox list = new VBox(runs, new BrokenRuns(model.broken(), services, runActions));
    list.getStyleClass().add("compare-runs-pane");
    VBox.setVgrow(runs, Priority.ALWAYS);
    tabs.getTabs()
        .setAll(
            tab("compare.tab.tradeoff", accuracy, accuracy.picture()),
            tab("compare.curves", curves, curves.picture()),
            tab("compare.tab.agreement", agreement, agreement.picture()),
            tab("compare.tab.table", new StackPane(table), table));
    tabs.setId("compare-tabs");
    tabs.accessibleTextProperty().bind(texts.bind("main.place.compare"));
    tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    SplitPane panes = new SplitPane(list, tabs);
    SplitPane.setResizableWithParent(list, false);
    panes.setDividerPositions(0.24);
    VBox.setVgrow(panes, Priority.ALWAYS);
    VBox main =
        new VBox(
            new FilterBar(
                model,
                texts,
                actions.evaluate(),
                new Export(model, services).button(accuracy::save, curves::save),
                weights()),
            panes);
    main.getStyleClass().add("compare-main");
    Node invitation = invitation();
    model
        .contentProperty()
        .subscribe(
            state ->
                content
                    .getChildren()
                    .setAll(
                        switch (state) {
                          case NOT_READ -> reading();
                          case EMPTY -> invitation;
                          case FULL -> main;
                        }));
    lab = CompareSettings.of(model, accuracy.acrossProperty(), tabs);
    root.getStyleClass().add("compare");
    root.getStylesheets()
        .add(Objects.requireNonNull(CompareView.class.getResource("compare.css")).toExternalForm());
  }

  /** Published weights, which are opened in Inspect; once here they stand among the references. */
  private Button weights() {
    Button button =
        Controls.iconButton(
            Material2OutlinedAL.CLOUD_DOWNLOAD,
            texts,
            "weights.more",
            () ->
                PretrainedDialog.show(
                    services,
                    content.getScene().getWindow(),
                    PublishedWeights.ALL,
                    chosen -> services.navigation().open(View.INSPECT, List.of(chosen.place()))));
    button.setId("compare-pretrained");
    return button;
  }

  /** What was measured on this machine; nothing where it has no engine to measure with. */
  private static Map<String, Latency> here(LatencyFile latencies, Engine engine) {
    try {
      return latencies.on(SingleImageTimes.machine(engine));
    } catch (UserProblem noEngine) {
      return Map.of();
    }
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void shown() {
    services.runModels().refresh();
    accuracy.lookUpPublished();
    runs.requestFocus();
  }

  /** Takes a run's folder: it is chosen and selected. */
  @Override
  public List<Path> open(List<Path> files) {
    return files.stream().filter(this::open).toList();
  }

  private boolean open(Path run) {
    Path folder = run.toAbsolutePath().normalize();
    boolean ours =
        folder.startsWith(services.runs().toAbsolutePath().normalize())
            && Files.exists(folder.resolve("run.json"));
    if (ours) {
      model.show(folder);
    }
    return ours;
  }

  /** The charts or the table of the tab in view; the keys go from run to run. */
  @Override
  public Optional<Presentation> presentation() {
    Tab tab = tabs.getSelectionModel().getSelectedItem();
    return model.contentProperty().get() == CompareViewModel.Content.FULL
        ? Optional.of(
            new Presentation(
                (Node) tab.getUserData(), () -> model.select(-1), () -> model.select(1)))
        : Optional.empty();
  }

  @Override
  public Map<String, LabSetting> labSettings() {
    return lab;
  }

  @Override
  public List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Space", "compare.choose"),
        new Shortcut("Enter", "compare.inspect"),
        new Shortcut("F2", "compare.describe"),
        new Shortcut("Delete", "compare.delete"),
        new Shortcut("Ctrl+Z", "compare.undo"),
        new Shortcut("+ −", "chart.key.zoom"),
        new Shortcut("← →", "chart.key.values"),
        new Shortcut("Esc", "chart.reset"));
  }

  /**
   * @param picture of the content what is shown alone when the user presents
   */
  private Tab tab(String key, Node content, Node picture) {
    Tab tab = new Tab();
    tab.setId(key.replace('.', '-'));
    tab.textProperty().bind(texts.bind(key));
    tab.setContent(content);
    tab.setUserData(picture);
    return tab;
  }

  private static Node reading() {
    ProgressIndicator turning = new ProgressIndicator();
    turning.setMaxSize(48, 48);
    return turning;
  }

  private Node invitation() {
    Label title = Controls.label(texts, "compare.empty", "section-title");
    Label text = Controls.label(texts, "compare.empty.about", "muted");
    text.setWrapText(true);
    Button train = new Button();
    train.setId("compare-train");
    train.getStyleClass().add(Styles.ACCENT);
    train.textProperty().bind(texts.bind("compare.empty.train"));
    train.setOnAction(_ -> services.navigation().show(View.TRAIN));
    VBox box = new VBox(new FontIcon(Material2OutlinedMZ.STACKED_LINE_CHART), title, text, train);
    box.getStyleClass().add("empty-state");
    return box;
  }
}
