package cnnlab.ui.explore.diagram;

import cnnlab.diagram.geometry.Rectangle;
import cnnlab.diagram.scene.Picture;
import cnnlab.diagram.scene.PictureNode;
import java.util.Comparator;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/** Which node an arrow key leads to: the nearest that lies that way, straight ones preferred. */
final class Walk {
  private static final double ASIDE = 3;

  private Walk() {}

  static Optional<PictureNode> from(Picture picture, PictureNode node, KeyCode key) {
    return picture.nodes().stream()
        .filter(other -> ahead(node.box(), other.box(), key) > 0)
        .min(Comparator.comparingDouble(other -> distance(node.box(), other.box(), key)));
  }

  private static double distance(Rectangle from, Rectangle to, KeyCode key) {
    return ahead(from, to, key) + ASIDE * Math.abs(aside(from, to, key));
  }

  private static double ahead(Rectangle from, Rectangle to, KeyCode key) {
    return switch (key) {
      case LEFT -> from.centerX() - to.centerX();
      case RIGHT -> to.centerX() - from.centerX();
      case UP -> from.centerY() - to.centerY();
      case DOWN -> to.centerY() - from.centerY();
      default -> throw new IllegalArgumentException(key.getName());
    };
  }

  private static double aside(Rectangle from, Rectangle to, KeyCode key) {
    return key == KeyCode.LEFT || key == KeyCode.RIGHT
        ? to.centerY() - from.centerY()
        : to.centerX() - from.centerX();
  }
}
