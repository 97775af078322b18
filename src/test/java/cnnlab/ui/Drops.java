package cnnlab.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * Files and images that come from the desktop or from a browser, which no robot without a desktop
 * can drag.
 */
public final class Drops {
  private Drops() {}

  /** The event of files being let go over a node. */
  public static DragEvent dropped(Node target, File... files) {
    return event(DragEvent.DRAG_DROPPED, target, files);
  }

  /** The event of files held over a node. */
  public static DragEvent over(Node target, File... files) {
    return event(DragEvent.DRAG_OVER, target, files);
  }

  /** The event of an image being let go that is no file, as a browser's. */
  public static DragEvent dropped(Node target, Image image) {
    return event(DragEvent.DRAG_DROPPED, target, board(Map.of(DataFormat.IMAGE, image)));
  }

  /** The event of what a browser hands over being let go, in several formats at once. */
  public static DragEvent dropped(Node target, Map<DataFormat, Object> content) {
    return event(DragEvent.DRAG_DROPPED, target, board(content));
  }

  /** The event of it being held over a node. */
  public static DragEvent over(Node target, Map<DataFormat, Object> content) {
    return event(DragEvent.DRAG_OVER, target, board(content));
  }

  private static DragEvent event(EventType<DragEvent> type, Node target, File... files) {
    return event(type, target, board(Map.of(DataFormat.FILES, List.of(files))));
  }

  private static DragEvent event(EventType<DragEvent> type, Node target, Dragboard board) {
    return new DragEvent(
        null, target, type, board, 10, 10, 10, 10, TransferMode.COPY, null, null, null);
  }

  private static Dragboard board(Map<DataFormat, Object> content) {
    TKClipboard clipboard =
        (TKClipboard)
            Proxy.newProxyInstance(
                Drops.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (_, method, arguments) ->
                    switch (method.getName()) {
                      case "hasContent" -> content.containsKey(arguments[0]);
                      case "getContent" -> content.get(arguments[0]);
                      case "getContentTypes" -> content.keySet();
                      case "getTransferModes" -> Set.of(TransferMode.COPY);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return DragboardHelper.createDragboard(clipboard);
  }
}
