package cnnlab.diagram.layout;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.Coloring;
import cnnlab.diagram.scene.Drawing;
import cnnlab.diagram.scene.Legend;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.Sheet;
import cnnlab.diagram.scene.Theme;
import cnnlab.text.Messages;

/**
 * A whole network for a page that nobody can zoom: its layers, or its blocks where there are many,
 * broken into rows, with the legend below.
 */
public record PageDrawing(Drawing drawing, Look look) {
  /** For a sheet of paper, with words above and below. */
  public static final Page PAPER = new Page(16, 7);

  private static final int FEW_LAYERS = 30;
  private static final double LEAST_LEGEND = 300;
  private static final double LEGEND_MARGIN = 40;

  /**
   * The drawing of a network.
   *
   * @param shape that it is to have, more or less
   * @param quantity what its colors say; times are measured in the window only, kinds stand for
   *     them
   */
  public static PageDrawing of(
      Analysis analysis, Page shape, Quantity quantity, Theme theme, Messages messages) {
    Level level = analysis.layers().size() > FEW_LAYERS ? Level.BLOCKS : Level.LAYERS;
    Picture picture =
        DiagramLayout.layout(
                Diagram.of(analysis, Unfolding.of(analysis, level, true), messages),
                Orientation.RIGHT)
            .wrapped(shape);
    Measure measure =
        Measure.of(
            analysis, quantity == Quantity.TIME ? Quantity.KIND : quantity, Conventions.STANDARD);
    Look look = picture.look(theme, new Coloring(measure, true));
    double width = Math.max(LEAST_LEGEND, picture.width() - LEGEND_MARGIN);
    return new PageDrawing(new Sheet(picture, Legend.of(picture, look, messages, width)), look);
  }
}
