package cnnlab.ui.chart;

import cnnlab.ui.FxThread;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.paint.Color;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;

/**
 * Bubbles by two measures, their area a third. The one under the pointer tells its details; a click
 * or the arrow keys select one; of several one over the other, another click the next. On the
 * JavaFX thread.
 */
public final class BubbleChart extends BorderPane {
  private static final double LEAST_MARGIN = 0.05;
  private static final double MOST_MARGIN = 0.4;

  private final Services services;
  private final XYPlot plot = new XYPlot();
  private final BubbleLayer layer;
  private final PlotCanvas canvas;
  private final Readout readout = new Readout();
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
  private List<Bubble> bubbles = List.of();
  private String xTitle = "";
  private String yTitle = "";
  private String emptyText = "";
  private boolean logarithmic;

  public BubbleChart(Services services) {
    FxThread.require();
    this.services = services;
    layer = new BubbleLayer(ChartStyle.of(services.appearance()));
    plot.addAnnotation(layer, false);
    plot.setRangeAxis(Axes.percent());
    plot.setDomainAxis(Axes.amounts());
    canvas = new PlotCanvas(plot, this::prepare, _ -> {});
    canvas.add(readout);
    getStyleClass().add("chart");
    getStylesheets()
        .add(Objects.requireNonNull(BubbleChart.class.getResource("chart.css")).toExternalForm());
    setCenter(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    canvas.setOnMouseMoved(this::hover);
    canvas.setOnMouseExited(_ -> readout.hide());
    canvas.setOnMouseClicked(this::click);
    setOnKeyPressed(this::key);
    selected.subscribe(canvas::redraw);
    WhileShown.follow(this, services.appearance().paletteProperty(), canvas::redraw);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), canvas::redraw);
  }

  /** Shows these bubbles, y being a share of a whole. */
  public void setBubbles(List<Bubble> newBubbles) {
    FxThread.require();
    bubbles = List.copyOf(newBubbles);
    canvas.redraw();
  }

  /**
   * Says what is measured.
   *
   * @param noneText stands where there is no bubble
   */
  public void setTexts(String newXTitle, String newYTitle, String noneText) {
    xTitle = newXTitle;
    yTitle = newYTitle;
    emptyText = noneText;
    setAccessibleText(yTitle + " – " + xTitle);
    canvas.redraw();
  }

  /** Whether x is shown as its logarithm. */
  public void setLogarithmic(boolean wanted) {
    logarithmic = wanted;
    plot.setDomainAxis(wanted ? Axes.logarithmic() : Axes.amounts());
    canvas.redraw();
  }

  /** The id of the selected bubble; "" for none. */
  public ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public void select(String id) {
    selected.set(id);
  }

  /** The chart as it is now, with its labels, to be saved. */
  public ChartPicture picture() {
    return canvas.picture(services.appearance().palette(), new LegendItemCollection());
  }

  /** The middle of a bubble, in this node's pixels; empty where it is not drawn. */
  public Optional<Point2D> middle(String id) {
    return layer
        .place(id)
        .map(box -> sceneToLocal(canvas.localToScene(box.getCenterX(), box.getCenterY())));
  }

  /** What is drawn, and where. */
  BubbleLayer layer() {
    return layer;
  }

  private void prepare() {
    ChartStyle style = ChartStyle.of(services.appearance());
    layer.show(bubbles, selected.get(), style);
    plot.getDomainAxis().setVisible(!bubbles.isEmpty());
    plot.getRangeAxis().setVisible(!bubbles.isEmpty());
    range(plot.getDomainAxis(), Bubble::x, canvas.getWidth(), logarithmic);
    range(plot.getRangeAxis(), Bubble::y, canvas.getHeight(), false);
    plot.getDomainAxis().setLabel(xTitle);
    plot.getRangeAxis().setLabel(yTitle);
    style.apply(plot);
    plot.setNoDataMessage(bubbles.isEmpty() ? emptyText : null);
  }

  /** Room for the bubbles' bodies on both sides. */
  private void range(ValueAxis axis, ToDoubleFunction<Bubble> measure, double pixels, boolean log) {
    double[] values = bubbles.stream().mapToDouble(measure).filter(Double::isFinite).toArray();
    Range all = Extent.of(values).orElse(new Range(1, 1));
    double share = Math.clamp(layer.room() / pixels, LEAST_MARGIN, MOST_MARGIN);
    double low = all.getLowerBound();
    double high = all.getUpperBound();
    if (log) {
      double factor = Math.max(Math.pow(high / low, share), 1.3);
      axis.setRange(new Range(low / factor, high * factor), false, false);
    } else {
      double margin = Math.max(share * (high - low), 0.05 * high);
      axis.setRange(new Range(Math.max(0, low - margin), high + margin), false, false);
    }
  }

  private void hover(MouseEvent event) {
    List<Bubble> here = layer.at(event.getX(), event.getY());
    boolean any = here.stream().anyMatch(bubble -> !bubble.hollow());
    canvas.setCursor(any ? Cursor.HAND : Cursor.DEFAULT);
    here.stream().findFirst().ifPresentOrElse(this::tell, readout::hide);
  }

  private void tell(Bubble bubble) {
    Rectangle2D place = layer.place(bubble.id()).orElseThrow();
    readout.show(
        bubble.label(),
        bubble.details().stream()
            .map(it -> new Readout.Line(Color.TRANSPARENT, it.name(), it.value()))
            .toList(),
        place.getMaxX(),
        place.getMinY(),
        canvas.getWidth(),
        canvas.getHeight());
  }

  private void click(MouseEvent event) {
    requestFocus();
    List<Bubble> here = layer.at(event.getX(), event.getY());
    next(here)
        .ifPresent(
            bubble -> {
              selected.set(bubble.id());
              tell(bubble);
            });
  }

  /** Of bubbles one over the other the topmost, or the one after the selected. */
  private Optional<Bubble> next(List<Bubble> here) {
    List<Bubble> inOrder =
        bubbles.stream().filter(bubble -> !bubble.hollow() && here.contains(bubble)).toList();
    int now = inOrder.stream().map(Bubble::id).toList().indexOf(selected.get());
    return now < 0
        ? here.stream().filter(bubble -> !bubble.hollow()).findFirst()
        : Optional.of(inOrder.get((now + 1) % inOrder.size()));
  }

  private void key(KeyEvent event) {
    @Nullable Comparator<Bubble> order =
        switch (event.getCode()) {
          case LEFT, RIGHT -> Comparator.comparingDouble(Bubble::x);
          case UP, DOWN -> Comparator.comparingDouble(Bubble::y);
          default -> null;
        };
    if (order == null || bubbles.stream().allMatch(Bubble::hollow)) {
      return;
    }
    int step =
        switch (event.getCode()) {
          case RIGHT, UP -> 1;
          default -> -1;
        };
    List<Bubble> sorted =
        bubbles.stream().filter(bubble -> !bubble.hollow()).sorted(order).toList();
    int now = sorted.stream().map(Bubble::id).toList().indexOf(selected.get());
    Bubble next = sorted.get(now < 0 ? 0 : Math.clamp(now + step, 0, sorted.size() - 1));
    selected.set(next.id());
    tell(next);
    event.consume();
  }
}
