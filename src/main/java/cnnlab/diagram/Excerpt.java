package cnnlab.diagram;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a picture as a page of its own. */
public record Excerpt(Picture picture, Rectangle page) implements Picture {
  @Override
  public String name() {
    return picture.name();
  }

  @Override
  public double width() {
    return page.width();
  }

  @Override
  public double height() {
    return page.height();
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
  }
}
