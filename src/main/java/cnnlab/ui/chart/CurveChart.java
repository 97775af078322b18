package cnnlab.ui.chart;

import cnnlab.chart.Axes;
import cnnlab.chart.ChartPicture;
import cnnlab.chart.ChartStyle;
import cnnlab.chart.Curve;
import cnnlab.chart.CurvePlot;
import cnnlab.chart.CurveScene;
import cnnlab.chart.CurveScene.Scales;
import cnnlab.chart.Extent;
import cnnlab.chart.Mark;
import cnnlab.text.Messages;
import cnnlab.ui.Controls;
import cnnlab.ui.FxThread;
import cnnlab.ui.Numbers;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.data.Range;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

/**
 * Curves over a common x axis, with a legend that hides them one by one, the values under the
 * pointer, and a zoom: by dragging a frame, with the wheel or {@code +} and {@code -}; a double
 * click or Escape shows everything again. Cheap to give new curves ten times a second, whatever
 * their length. On the JavaFX thread.
 */
public final class CurveChart extends BorderPane {
  /** The least height in pixels in which a curve can be read. */
  public static final double LEAST_HEIGHT = 220;

  private static final double KEY_ZOOM = 1.5;
  private static final double KEY_MOVE = 0.2;

  private final Services services;
  private final CurvePlot plot = new CurvePlot();
  private final Zoom zoom = new Zoom();
  private final ChartLegend legend;
  private final Node legends;
  private final PlotCanvas canvas;
  private final EmptyChart empty;
  private final Pointer pointer;
  private Function<Messages, String> xTitle = _ -> "";
  private Function<Messages, String> yTitle = _ -> "";
  private Scales scales = Scales.of("", "");
  private List<Curve> curves = List.of();
  private List<Curve> room = List.of();
  private List<Mark> marks = List.of();
  private boolean namesWithoutValues;

  /**
   * @param xTitleKey message key of what the x axis counts
   * @param yTitleKey message key of what the y axis measures
   */
  public CurveChart(Services services, String xTitleKey, String yTitleKey) {
    this(services);
    xTitle = messages -> messages.get(xTitleKey);
    yTitle = messages -> messages.get(yTitleKey);
    use(scales);
  }

  /** A chart that is told with its curves what its axes measure. */
  public CurveChart(Services services) {
    FxThread.require();
    this.services = services;
    canvas = new PlotCanvas(plot.plot(), this::prepare, this::drawAbove);
    pointer = new Pointer(canvas, this::value, () -> ChartLook.of(services.appearance()));
    legend = new ChartLegend(services.texts(), this::curvesChanged);
    legends = legend.in(this);
    empty = new EmptyChart(services.texts());
    zoom.install(canvas);
    layOut();
    setOnKeyPressed(this::key);
    WhileShown.follow(this, services.appearance().paletteProperty(), canvas::redraw);
    WhileShown.follow(this, services.appearance().fontSizeProperty(), this::typeChanged);
    WhileShown.follow(this, services.texts().messagesProperty(), this::curvesChanged);
  }

  /** Shows these curves, the first at the bottom; the part in view stays. */
  public void setCurves(List<Curve> newCurves) {
    FxThread.require();
    curves = List.copyOf(newCurves);
    legend.setCurves(curves, ChartLook.of(services.appearance()));
    curvesChanged();
  }

  /**
   * Keeps the axes as these curves need them, whichever are shown, so that curves can be seen to
   * grow; none, so that the axes follow what is shown.
   */
  public void setRoomFor(List<Curve> wanted) {
    room = List.copyOf(wanted);
    canvas.redraw();
  }

  /** Shows another scene's curves, scales and titles; the part in view stays. */
  public void show(CurveScene scene) {
    Scales shown = scene.scales();
    xTitle = _ -> shown.xTitle();
    yTitle = _ -> shown.yTitle();
    scales = shown;
    setMarks(scene.marks());
    setCurves(scene.curves());
  }

  /** Names curves also while none of them has values yet. */
  public void nameWithoutValues() {
    namesWithoutValues = true;
  }

  /** Whether y is shown as its logarithm; values that have none are left out. */
  public void setLogarithmic(boolean wanted) {
    use(scales.logarithmicY(wanted));
  }

  /** Whether x, all of it above zero, is shown as its logarithm. */
  public void setLogarithmicX(boolean wanted) {
    use(scales.logarithmicX(wanted));
  }

  /** Whether y is a share of a whole, 0 to 1, to be written in per cent. */
  public void setPercent(boolean wanted) {
    use(scales.percent(wanted));
  }

