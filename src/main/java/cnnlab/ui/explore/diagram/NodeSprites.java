package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.scene.LayerStyle;
import cnnlab.diagram.scene.Look;
import cnnlab.diagram.scene.NodeFace;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;

/**
 * The nodes of a diagram as images at one zoom. Each face is drawn once and then copied, which
 * takes a small part of the time: text above all is slow to draw.
 */
final class NodeSprites {
  private static final int SHEET_WIDTH = 2048;

  /** While the zoom changes, images of one this near are enlarged or reduced. */
  private static final double NEAR = 1.06;

  /** Around each sprite, for borders and so that neighbors do not shine through. */
  private static final int MARGIN = 2;

  private record Key(NodeFace face, LayerStyle style) {}

  /** Where a face lies on a sheet, in pixels. */
  private record Sprite(Image sheet, int x, int y, int width, int height) {}

  private final Map<Key, Sprite> sprites = new HashMap<>();
  private double scale;
  private double density;
  private double enlarged = 1;

  /**
   * Draws the faces in view that are not there yet.
   *
   * @param at the zoom
   * @param changing whether the next frame will have another zoom
   * @param pixels of the screen to one of JavaFX's
   */
  void prepare(
      Picture picture, Look look, Rectangle visible, double at, boolean changing, double pixels) {
    boolean near = changing && at < scale * NEAR && at * NEAR > scale;
    if ((!near && at != scale) || pixels != density) {
      sprites.clear();
      scale = at;
      density = pixels;
    }
    enlarged = at / scale;
    Set<Key> missing = new LinkedHashSet<>();
    for (PictureNode node : picture.nodes()) {
      if (node.box().intersects(visible)) {
        Key key = new Key(node.face(), look.style(node.node()));
        if (!sprites.containsKey(key)) {
          missing.add(key);
        }
      }
    }
    if (!missing.isEmpty()) {
      draw(missing);
    }
  }

  private void draw(Set<Key> faces) {
    Map<Key, int[]> places = new HashMap<>();
    int x = 0;
    int y = 0;
    int row = 0;
    int widest = 1;
    for (Key key : faces) {
      int width = length(key.face().width() + key.face().overhang());
      int height = length(key.face().height() + key.face().overhang());
      if (x > 0 && x + width > SHEET_WIDTH) {
        x = 0;
        y += row;
        row = 0;
      }
      places.put(key, new int[] {x, y, width, height});
      x += width;
      row = Math.max(row, height);
      widest = Math.max(widest, x);
    }
    Canvas canvas = new Canvas(widest, y + row);
    GraphicsContext context = canvas.getGraphicsContext2D();
    CanvasGraphic graphic = new CanvasGraphic(context, scale * density);
    places.forEach(
        (key, place) -> {
          context.setTransform(
              scale * density, 0, 0, scale * density, place[0] + MARGIN, place[1] + MARGIN);
          key.face().draw(graphic, 0, 0, key.style());
        });
    SnapshotParameters transparent = new SnapshotParameters();
    transparent.setFill(Color.TRANSPARENT);
    Image sheet = canvas.snapshot(transparent, new WritableImage(widest, y + row));
    places.forEach(
        (key, place) ->
            sprites.put(key, new Sprite(sheet, place[0], place[1], place[2], place[3])));
  }

  private int length(double inPicture) {
    return (int) Math.ceil(inPicture * scale * density) + 2 * MARGIN;
  }

  /**
   * Copies a face to the screen, to the nearest whole pixel.
   *
   * @param x of its left border on the canvas
   * @return whether it was there
   */
  boolean copy(GraphicsContext context, NodeFace face, LayerStyle style, double x, double y) {
    Sprite sprite = sprites.get(new Key(face, style));
    if (sprite == null) {
      return false;
    }
    context.setImageSmoothing(enlarged == 1);
    context.drawImage(
        sprite.sheet(),
        sprite.x(),
        sprite.y(),
        sprite.width(),
        sprite.height(),
        (Math.round(x * density) - MARGIN * enlarged) / density,
        (Math.round(y * density) - MARGIN * enlarged) / density,
        sprite.width() * enlarged / density,
        sprite.height() * enlarged / density);
    return true;
  }
}
