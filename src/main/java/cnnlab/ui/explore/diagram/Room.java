package cnnlab.ui.explore.diagram;

import cnnlab.diagram.layout.Page;
import cnnlab.diagram.scene.Picture;

/**
 * The room there is for a picture. With enlarged type the window's other parts leave less of it,
 * but what is drawn is to be larger then, too: what there would be with type of the usual size
 * tells how large.
 *
 * @param type how much larger than usual the type is
 */
record Room(Page now, Page usual, double type) {
  /** Share of the window's width from which on there is nothing beside the canvas. */
  private static final double ALONE = 0.95;

  /** So much of the usual size looks no smaller. */
  private static final double ABOUT_USUAL = 0.85;

  static final Room NONE = new Room(new Page(0, 0), new Page(0, 0), 1);

  /**
   * Of a canvas in a window whose other parts grow as the type does. What has the window to itself
   * is as large as can be.
   */
  static Room of(
      double width, double height, double windowWidth, double windowHeight, double type) {
    double larger = width < ALONE * windowWidth ? Math.max(1, type) : 1;
    Page usual =
        new Page(
            windowWidth - (windowWidth - width) / larger,
            windowHeight - (windowHeight - height) / larger);
    return new Room(new Page(width, height), usual, larger);
  }

  boolean isEmpty() {
    return now.width() <= 0 || now.height() <= 0;
  }

  /** Whether the picture is to be larger than it would be with type of the usual size. */
  boolean isEnlarged() {
    return type > 1;
  }

  /** At which a picture is seen whole with type of the usual size. */
  double usualScale(Picture picture) {
    return Viewport.fit(usual.width(), usual.height(), picture.width(), picture.height()).scale();
  }

  /**
   * To show what has a scale of its own with type of the usual size as much larger as the type is;
   * but where its labels are larger than the type anyhow, rather more of it.
   */
  Page enlarged(double usualScale) {
    double enough = Math.max(type, ABOUT_USUAL * usualScale);
    return new Page(now.width(), now.height(), Math.min(usualScale * type, enough));
  }
}