  /** Always has zero in view, unless y is shown as its logarithm. */
  public void setFromZero() {
    use(scales.fromZero(true));
  }

  /** Points out places on the x axis, and no others: the best epoch. */
  public void setMarks(List<Mark> newMarks) {
    marks = List.copyOf(newMarks);
    canvas.redraw();
  }

  /**
   * Says what will be here while there are no values.
   *
   * @param key message key of one sentence
   */
  public void setEmptyText(String key) {
    empty.say(key);
  }

  /**
   * Offers a button beside that sentence, until there is another, which fills the chart.
   *
   * @param key message key of its text
   */
  public void setEmptyAction(String key, Runnable fill) {
    empty.offer(key, fill);
  }

  /** Shows everything again after a zoom. */
  public void resetZoom() {
    zoom.reset();
    canvas.redraw();
  }

  /** What the chart shows now, to be saved. */
  public CurveScene scene() {
    boolean part = zoom.zoomedProperty().get() || !room.isEmpty();
    CurveScene shown = inView();
    return new CurveScene(
        shown.scales(), shown.curves(), marks, part ? shown.x() : null, shown.y());
  }

  private CurveScene inView() {
    CurveScene shown = new CurveScene(titled(), visible());
    CurveScene whole = room.isEmpty() ? shown : new CurveScene(titled(), room);
    Range y = zoom.y() == null && !room.isEmpty() ? CurvePlot.allValues(whole) : zoom.y();
    Range x = zoom.x(CurvePlot.everything(whole));
    return new CurveScene(shown.scales(), shown.curves(), marks, x, y);
  }

  /** The chart as it is now, with its legend, to be saved. */
  public ChartPicture picture() {
    return new ChartPicture(List.of(scene()), ChartLook.of(services.appearance()));
  }

  /** What is drawn. */
  XYPlot plot() {
    return plot.plot();
  }

  PlotCanvas canvas() {
    return canvas;
  }

  private void layOut() {
    getStyleClass().add("chart");
    getStylesheets()
        .add(Objects.requireNonNull(CurveChart.class.getResource("chart.css")).toExternalForm());
    Button reset =
        Controls.iconButton(
            Material2OutlinedMZ.ZOOM_OUT_MAP, services.texts(), "chart.reset", this::resetZoom);
    reset.visibleProperty().bind(zoom.zoomedProperty());
    BorderPane top = new BorderPane(legends);
    top.setRight(reset);
    BorderPane.setAlignment(reset, Pos.TOP_RIGHT);
    setTop(top);
    setCenter(new StackPane(canvas, empty));
    setMinHeight(LEAST_HEIGHT);
    setFocusTraversable(true);
    addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  private void use(Scales wanted) {
    scales = wanted;
    setAccessibleText(description());
    canvas.redraw();
  }

  private void typeChanged() {
    legend.setStyle(ChartLook.of(services.appearance()));
    canvas.redraw();
  }

  private void curvesChanged() {
    setAccessibleText(description());
    pointer.setCurves(visible());
    boolean any = !new CurveScene(scales, visible()).isEmpty();
    empty.setVisible(!any);
    boolean named = curves.size() == 1 && curves.getFirst().name().equals(titled().yTitle());
    legends.setVisible(!named); // the chart's heading says it
    legends.setManaged(!named);
    getTop().setVisible(namesWithoutValues || curves.stream().anyMatch(Curve::hasValues));
    canvas.redraw();
  }

  private List<Curve> visible() {
    return curves.stream().filter(legend::shows).toList();
  }

  private Scales titled() {
    Messages messages = services.texts().messages();
    return scales.titled(xTitle.apply(messages), yTitle.apply(messages));
  }

  /** Brings what JFreeChart draws up to date. */
  private boolean prepare() {
    CurveScene inView = inView();
    ChartStyle style = ChartLook.of(services.appearance());
    plot.show(inView, canvas.getWidth(), style);
    canvas.setHeading(style.heading(inView));
    return !inView.isEmpty();
  }

  private void drawAbove(GraphicsContext context) {
    zoom.drawFrame(context, services.appearance().palette().accent());
    pointer.draw(context, services.appearance().palette());
  }

  private String value(double y) {
    return scales.percent() ? Numbers.percent(y) : Axes.brief(Extent.threeDigits(y));
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
                    titled().xTitle(),
                    Axes.count(curve.x()[last])));
      }
    }
    return services.texts().get("chart.curves", titled().yTitle()) + String.join(" ", sentences);
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return; // keys of the window
    }
    ValueAxis x = plot.plot().getDomainAxis();
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
