package cnnlab.ui.inspect.explanation;

import cnnlab.chart.Curve;
import cnnlab.diagram.scene.RgbColor;
import cnnlab.explain.AttributionMethod.Family;
import cnnlab.explain.HeatMap;
import cnnlab.explain.HeatMapColors;
import cnnlab.explain.ParameterRandomization.Order;
import cnnlab.explain.ParameterRandomization.Step;
import cnnlab.explain.PixelRemoval;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.Palette;
import cnnlab.ui.Services;
import cnnlab.ui.TextCell;
import cnnlab.ui.Texts;
import cnnlab.ui.chart.CurveChart;
import cnnlab.ui.inspect.image.HeatMapView;
import cnnlab.ui.work.WorkRow;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.DoubleExpression;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2OutlinedAL;

/** The film of a map while the network's weights become random, and what removing pixels does. */
final class TruthPane extends ScrollPane {
  /** Sides in the type's size: of a map, of a chart; and from which width two charts have room. */
  private static final double FRAME = 8.5;

  private static final double CHART = 21;
  private static final double WIDE = 56;
  private static final double GAP = 1.5;

  private final Services services;
  private final Texts texts;
  private final ExplanationViewModel model;
  private final TruthViewModel truth;
  private final MapDisplay display;
  private final HBox film = new HBox();
  private final CurveChart similarity;
  private final CurveChart removal;

  TruthPane(
      Services services, ExplanationViewModel model, TruthViewModel truth, MapDisplay display) {
    this.services = services;
    texts = services.texts();
    this.model = model;
    this.truth = truth;
    this.display = display;
    getStyleClass().add("truth");
    setId("truth");
    setFitToWidth(true);
    similarity = new CurveChart(services, "explain.truth.blocks", "explain.truth.similarity");
    similarity.setEmptyText("explain.truth.similarity.empty");
    similarity.setFromZero(); // else a map that hardly changes seems to fall
    removal = new CurveChart(services, "explain.truth.pixels", "explain.truth.probability");
    removal.setEmptyText("explain.truth.removal.empty");
    removal.setPercent(true);
    film.getStyleClass().add("film");
    film.setId("film");
    ScrollPane strip = new ScrollPane(film);
    strip.setFitToHeight(true);
    strip.setVbarPolicy(ScrollBarPolicy.NEVER);
    strip.getStyleClass().add("film-scroll");
    strip.minHeightProperty().bind(services.appearance().fontSizeProperty().multiply(FRAME + 4.8));
    FlowPane charts =
        new FlowPane(
            titled("explain.truth.randomization", similarity),
            titled("explain.truth.removal", removal));
    charts.getStyleClass().add("truth-charts");
    WorkRow work = new WorkRow(texts, truth.job(), "truth-cancel", truth::cancel);
    VBox content = new VBox(order(), work, strip, areas(), charts);
    content.getStyleClass().add("truth-content");
    setContent(content);
    truth.steps().subscribe(this::showSteps);
    truth.removalProperty().subscribe(this::showRemoval);
    texts
        .messagesProperty()
        .subscribe(
            () -> {
              showSteps();
              showRemoval();
            });
  }

  /** Beside the other where there is room for both, else one below the other. */
  private Node titled(String key, CurveChart chart) {
    Label title = Controls.label(texts, key, "section-title");
    title.setWrapText(true);
    title.setMinHeight(Region.USE_PREF_SIZE);
    DoubleExpression type = services.appearance().fontSizeProperty();
    chart.prefHeightProperty().bind(type.multiply(CHART));
    VBox box = new VBox(title, chart);
    box.prefWidthProperty()
        .bind(
            Bindings.when(widthProperty().greaterThan(type.multiply(WIDE)))
                .then(widthProperty().divide(2).subtract(type.multiply(GAP)))
                .otherwise(widthProperty().subtract(type.multiply(GAP))));
    return box;
  }

