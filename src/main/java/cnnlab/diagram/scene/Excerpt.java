package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Rectangle;

/** A part of a picture as a page of its own. */
public record Excerpt(Picture picture, Rectangle page) implements Drawing {
  @Override
  public String name() {
    return picture.name();
  }

  @Override
  public void draw(Graphic graphic, Look look, Rectangle visible) {
    picture.draw(graphic, look, visible);
  }
}
