package cnnlab.ui.window;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** A node taken out of its parent for a while; a blank of the same size keeps its place. */
final class LentNode {
  private final Node node;
  private final Pane parent;
  private final Region blank = new Region();

  private LentNode(Node node, Pane parent) {
    this.node = node;
    this.parent = parent;
  }

  static LentNode take(Node node) {
    if (!(node.getParent() instanceof Pane parent)) {
      throw new IllegalArgumentException("Not in a pane: " + node);
    }
    LentNode lent = new LentNode(node, parent);
    lent.blank.setMinSize(node.minWidth(-1), node.minHeight(-1));
    lent.blank.setPrefSize(node.getLayoutBounds().getWidth(), node.getLayoutBounds().getHeight());
    lent.blank.setMaxSize(node.maxWidth(-1), node.maxHeight(-1));
    node.getProperties()
        .forEach(
            (key, value) -> {
              if (key instanceof String) { // what the parent's layout knows of it
                lent.blank.getProperties().put(key, value);
              }
            });
    lent.replace(node, lent.blank);
    return lent;
  }

  void giveBack() {
    replace(blank, node);
  }

  private void replace(Node old, Node other) {
    if (parent instanceof BorderPane border) {
      for (ObjectProperty<Node> place :
          List.of(
              border.centerProperty(),
              border.topProperty(),
              border.bottomProperty(),
              border.leftProperty(),
              border.rightProperty())) {
        if (old.equals(place.get())) {
          place.set(other);
          return;
        }
      }
    }
    int index = parent.getChildren().indexOf(old);
    if (index >= 0) { // the screen may have cleared its pane meanwhile
      parent.getChildren().set(index, other);
    }
  }
}