  /** Whether blocks are made random from the top down, or each alone. */
  private Node order() {
    ComboBox<Order> box =
        TextCell.box(
            texts,
            (order, messages) ->
                messages.get("explain.truth.order." + order.name().toLowerCase(Locale.ROOT)));
    box.setId("truth-order");
    box.getItems().setAll(Order.values());
    box.valueProperty().bindBidirectional(truth.orderProperty());
    box.setMaxWidth(Double.MAX_VALUE);
    box.setMinWidth(0);
    Label name = Controls.label(texts, "explain.truth.order", "muted");
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setLabelFor(box);
    Button back = new Button(null, new FontIcon(Material2OutlinedAL.ARROW_BACK));
    back.setId("truth-back");
    back.textProperty().bind(texts.bind("explain.truth.back"));
    back.setOnAction(_ -> truth.askedProperty().set(false));
    back.setMinWidth(Region.USE_PREF_SIZE);
    HBox row = new HBox(back, name, box);
    row.getStyleClass().add("bar-field");
    return row;
  }

  /** The areas under the curves, in words. */
  private Node areas() {
    Label areas = new Label();
    areas.setId("truth-areas");
    areas.setWrapText(true);
    areas.setMinHeight(Region.USE_PREF_SIZE);
    areas.textProperty().bind(texts.bind(this::areas, truth.removalProperty()));
    areas.managedProperty().bind(areas.textProperty().isNotEmpty());
    return areas;
  }

  private String areas(Messages messages) {
    PixelRemoval found = truth.removalProperty().get();
    return found == null
        ? ""
        : messages.get(
            "explain.truth.areas",
            area(found.deletion()),
            area(found.randomDeletion()),
            area(found.insertion()),
            area(found.randomInsertion()));
  }

  private static String area(PixelRemoval.Curve curve) {
    return String.format(Locale.ROOT, "%.3f", curve.area());
  }

  private void showSteps() {
    List<Step> steps = truth.steps();
    MethodModel method = model.enlargedProperty().get();
    film.getChildren().clear();
    if (method != null) {
      steps.forEach(step -> film.getChildren().add(frame(step, method.method().family())));
    }
    similarity.setCurves(
        List.of(
            curve("explain.truth.spearman", color(0), steps, Step::spearman),
            curve("explain.truth.absolute", color(1), steps, Step::absolute),
            curve("explain.truth.structural", color(2), steps, Step::structural)));
  }

  private Curve curve(String key, RgbColor color, List<Step> steps, ToDoubleFunction<Step> value) {
    return new Curve(
        texts.get(key),
        color,
        Curve.Style.MARKED,
        IntStream.range(0, steps.size()).asDoubleStream().toArray(),
        steps.stream().mapToDouble(value).toArray());
  }

  private RgbColor color(int index) {
    return Palette.rgb(services.appearance().palette().series(index));
  }

  private Node frame(Step step, Family family) {
    HeatMapView view = new HeatMapView();
    HeatMap map = HeatMap.of(step.map(), family, display.sign(family));
    view.showMap(HeatMapColors.of(map, display.sign(family)));
    view.prefWidthProperty().bind(services.appearance().fontSizeProperty().multiply(FRAME));
    view.prefHeightProperty().bind(view.prefWidthProperty());
    Label name =
        new Label(step.block().isEmpty() ? texts.get("explain.truth.original") : step.block());
    name.getStyleClass().add("small");
    Label figures =
        new Label(
            texts.get(
                "explain.truth.figures",
                String.format(Locale.ROOT, "%.2f", step.absolute()),
                String.format(Locale.ROOT, "%.2f", step.structural())));
    figures.getStyleClass().addAll("muted", "small");
    VBox frame = new VBox(view, name, figures);
    frame.getStyleClass().add("frame");
    return frame;
  }

  private void showRemoval() {
    PixelRemoval found = truth.removalProperty().get();
    if (found == null) {
      removal.setCurves(List.of());
      return;
    }
    removal.setCurves(
        List.of(
            curve("explain.truth.deletion", color(0), Curve.Style.SOLID, found.deletion()),
            curve(
                "explain.truth.deletion.random",
                color(0),
                Curve.Style.DASHED,
                found.randomDeletion()),
            curve("explain.truth.insertion", color(1), Curve.Style.SOLID, found.insertion()),
            curve(
                "explain.truth.insertion.random",
                color(1),
                Curve.Style.DASHED,
                found.randomInsertion())));
  }

  private Curve curve(String key, RgbColor color, Curve.Style style, PixelRemoval.Curve curve) {
    double[] percent = curve.shares().clone();
    for (int i = 0; i < percent.length; i++) {
      percent[i] *= 100;
    }
    return new Curve(texts.get(key), color, style, percent, curve.probabilities());
  }
}
