package cnnlab.ui.compare;

import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartScene;
import cnnlab.chart.ChartStyle;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.CostAxis;
import cnnlab.comparison.PublishedReference;
import cnnlab.comparison.TradeoffScene;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.View;
import cnnlab.ui.chart.BubbleChart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableMap;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Accuracy against what it cost, a bubble per run, a chart per data set. */
final class TradeoffPane extends BorderPane {
  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;
  private final DatasetCharts<BubbleChart> charts;
  private final ObjectProperty<CostAxis> across = new SimpleObjectProperty<>(CostAxis.PARAMS);
  private final ObjectProperty<CostAxis> size = new SimpleObjectProperty<>(CostAxis.MACS);
  private final CheckBox logarithmic = new CheckBox();
  private final CheckBox published = new CheckBox();
  private final ObservableMap<CostAxis, Double> budgets = FXCollections.observableHashMap();
  private List<PublishedReference> references = List.of();

  TradeoffPane(CompareViewModel model, LatencyViewModel latency, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    charts = new DatasetCharts<>(this::chart, services.appearance().fontSizeProperty());
    getStyleClass().add("card");
    setTop(header());
    setCenter(charts);
    setBottom(
        new VBox(
            new LatencyBar(
                latency,
                services,
                across.isEqualTo(CostAxis.LATENCY).or(size.isEqualTo(CostAxis.LATENCY))),
            budgetNote(),
            memoryNote(),
            machineNote()));
    logarithmic.selectedProperty().subscribe(this::refresh);
    published.selectedProperty().subscribe(this::lookUp);
    budgets.addListener((MapChangeListener<CostAxis, Double>) _ -> refresh());
    across.subscribe(this::refresh);
    size.subscribe(this::refresh);
    model.shown().addListener((ListChangeListener<ComparedRun>) _ -> refresh());
    model.chosen().addListener((MapChangeListener<Path, Integer>) _ -> refresh());
    services.appearance().paletteProperty().subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::refresh);
    model.selectedProperty().subscribe(this::select);
  }

  /** What accuracy is set against. */
  ObjectProperty<CostAxis> acrossProperty() {
    return across;
  }

  /** The charts without what is chosen about them. */
  Node picture() {
    return charts;
  }

  /** The charts as they are now, to be saved. */
  ChartPicture save() {
    List<ChartScene> scenes = new ArrayList<>();
    charts.charts().forEach(chart -> scenes.add(chart.scene()));
    return new ChartPicture(scenes, style());
  }

  private ChartStyle style() {
    return new ChartStyle(
        RunColors.of(services.appearance().palette()),
        services.appearance().fontSizeProperty().get());
  }

  private BubbleChart chart() {
    BubbleChart chart = new BubbleChart(services);
    chart.getStyleClass().add("tradeoff-chart");
    chart.setEmptyText("compare.no-accuracy");
    chart.setEmptyAction("compare.empty.train", () -> services.navigation().show(View.TRAIN));
    chart
        .selectedProperty()
        .subscribe(
            id -> {
              if (!id.isEmpty()) {
                model.selectedProperty().set(Path.of(id));
              }
            });
    return chart;
  }

  private void select(@Nullable Path folder) {
    charts.charts().forEach(chart -> chart.select(folder == null ? "" : folder.toString()));
  }

  private FlowPane header() {
    logarithmic.textProperty().bind(texts.bind("compare.log"));
    logarithmic.setSelected(true);
    published.setId("compare-published");
    published.textProperty().bind(texts.bind("compare.published"));
    Controls.tooltip(published, texts, "compare.published.about");
    HBox area =
        new HBox(
            Controls.label(texts, "compare.bubble-size", "muted"),
            costs("compare-size", size, "compare.bubble-size.about"));
    area.getStyleClass().add("labeled-choice"); // a line that breaks does not divide them
    FlowPane header =
        new FlowPane(
            Controls.label(texts, "compare.accuracy-against", "section-title"),
            costs("compare-across", across, "compare.across.about"),
            new BudgetField(across, budgets, texts),
            area,
            logarithmic,
            published);
    header.getStyleClass().add("chart-header");
    return header;
  }

  private ComboBox<CostAxis> costs(String id, ObjectProperty<CostAxis> chosen, String aboutKey) {
    ComboBox<CostAxis> box = TextCell.box(texts, (cost, messages) -> messages.get(cost.titleKey()));
    box.setId(id);
    box.getItems().setAll(CostAxis.onThisMachine());
    box.valueProperty().bindBidirectional(chosen);
    Controls.tooltip(box, texts, aboutKey);
    box.accessibleTextProperty().bind(texts.bind(aboutKey));
    return box;
  }

  /** What the budgets are, where there are any: also those of costs that are not in view. */
  private Label budgetNote() {
    Label note = new Label();
    note.setId("compare-budgets");
    note.getStyleClass().addAll("muted", "small");
    note.setWrapText(true);
    note.textProperty()
        .bind(texts.bind(messages -> messages.get("compare.budget.note", list(messages)), budgets));
    note.visibleProperty().bind(Bindings.isNotEmpty(budgets));
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  private String list(Messages messages) {
    return budgets.entrySet().stream()
        .map(
            budget ->
                messages.get(budget.getKey().titleKey())
                    + (budget.getKey().isGain() ? " ≥ " : " ≤ ")
                    + Numbers.plain(budget.getValue())
                    + " "
                    + budget.getKey().unit(messages))
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** For which batch the memory of published networks is worked out. */
  private Label memoryNote() {
    Label note = new Label();
    note.getStyleClass().addAll("muted", "small");
    note.setWrapText(true);
    note.textProperty().bind(texts.bind("compare.published.memory.note", PublishedReference.BATCH));
    note.visibleProperty()
        .bind(
            published
                .selectedProperty()
                .and(across.isEqualTo(CostAxis.MEMORY).or(size.isEqualTo(CostAxis.MEMORY))));
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  /** That times come from several machines, where they do. */
  private Label machineNote() {
    Label note = new Label();
    note.setId("compare-machines");
    note.getStyleClass().addAll("muted", "small");
    note.setWrapText(true);
    note.textProperty()
        .bind(
            texts.bind(
                messages -> messages.get("compare.machines", machines().size(), joined()),
                model.shown(),
                across,
                size));
    note.visibleProperty()
        .bind(
            Bindings.createBooleanBinding(
                () -> isOfRunsMachines() && machines().size() > 1, model.shown(), across, size));
    note.managedProperty().bind(note.visibleProperty());
    return note;
  }

  private boolean isOfRunsMachines() {
    return across.get().isOfRunsMachine() || size.get().isOfRunsMachine();
  }

  private List<String> machines() {
    return model.shown().stream()
        .filter(run -> run.epochsDone() > 0)
        .map(run -> run.record().provenance().machine())
        .distinct()
        .sorted()
        .toList();
  }

  private String joined() {
    return String.join("; ", machines());
  }

  /** Looks again which published weights are on this machine, if they are shown. */
  void lookUpPublished() {
    lookUp(published.isSelected());
  }

  private void lookUp(boolean wanted) {
    if (wanted) {
      services
          .background()
          .run(
              "compare.published",
              PublishedReference::all,
              found -> {
                references = found;
                refresh();
              });
    } else {
      refresh();
    }
  }

  private void refresh() {
    List<String> names = model.shown().stream().map(ComparedRun::dataset).distinct().toList();
    List<PublishedReference> marks = published.isSelected() ? references : List.of();
    List<String> all = new ArrayList<>(names);
    if (!marks.isEmpty()) {
      PublishedReference.beside(names).forEach(dataset -> all.add(dataset.title()));
    }
    if (all.isEmpty()) {
      all.add("");
    }
    TradeoffScene scene =
        new TradeoffScene(
            across.get(),
            size.get(),
            logarithmic.isSelected(),
            budgets,
            texts.messages(),
            RunColors.of(services.appearance().palette()));
    Map<String, BubbleChart> shown = charts.show(all);
    shown.forEach(
        (dataset, chart) ->
            chart.show(
                scene.of(
                    dataset,
                    model.shown().filtered(run -> run.dataset().equals(dataset)),
                    PublishedReference.on(dataset, marks),
                    run -> model.labelOnItsData(run, texts.messages()),
                    run -> Optional.ofNullable(model.chosen().get(run.folder())))));
    select(model.selectedProperty().get());
  }
}
