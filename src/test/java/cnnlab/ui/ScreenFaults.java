package cnnlab.ui;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Cell;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TreeTableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a laid out window as it stands, each fault in one line; geometry only, no
 * pixels.
 */
public final class ScreenFaults {
  private static final double TOLERANCE = 1;

  private ScreenFaults() {}

  /** Controls that lie outside the window and cannot be scrolled to, and texts that are cut. */
  public static Set<String> ofLayout(Parent root) {
    Set<String> faults = new TreeSet<>();
    for (Node node : visible(root)) {
      if (node instanceof Control control && control.isFocusTraversable()) {
        outside(control, root).ifPresent(faults::add);
      }
      if (node instanceof Labeled labeled && !isInCell(labeled)) {
        cut(labeled).ifPresent(faults::add);
      }
    }
    return faults;
  }

  /**
   * That a picture, which is what the screen is for, is in view with less of the window's height.
   *
   * @param share of the height, 0 to 1
   */
  public static Optional<String> ofPicture(Parent root, String id, double share) {
    Node picture = root.lookup("#" + id);
    if (picture == null) {
      return Optional.of("#" + id + " is not there");
    }
    Bounds bounds = picture.localToScene(picture.getLayoutBounds());
    double top = Math.max(0, bounds.getMinY());
    double bottom = Math.min(root.getLayoutBounds().getHeight(), bounds.getMaxY());
    for (Node around : ancestors(picture).toList()) {
      if (around.getStyleClass().contains("viewport")) {
        Bounds port = around.localToScene(around.getLayoutBounds());
        top = Math.max(top, port.getMinY());
        bottom = Math.min(bottom, port.getMaxY());
      }
    }
    double seen = (bottom - top) / root.getLayoutBounds().getHeight();
    return seen + 0.005 < share
        ? Optional.of("#%s has %.0f %% of the height".formatted(id, 100 * seen))
        : Optional.empty();
  }

  /** Controls that the keyboard reaches and that a screen reader cannot name. */
  public static Set<String> withoutName(Parent root) {
    List<Node> nodes = visible(root);
    Set<Node> labeled = new HashSet<>();
    for (Node node : nodes) {
      if (node instanceof Label label && label.getLabelFor() != null) {
        labeled.add(label.getLabelFor());
      }
    }
    Set<String> faults = new TreeSet<>();
    for (Node node : nodes) {
      if (node instanceof Control control
          && control.isFocusTraversable()
          && !isPart(control)
          && !labeled.contains(control)
          && isBlank(control.getAccessibleText())
          && !(control instanceof Labeled with && !isBlank(with.getText()))) {
        faults.add(name(control) + " has no name");
      }
    }
    return faults;
  }

  /** Parts of other controls, which those name; scroll panes and bars hold what has a name. */
  private static boolean isPart(Control control) {
    return control instanceof ScrollPane
        || control instanceof ScrollBar
        || control instanceof Cell
        || ancestors(control)
            .anyMatch(each -> each instanceof Spinner || each instanceof ComboBoxBase);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static Optional<String> outside(Control control, Parent root) {
    Bounds bounds = control.localToScene(control.getLayoutBounds());
    boolean wide =
        bounds.getMinX() < -TOLERANCE
            || bounds.getMaxX() > root.getLayoutBounds().getWidth() + TOLERANCE;
    boolean high =
        bounds.getMinY() < -TOLERANCE
            || bounds.getMaxY() > root.getLayoutBounds().getHeight() + TOLERANCE;
    boolean reachable =
        ancestors(control)
            .anyMatch(
                each ->
                    each instanceof VirtualFlow
                        || each instanceof ListView
                        || each instanceof TableView
                        || each instanceof TreeTableView
                        || (each instanceof ScrollPane pane && scrolls(pane, wide, high)));
    return (wide || high) && !reachable
        ? Optional.of(name(control) + " lies outside the window")
        : Optional.empty();
  }

  private static boolean scrolls(ScrollPane pane, boolean wide, boolean high) {
    return (!wide || pane.getHbarPolicy() != ScrollBarPolicy.NEVER)
        && (!high || pane.getVbarPolicy() != ScrollBarPolicy.NEVER);
  }

  /** A skin shows fewer letters than the text has, and the ellipsis instead. */
  private static Optional<String> cut(Labeled labeled) {
    String text = labeled.getText();
    if (isBlank(text) || !(labeled.lookup(".text") instanceof Text shown)) {
      return Optional.empty();
    }
    return shown.getText().endsWith(labeled.getEllipsisString())
            && !text.endsWith(labeled.getEllipsisString())
            && shown.getText().length() < text.length() + 1
        ? Optional.of(name(labeled) + " is cut: " + shown.getText())
        : Optional.empty();
  }

  private static boolean isInCell(Node node) {
    return node instanceof IndexedCell || ancestors(node).anyMatch(IndexedCell.class::isInstance);
  }

  private static Stream<Node> ancestors(Node node) {
    return Stream.<Node>iterate(node.getParent(), each -> each != null, Node::getParent);
  }

  private static List<Node> visible(Parent root) {
    List<Node> nodes = new ArrayList<>();
    for (Node child : root.getChildrenUnmodifiable()) {
      if (child.isVisible()) {
        nodes.add(child);
        if (child instanceof Parent parent) {
          nodes.addAll(visible(parent));
        }
      }
    }
    return nodes;
  }

  private static String name(Control control) {
    String id = control.getId() == null ? "" : "#" + control.getId();
    String text =
        control instanceof Labeled labeled && labeled.getText() != null ? labeled.getText() : "";
    String near =
        ancestors(control)
            .filter(each -> each.getId() != null)
            .findFirst()
            .map(each -> " in #" + each.getId())
            .orElse("");
    return control.getClass().getSimpleName()
        + id
        + (text.isBlank() ? "" : " \"" + text + "\"")
        + (id.isEmpty() ? near : "");
  }
}
