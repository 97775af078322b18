package cnnlab.ui.compare;

import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Numbers;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.Bubble;
import cnnlab.ui.chart.BubbleChart;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;

/** Accuracy against what it cost, a bubble per run; the data sets differ by shape. */
final class AccuracyPane extends BorderPane {
  private final CompareViewModel model;
  private final Services services;
  private final Texts texts;
  private final BubbleChart chart;
  private final ObjectProperty<CostAxis> across = new SimpleObjectProperty<>(CostAxis.PARAMS);
  private final ObjectProperty<CostAxis> size = new SimpleObjectProperty<>(CostAxis.MACS);
  private final CheckBox logarithmic = new CheckBox();
  private final CheckBox published = new CheckBox();
  private List<Reference> references = List.of();

  AccuracyPane(CompareViewModel model, Services services) {
    this.model = model;
    this.services = services;
    texts = services.texts();
    chart = new BubbleChart(services);
    chart.setId("bubbles");
    getStyleClass().add("card");
    setTop(header());
    setCenter(chart);
    logarithmic.selectedProperty().subscribe(chart::setLogarithmic);
    published.selectedProperty().subscribe(this::lookUp);
    across.subscribe(this::refresh);
    size.subscribe(this::refresh);
    model.shown().addListener((ListChangeListener<ComparedRun>) _ -> refresh());
    model.chosen().addListener((MapChangeListener<Path, Integer>) _ -> refresh());
    services.appearance().paletteProperty().subscribe(this::refresh);
    texts.messagesProperty().subscribe(this::refresh);
    chart
        .selectedProperty()
        .subscribe(
            id -> {
              if (!id.isEmpty()) {
                model.selectedProperty().set(Path.of(id));
              }
            });
    model
        .selectedProperty()
        .subscribe(folder -> chart.select(folder == null ? "" : folder.toString()));
  }

  BubbleChart chart() {
    return chart;
  }

  private FlowPane header() {
    logarithmic.textProperty().bind(texts.bind("compare.log"));
    logarithmic.setSelected(true);
    published.setId("compare-published");
    published.textProperty().bind(texts.bind("compare.published"));
    Controls.tooltip(published, texts, "compare.published.about");
    FlowPane header =
        new FlowPane(
            Controls.label(texts, "compare.accuracy-against", "section-title"),
            costs("compare-across", across, "compare.across.about"),
            Controls.label(texts, "compare.bubble-size", "muted"),
            costs("compare-size", size, "compare.bubble-size.about"),
            logarithmic,
            published,
            shapes());
    header.getStyleClass().add("chart-header");
    return header;
  }

  private ComboBox<CostAxis> costs(String id, ObjectProperty<CostAxis> chosen, String aboutKey) {
    ComboBox<CostAxis> box = TextCell.box(texts, (cost, messages) -> messages.get(cost.titleKey()));
    box.setId(id);
    box.getItems().setAll(CostAxis.values());
    box.valueProperty().bindBidirectional(chosen);
    Controls.tooltip(box, texts, aboutKey);
    box.accessibleTextProperty().bind(texts.bind(aboutKey));
    return box;
  }

  /** Which shape stands for which data set; takes no room where there is only one. */
  private Label shapes() {
    Label label = new Label();
    label.getStyleClass().add("muted");
    label
        .textProperty()
        .bind(
            texts.bind(
                _ ->
                    model.datasets().stream()
                        .map(name -> sign(shape(name)) + " " + name)
                        .collect(Collectors.joining("   ")),
                model.datasets(),
                model.datasetProperty()));
    label
        .visibleProperty()
        .bind(
            model
                .datasetProperty()
                .isNull()
                .and(javafx.beans.binding.Bindings.size(model.datasets()).greaterThan(1)));
    label.managedProperty().bind(label.visibleProperty());
    return label;
  }

  private Bubble.Shape shape(String dataset) {
    Bubble.Shape[] shapes = Bubble.Shape.values();
    return shapes[Math.max(0, model.datasets().indexOf(dataset)) % shapes.length];
  }

  private static String sign(Bubble.Shape shape) {
    return switch (shape) {
      case CIRCLE -> "●";
      case SQUARE -> "■";
      case DIAMOND -> "◆";
      case TRIANGLE -> "▲";
    };
  }

  private void lookUp(boolean wanted) {
    if (wanted && references.isEmpty()) {
      services
          .background()
          .run(
              "compare.published",
              Reference::all,
              found -> {
                references = found;
                refresh();
              });
    } else {
      refresh();
    }
  }

  private void refresh() {
    Messages messages = texts.messages();
    List<String> names = model.shown().stream().map(ComparedRun::dataset).distinct().toList();
    chart.setTexts(
        messages.get(across.get().axisKey()),
        names.size() == 1
            ? messages.get("compare.accuracy.on", names.getFirst())
            : messages.get("compare.accuracy"),
        messages.get("compare.no-accuracy"));
    Palette palette = services.appearance().palette();
    Stream<Bubble> runs =
        model.shown().stream()
            .filter(run -> run.epochsDone() > 0)
            .map(run -> bubble(run, palette, messages));
    List<Reference> marks =
        published.isSelected() ? Reference.beside(names, references) : List.of();
    chart.setBubbles(
        Stream.concat(runs, marks.stream().map(mark -> bubble(mark, palette, messages))).toList());
  }

  private Bubble bubble(Reference mark, Palette palette, Messages messages) {
    String dataset = mark.published().dataset().title();
    return new Bubble(
        "published " + mark.entry().name(),
        mark.entry().title(),
        across.get().of(mark),
        mark.published().top1(),
        0,
        palette.muted(),
        Bubble.Shape.CIRCLE,
        true,
        List.of(
            new Bubble.Detail(
                messages.get("compare.published.accuracy", dataset),
                RunTable.percent(mark.published().top1())),
            new Bubble.Detail(
                messages.get(CostAxis.PARAMS.titleKey()), Numbers.brief(mark.params())),
            new Bubble.Detail(messages.get(CostAxis.MACS.titleKey()), Numbers.brief(mark.macs())),
            new Bubble.Detail(
                messages.get("compare.published.source"), mark.published().source())));
  }

  private Bubble bubble(ComparedRun run, Palette palette, Messages messages) {
    return new Bubble(
        run.folder().toString(),
        model.label(run),
        across.get().of(run),
        run.bestAccuracy(),
        size.get().of(run),
        RunColors.of(model, run, palette),
        shape(run.dataset()),
        false,
        details(run, messages));
  }

  private static List<Bubble.Detail> details(ComparedRun run, Messages messages) {
    List<Bubble.Detail> details =
        Arrays.stream(CostAxis.values())
            .map(cost -> new Bubble.Detail(messages.get(cost.titleKey()), cost.text(run)))
            .collect(Collectors.toList());
    details.addFirst(
        new Bubble.Detail(
            messages.get("compare.accuracy.on", run.dataset()),
            RunTable.percent(run.bestAccuracy())));
    details.add(
        new Bubble.Detail(
            messages.get("compare.column.epochs"), Objects.toString(run.epochsDone())));
    return details;
  }
}
