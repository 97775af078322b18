package cnnlab.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A picture with its legend below, as it goes into a file. */
public record Sheet(Picture picture, Legend legend) implements Picture {
  private static final double MARGIN = 20;

  @Override
  public String name() {
    return picture.name();
  }

  @Override
  public double width() {
    return Math.max(picture.width(), legend.width() + 2 * MARGIN);
  }

  @Override
  public double height() {
    return picture.height() + (legend.height() > 0 ? legend.height() + MARGIN / 2 : 0);
  }

  @Override
  public List<PictureNode> nodes() {
    return picture.nodes();
  }

  @Override
  public Set<EdgeKind> edgeKinds() {
    return picture.edgeKinds();
  }

  @Override
  public Optional<PictureNode> nodeAt(double x, double y) {
    return picture.nodeAt(x, y);
  }

  @Override
  public Optional<PictureNode> node(String layer) {
    return picture.node(layer);
  }

  @Override
  public void draw(Graphic graphic, Look look, Rectangle visible) {
    picture.draw(graphic, look, visible);
    legend.draw(graphic, look.theme(), MARGIN, picture.height() - MARGIN / 4);
  }
}
