package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Rectangle;

/** A picture with its legend below, as it goes into a file. */
public record Sheet(Picture picture, Legend legend) implements Drawing {
  private static final double MARGIN = 20;

  @Override
  public String name() {
    return picture.name();
  }

  @Override
  public Rectangle page() {
    double below = legend.height() > 0 ? legend.height() + MARGIN / 2 : 0;
    return new Rectangle(
        0, 0, Math.max(picture.width(), legend.width() + 2 * MARGIN), picture.height() + below);
  }

  @Override
  public void draw(Graphic graphic, Look look, Rectangle visible) {
    picture.draw(graphic, look, visible);
    legend.draw(graphic, look.theme(), MARGIN, picture.height() - MARGIN / 4);
  }
}
