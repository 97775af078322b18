package cnnlab.ui.explore.diagram;

import cnnlab.diagram.scene.Legend;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.ui.Texts;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/** What colors and lines of the diagram mean, in as few lines as the width allows. */
final class LegendBar extends Region {
  private static final double MARGIN = 10;

  private final Texts texts;
  private final Canvas canvas = new Canvas();
  private Optional<Picture> picture = Optional.empty();
  private Optional<Look> look = Optional.empty();
  private double type = 1;

  LegendBar(Texts texts) {
    this.texts = texts;
    setId("diagram-legend");
    getChildren().add(canvas);
    setMinWidth(0);
  }

  /**
   * Enlarges signs and texts as the type is enlarged.
   *
   * @param times the usual size
   */
  void setType(double times) {
    type = times;
    requestLayout();
  }

  void show(Optional<Picture> shown, Optional<Look> inLook) {
    picture = shown;
    look = inLook;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return legend(width < 0 ? getWidth() : width)
        .map(it -> it.height() * type + MARGIN / 2)
        .orElse(2 * MARGIN);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private Optional<Legend> legend(double width) {
    return picture.flatMap(
        it ->
            look.map(
                in ->
                    Legend.of(
                        it, in, texts.messages(), Math.max(100, (width - 2 * MARGIN) / type))));
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, getWidth(), getHeight());
    context.save();
    context.scale(type, type);
    legend(getWidth())
        .ifPresent(
            it ->
                it.draw(
                    new CanvasGraphic(context, type),
                    look.orElseThrow().theme(),
                    MARGIN / type,
                    0));
    context.restore();
  }
}
