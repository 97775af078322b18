package cnnlab.ui.chart;

import cnnlab.ui.Controls;
import cnnlab.ui.FxThread;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.data.Range;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Curves over a common x axis, with a legend that hides them one by one, the values under the
 * pointer, and a zoom: by dragging a frame, with the wheel or {@code +} and {@code -}; a double
 * click or Escape shows everything again. Cheap to give new curves ten times a second, whatever
 * their length. On the JavaFX thread.
 */
public final class CurveChart extends BorderPane {
  private static final double KEY_ZOOM = 1.5;
  private static final double KEY_MOVE = 0.2;

  /** Share of the height that the text of a mark takes. */
  private static final double MARK_TEXT = 0.12;

  private final Services services;
  private final String xTitleKey;
  private final String yTitleKey;
  private final CurvePainter painter = new CurvePainter();
  private final XYPlot plot;
  private final Zoom zoom = new Zoom();
  private final ChartLegend legend;
  private final PlotCanvas canvas;
  private final Pointer pointer;
  private List<Curve> curves = List.of();
  private List<Mark> marks = List.of();
  private boolean logarithmic;
  private boolean percent;
  private boolean fromZero;

  /**
   * @param xTitleKey message key of what the x axis counts
   * @param yTitleKey message key of what the y axis measures
   */
  public CurveChart(Services services, String xTitleKey, String yTitleKey) {
    FxThread.require();
    this.services = services;
    this.xTitleKey = xTitleKey;
    this.yTitleKey = yTitleKey;
    plot = new XYPlot(painter.data(), Axes.counts(), null, painter.renderer());
    plot.setRangeAxis(Axes.amounts());
    canvas = new PlotCanvas(plot, this::prepare, this::drawAbove);
    pointer = new Pointer(canvas, this::value);
    legend = new ChartLegend(services.texts(), this::curvesChanged);
    zoom.install(canvas);
    layOut();
    setOnKeyPressed(this::key);
    WhileShown.follow(this, services.appearance().paletteProperty(), canvas::redraw);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), canvas::redraw);
    WhileShown.follow(this, services.texts().messagesProperty(), this::curvesChanged);
  }

  /** Shows these curves, the first at the bottom; the part in view stays. */
  public void setCurves(List<Curve> newCurves) {
    FxThread.require();
    curves = List.copyOf(newCurves);
    legend.setCurves(curves);
    curvesChanged();
  }

  /** Whether y is shown as its logarithm; values that have none are left out. */
  public void setLogarithmic(boolean logarithmic) {
    this.logarithmic = logarithmic;
    newValueAxis();
  }

  /** Whether x, all of it above zero, is shown as its logarithm. */
  public void setLogarithmicX(boolean wanted) {
    plot.setDomainAxis(wanted ? Axes.logarithmic() : Axes.counts());
    canvas.redraw();
  }

  /** Whether y is a share of a whole, 0 to 1, to be written in per cent. */
  public void setPercent(boolean percent) {
    this.percent = percent;
    newValueAxis();
  }

  /** Shows y, all of it above zero, from zero on unless as its logarithm. */
  public void setFromZero() {
    fromZero = true;
  }

  /** Points out places on the x axis, and no others: the best epoch. */
  public void setMarks(List<Mark> newMarks) {
    marks = List.copyOf(newMarks);
    canvas.redraw();
  }

  /** Shows everything again after a zoom. */
  public void resetZoom() {
    zoom.reset();
    canvas.redraw();
  }

  /** The chart as it is now, with its legend, to be saved. */
  public ChartPicture picture() {
    return canvas.picture(services.appearance().palette(), legendItems());
  }

  /** What is drawn. */
  XYPlot plot() {
    return plot;
  }

  private void layOut() {
    getStyleClass().add("chart");
    getStylesheets()
        .add(Objects.requireNonNull(CurveChart.class.getResource("chart.css")).toExternalForm());
    Button reset =
        Controls.iconButton(
            Material2OutlinedMZ.ZOOM_OUT_MAP, services.texts(), "chart.reset", this::resetZoom);
    reset.visibleProperty().bind(zoom.zoomedProperty());
    BorderPane top = new BorderPane(legend);
    top.setRight(reset);
    BorderPane.setAlignment(reset, Pos.TOP_RIGHT);
    setTop(top);
    setCenter(canvas);
    setFocusTraversable(true);
    addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  private void curvesChanged() {
    setAccessibleText(description());
    pointer.setCurves(visible());
    canvas.redraw();
  }

  private List<Curve> visible() {
    return curves.stream().filter(legend::shows).toList();
  }

  private void newValueAxis() {
    plot.setRangeAxis(logarithmic ? Axes.logarithmic() : percent ? Axes.percent() : Axes.amounts());
    canvas.redraw();
  }

  /** Brings what JFreeChart draws up to date. */
  private void prepare() {
    ChartStyle style = ChartStyle.of(services.appearance());
    List<Curve> visible = visible();
    Range all = Extent.alongX(visible).orElse(new Range(1e-6, 1));
    Range inView = zoom.x(all);
    Axes.countIn(plot.getDomainAxis(), inView);
    plot.getRangeAxis().setRange(valueRange(visible, inView), false, false);
    plot.getDomainAxis().setLabel(services.texts().get(xTitleKey));
    plot.getRangeAxis().setLabel(services.texts().get(yTitleKey));
    style.apply(plot);
    painter.show(visible, inView, canvas.getWidth(), logarithmic, style);
    plot.clearDomainMarkers();
    for (Mark mark : marks) {
      boolean textLeft = mark.x() > inView.getCentralValue();
      plot.addDomainMarker(style.marker(mark, textLeft, hasRoomAbove(mark, visible)));
    }
    plot.setNoDataMessage(services.texts().get("chart.empty"));
  }

  private Range valueRange(List<Curve> visible, Range inView) {
    @Nullable Range chosen = zoom.y();
    if (chosen != null) {
      return chosen;
    }
    Optional<Range> values = Extent.alongY(visible, inView, logarithmic);
    return logarithmic
        ? values.map(Axes::logarithmicRange).orElse(new Range(0.1, 1))
        : values
            .map(range -> fromZero ? Range.expandToInclude(range, 0) : range)
            .map(range -> Axes.linearRange(range, percent))
            .orElse(new Range(0, 1));
  }

  /** Whether the curves pass a mark below its text, were that at the upper edge. */
  private boolean hasRoomAbove(Mark mark, List<Curve> visible) {
    ValueAxis y = plot.getRangeAxis();
    Rectangle2D unit = new Rectangle2D.Double(0, 0, 1, 1);
    return visible.stream()
        .filter(curve -> curve.style() != Curve.Style.GHOST && curve.x().length > 0)
        .mapToDouble(curve -> curve.y()[curve.nearest(mark.x())])
        .map(value -> y.valueToJava2D(value, unit, RectangleEdge.LEFT))
        .noneMatch(height -> height >= 0 && height < MARK_TEXT);
  }

  private void drawAbove(GraphicsContext context) {
    zoom.drawFrame(context, services.appearance().palette().accent());
    pointer.draw(context, services.appearance().palette());
  }

  private LegendItemCollection legendItems() {
    LegendItemCollection items = new LegendItemCollection();
    ChartStyle style = ChartStyle.of(services.appearance());
    visible().forEach(curve -> items.add(CurvePainter.legendItem(curve, style)));
    return items;
  }

  private String value(double y) {
    return percent ? Numbers.percent(y) : Axes.brief(Extent.threeDigits(y));
  }

  private String description() {
    List<String> sentences = new ArrayList<>();
    for (Curve curve : curves) {
      int last = curve.x().length - 1;
      if (last >= 0) {
        sentences.add(
            services
                .texts()
                .get(
                    "chart.curve.last",
                    curve.name(),
                    value(curve.y()[last]),
                    services.texts().get(xTitleKey),
                    Axes.brief(curve.x()[last])));
      }
    }
    return services.texts().get("chart.curves", services.texts().get(yTitleKey))
        + String.join(" ", sentences);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return; // keys of the window
    }
    ValueAxis x = plot.getDomainAxis();
    double middle = pointer.x().orElse(x.getRange().getCentralValue());
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD -> zoom.enlarge(KEY_ZOOM, middle);
      case MINUS, SUBTRACT -> zoom.enlarge(1 / KEY_ZOOM, middle);
      case ESCAPE -> {
        if (!zoom.zoomedProperty().get()) {
          return;
        }
        zoom.reset();
      }
      case LEFT, RIGHT -> {
        int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
        if (event.isShiftDown()) {
          zoom.move(step * KEY_MOVE);
        } else {
          pointer.step(step, x.getRange());
        }
      }
      default -> {
        return;
      }
    }
    canvas.redraw();
    event.consume();
  }
}
