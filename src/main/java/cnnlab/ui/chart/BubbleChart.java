package cnnlab.ui.chart;

import cnnlab.chart.Bubble;
import cnnlab.chart.BubblePlot;
import cnnlab.chart.BubbleScene;
import cnnlab.chart.ChartStyle;
import cnnlab.ui.FxThread;
import cnnlab.ui.Services;
import cnnlab.ui.WhileShown;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * Bubbles by two measures, their area a third. The one under the pointer tells its details; a click
 * or the arrow keys select one; of several one over the other, another click the next. On the
 * JavaFX thread.
 */
public final class BubbleChart extends BorderPane {
  private final Services services;
  private final BubblePlot plot = new BubblePlot();
  private final PlotCanvas canvas;
  private final Readout readout = new Readout();
  private final ReadOnlyStringWrapper selected = new ReadOnlyStringWrapper("");
  private final EmptyChart empty;
  private BubbleScene scene = BubbleScene.EMPTY;

  public BubbleChart(Services services) {
    FxThread.require();
    this.services = services;
    empty = new EmptyChart(services.texts());
    canvas = new PlotCanvas(plot.plot(), this::prepare, _ -> {});
    canvas.add(readout);
    getStyleClass().add("chart");
    getStylesheets()
        .add(Objects.requireNonNull(BubbleChart.class.getResource("chart.css")).toExternalForm());
    setCenter(new StackPane(canvas, empty));
    setMinHeight(CurveChart.LEAST_HEIGHT);
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

  /** Shows these bubbles. */
  public void show(BubbleScene newScene) {
    FxThread.require();
    scene = newScene;
    empty.setVisible(scene.bubbles().isEmpty());
    setAccessibleText(scene.yTitle() + " – " + scene.xTitle());
    canvas.redraw();
  }

  /** What the chart shows, to be saved. */
  public BubbleScene scene() {
    return scene.selected(selected.get());
  }

  /**
   * Says what will be here while there are no bubbles.
   *
   * @param key message key of one sentence
   */
  public void setEmptyText(String key) {
    empty.say(key);
  }

  /**
   * Offers a button beside that sentence which fills the chart.
   *
   * @param key message key of its text
   */
  public void setEmptyAction(String key, Runnable fill) {
    empty.offer(key, fill);
  }

  /** The id of the selected bubble; "" for none. */
  public ReadOnlyStringProperty selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  public void select(String id) {
    selected.set(id);
  }

  /** The middle of a bubble, in this node's pixels; empty where it is not drawn. */
  public Optional<Point2D> middle(String id) {
    return plot.place(id)
        .map(box -> sceneToLocal(canvas.localToScene(box.getCenterX(), box.getCenterY())));
  }

  /** What is drawn, and where. */
  BubblePlot plot() {
    return plot;
  }

  private boolean prepare() {
    ChartStyle style = ChartLook.of(services.appearance());
    plot.show(scene(), canvas.getWidth(), canvas.getHeight(), style);
    canvas.setHeading(style.heading(scene));
    return !scene.isEmpty();
  }

  private void hover(MouseEvent event) {
    List<Bubble> here = plot.at(event.getX(), event.getY());
    boolean any = here.stream().anyMatch(bubble -> !bubble.hollow());
    canvas.setCursor(any ? Cursor.HAND : Cursor.DEFAULT);
    here.stream().findFirst().ifPresentOrElse(this::tell, readout::hide);
  }

  private void tell(Bubble bubble) {
    Rectangle2D place = plot.place(bubble.id()).orElseThrow();
    readout.show(
        bubble.label(),
        bubble.details().stream()
            .map(it -> new Readout.Line(Color.TRANSPARENT, it.name(), it.value()))
            .toList(),
        place.getMaxX(),
        place.getMinY(),
        canvas.getWidth(),
        canvas.getHeight(),
        ChartLook.of(services.appearance()));
  }

  private void click(MouseEvent event) {
    requestFocus();
    List<Bubble> here = plot.at(event.getX(), event.getY());
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
        scene.bubbles().stream()
            .filter(bubble -> !bubble.hollow() && here.contains(bubble))
            .toList();
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
    if (order == null || scene.bubbles().stream().allMatch(Bubble::hollow)) {
      return;
    }
    int step =
        switch (event.getCode()) {
          case RIGHT, UP -> 1;
          default -> -1;
        };
    List<Bubble> sorted =
        scene.bubbles().stream().filter(bubble -> !bubble.hollow()).sorted(order).toList();
    int now = sorted.stream().map(Bubble::id).toList().indexOf(selected.get());
    Bubble next = sorted.get(now < 0 ? 0 : Math.clamp(now + step, 0, sorted.size() - 1));
    selected.set(next.id());
    tell(next);
    event.consume();
  }
}
