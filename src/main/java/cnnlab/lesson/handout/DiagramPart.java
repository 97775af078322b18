package cnnlab.lesson.handout;

import cnnlab.analysis.Analysis;
import cnnlab.analysis.Conventions;
import cnnlab.diagram.geometry.Orientation;
import cnnlab.diagram.layout.DiagramLayout;
import cnnlab.diagram.layout.Page;
import cnnlab.diagram.model.Diagram;
import cnnlab.diagram.model.Level;
import cnnlab.diagram.model.Measure;
import cnnlab.diagram.model.Quantity;
import cnnlab.diagram.model.Unfolding;
import cnnlab.diagram.scene.Coloring;
import cnnlab.diagram.scene.Legend;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.Sheet;
import cnnlab.diagram.scene.Theme;
import cnnlab.lesson.LabState;
import cnnlab.lesson.value.Lab;
import cnnlab.text.Messages;
import cnnlab.text.UserProblem;
import java.util.Locale;
import java.util.Optional;

/** The diagram that a step shows, for paper: broken into rows, light. */
final class DiagramPart {
  private static final Page SHAPE = new Page(16, 7);
  private static final int FEW_LAYERS = 30;
  private static final double LEAST_LEGEND = 300;
  private static final double LEGEND_MARGIN = 40;

  private DiagramPart() {}

  /** None where the state shows no network. */
  static Optional<HandoutPart> of(LabState state, Lab lab, Messages messages) throws UserProblem {
    String network = state.settings().get("network");
    if (network == null) {
      return Optional.empty();
    }
    Analysis analysis = lab.networks().analysis(network);
    Level level = analysis.layers().size() > FEW_LAYERS ? Level.BLOCKS : Level.LAYERS;
    Picture picture =
        DiagramLayout.layout(
                Diagram.of(analysis, Unfolding.of(analysis, level, true), messages),
                Orientation.RIGHT)
            .wrapped(SHAPE);
    Quantity quantity =
        Quantity.valueOf(state.settings().getOrDefault("color", "kind").toUpperCase(Locale.ROOT));
    Measure measure =
        Measure.of(
            analysis, quantity == Quantity.TIME ? Quantity.KIND : quantity, Conventions.STANDARD);
    Look look = picture.look(Theme.LIGHT, new Coloring(measure, true));
    double width = Math.max(LEAST_LEGEND, picture.width() - LEGEND_MARGIN);
    return Optional.of(
        new HandoutPart.Diagram(
            new Sheet(picture, Legend.of(picture, look, messages, width)), look));
  }
}
