package cnnlab.ui.chart;

import cnnlab.chart.ChartStyle;
import cnnlab.chart.Curve;
import cnnlab.chart.CurvePlot;
import cnnlab.ui.Controls;
import cnnlab.ui.Palette;
import cnnlab.ui.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.SVGPath;

/**
 * The curves' names and lines; a click hides a curve or brings it back. Of more names than have
 * room the rest is reached by scrolling: the chart keeps most of the height.
 */
final class ChartLegend extends FlowPane {
  /** Most of a chart's height that the legend takes. */
  private static final double MOST_HEIGHT = 0.35;

  private static final double LINE = 26;

  /** Of a scroll bar and the button beside the names, in pixels. */
  private static final double BESIDE = 72;

  private final Texts texts;
  private final Runnable onChange;
  private final Set<String> hidden = new HashSet<>();
  private List<Curve> shown = List.of();
  private ChartStyle style = ChartStyle.PAPER;

  /**
   * @param onChange called when a curve is hidden or brought back
   */
  ChartLegend(Texts texts, Runnable onChange) {
    this.texts = texts;
    this.onChange = onChange;
    getStyleClass().add("chart-legend");
  }

  /** The legend as it lies in a chart. */
  Node in(Region chart) {
    ScrollPane pane = new ScrollPane(this);
    pane.getStyleClass().add("chart-legend-pane");
    pane.setFitToWidth(true);
    pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    pane.setFocusTraversable(false);
    pane.maxHeightProperty().bind(chart.heightProperty().multiply(MOST_HEIGHT));
    prefWrapLengthProperty().bind(chart.widthProperty().subtract(BESIDE));
    return pane;
  }

  boolean shows(Curve curve) {
    return !hidden.contains(curve.name());
  }

  /**
   * Shows the names of these curves. Their order, colors and styles rarely change, values often.
   */
  void setCurves(List<Curve> curves, ChartStyle newStyle) {
    boolean same = curves.size() == shown.size() && newStyle.equals(style);
    for (int i = 0; same && i < curves.size(); i++) {
      same = looksLike(curves.get(i), shown.get(i));
    }
    shown = curves;
    style = newStyle;
    if (!same) {
      getChildren().setAll(curves.stream().map(this::item).toList());
    }
  }

  /** Shows the same names at another size of type. */
  void setStyle(ChartStyle newStyle) {
    setCurves(shown, newStyle);
  }

  private static boolean looksLike(Curve one, Curve other) {
    return one.name().equals(other.name())
        && one.color().equals(other.color())
        && one.symbol() == other.symbol()
        && one.style() == other.style();
  }

  private ToggleButton item(Curve curve) {
    ToggleButton item = new ToggleButton(curve.name(), sample(curve));
    item.getStyleClass().setAll("chart-legend-item");
    item.setSelected(shows(curve));
    item.maxWidthProperty().bind(prefWrapLengthProperty());
    Controls.tooltip(item, texts, "chart.legend.toggle");
    item.selectedProperty()
        .subscribe(
            (_, selected) -> {
              if (selected) {
                hidden.remove(curve.name());
              } else {
                hidden.add(curve.name());
              }
              onChange.run();
            });
    return item;
  }

  /** A piece of the curve. */
  private Node sample(Curve curve) {
    Color color = Palette.color(curve.color());
    boolean ghost = curve.style() == Curve.Style.GHOST;
    Line line = new Line(0, 0, style.scaled(LINE), 0);
    line.setStroke(color);
    line.setStrokeWidth(style.scaled(curve.style().width()));
    line.setOpacity(ghost ? CurvePlot.GHOST_OPACITY : 1);
    for (float length : curve.style().dash()) {
      line.getStrokeDashArray().add(style.scaled(length));
    }
    if (!curve.style().dotted()) {
      return line;
    }
    SVGPath dot = new SVGPath();
    dot.setContent(curve.symbol().path(style.scaled(4)));
    dot.setFill(color);
    dot.setTranslateX(style.scaled(LINE) / 2);
    return new Group(line, dot);
  }
}
