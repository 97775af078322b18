package cnnlab.ui.compare;

import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartScene;
import cnnlab.chart.ChartStyle;
import cnnlab.chart.Curve;
import cnnlab.comparison.ComparedRun;
import cnnlab.comparison.LearningCurves;
import cnnlab.comparison.LearningCurves.Along;
import cnnlab.comparison.LearningCurves.Measure;
import cnnlab.comparison.LearningCurves.Part;
import cnnlab.ui.Controls;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.CurveChart;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The learning curves of the chosen runs, a chart per data set. */
final class CurvesPane extends BorderPane {
  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;
  private final DatasetCharts<CurveChart> charts;
  private final ToggleButton showLoss = new ToggleButton();
  private final Map<Part, CheckBox> parts = new EnumMap<>(Part.class);
  private final CheckBox logarithmic = new CheckBox();
  private final ObjectProperty<Along> along = new SimpleObjectProperty<>(Along.EPOCHS);

  CurvesPane(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    charts = new DatasetCharts<>(this::chart, services.appearance().fontSizeProperty());
    getStyleClass().add("card");
    setTop(header());
    setCenter(charts);
    showLoss.selectedProperty().subscribe(this::measureChanged);
    logarithmic.selectedProperty().subscribe(this::refresh);
    along.subscribe(this::measureChanged);
    logarithmic.visibleProperty().bind(showLoss.selectedProperty());
    logarithmic.managedProperty().bind(logarithmic.visibleProperty());
    parts.values().forEach(box -> box.selectedProperty().subscribe(this::refresh));
    model.shown().addListener((ListChangeListener<ComparedRun>) _ -> refresh());
    model.chosen().addListener((MapChangeListener<Path, Integer>) _ -> refresh());
    model.selectedProperty().subscribe(this::refresh);
    services.appearance().paletteProperty().subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::refresh);
  }

  /** The charts without what is chosen about them. */
  Node picture() {
    return charts;
  }

  /** The charts as they are now, to be saved. */
  ChartPicture save() {
    List<ChartScene> scenes = new ArrayList<>();
    charts.charts().forEach(chart -> scenes.add(chart.scene()));
    return new ChartPicture(
        scenes,
        new ChartStyle(
            RunColors.of(services.appearance().palette()),
            services.appearance().fontSizeProperty().get()));
  }

  private CurveChart chart() {
    CurveChart chart = new CurveChart(services);
    chart.nameWithoutValues();
    return chart;
  }

  private void whyEmpty(CurveChart chart, boolean noneChosen) {
    chart.setEmptyText(noneChosen ? "compare.none-chosen" : "compare.none-yet");
    if (noneChosen) {
      chart.setEmptyAction("compare.choose.shown", () -> model.chooseAll(true));
    }
  }

  private FlowPane header() {
    ToggleButton showAccuracy = new ToggleButton();
    showAccuracy.setId("show-accuracy");
    showLoss.setId("show-loss");
    showAccuracy.textProperty().bind(texts.bind("compare.curves.accuracy"));
    showLoss.textProperty().bind(texts.bind("compare.curves.loss"));
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(showAccuracy, showLoss);
    group.selectToggle(showAccuracy);
    group
        .selectedToggleProperty()
        .subscribe(
            (former, selected) -> {
              if (selected == null) {
                group.selectToggle(former);
              }
            });
    HBox which = new HBox(showAccuracy, showLoss);
    showAccuracy.getStyleClass().add("left-pill");
    showLoss.getStyleClass().add("right-pill");
    part(Part.VALIDATION, "compare.validation").setSelected(true);
    part(Part.TRAINING, "compare.training");
    Controls.tooltip(part(Part.TEST, "compare.test"), texts, "compare.test.about");
    logarithmic.textProperty().bind(texts.bind("compare.log"));
    FlowPane header =
        new FlowPane(
            Controls.label(texts, "compare.curves", "section-title"),
            which,
            parts.get(Part.VALIDATION),
            parts.get(Part.TRAINING),
            parts.get(Part.TEST),
            logarithmic,
            alongBox());
    header.getStyleClass().add("chart-header");
    return header;
  }

  private ComboBox<Along> alongBox() {
    ComboBox<Along> box = TextCell.box(texts, (each, messages) -> messages.get(each.titleKey()));
    box.setId("compare-along");
    box.getItems().setAll(Along.values());
    box.valueProperty().bindBidirectional(along);
    Controls.tooltip(box, texts, "compare.along.about");
    box.accessibleTextProperty().bind(texts.bind("compare.along.about"));
    return box;
  }

  private CheckBox part(Part part, String key) {
    CheckBox box = new CheckBox();
    box.setId("show-" + part.name().toLowerCase(Locale.ROOT));
    box.textProperty().bind(texts.bind(key));
    parts.put(part, box);
    return box;
  }

  private void measureChanged() {
    charts.charts().forEach(CurveChart::resetZoom);
    refresh();
  }

  private void refresh() {
    Set<Part> wanted = EnumSet.noneOf(Part.class);
    parts.forEach(
        (part, box) -> {
          if (box.isSelected()) {
            wanted.add(part);
          }
        });
    Measure measure = showLoss.isSelected() ? Measure.LOSS : Measure.ACCURACY;
    LearningCurves curves =
        new LearningCurves(
            measure,
            along.get(),
            wanted,
            texts.messages(),
            RunColors.of(services.appearance().palette()));
    List<ComparedRun> chosen = model.chosenRuns();
    List<String> names = chosen.stream().map(ComparedRun::dataset).distinct().toList();
    Map<String, CurveChart> shown = charts.show(names.isEmpty() ? List.of("") : names);
    shown.forEach(
        (dataset, chart) -> {
          List<Curve> drawn =
              curves.of(
                  chosen.stream().filter(run -> run.dataset().equals(dataset)).toList(),
                  run -> model.labelOnItsData(run, texts.messages()),
                  run -> model.chosen().get(run.folder()),
                  run -> run.folder().equals(model.selectedProperty().get()));
          boolean log = measure == Measure.LOSS && logarithmic.isSelected();
          whyEmpty(chart, drawn.isEmpty());
          chart.show(curves.scene(dataset, drawn, log));
        });
  }
}
