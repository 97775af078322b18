package cnnlab.diagram.scene;

import cnnlab.diagram.geometry.Rectangle;

/** What draws itself on a page: geometry in pixels at zoom 1. */
public interface Drawing {
  /** What it shows, for a file's title. */
  String name();

  /** The part of the plane that it fills. */
  Rectangle page();

  /** Draws what can be seen in this part of the page; the background is the canvas's. */
  void draw(Graphic graphic, Look look, Rectangle visible);

  default double width() {
    return page().width();
  }

  default double height() {
    return page().height();
  }

  /** Draws everything. */
  default void draw(Graphic graphic, Look look) {
    draw(graphic, look, page());
  }
}
