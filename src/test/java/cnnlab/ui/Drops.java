package cnnlab.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import java.io.File;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.DataFormat;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/** Files that come from the desktop, which no robot without a desktop can drag. */
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

  private static DragEvent event(EventType<DragEvent> type, Node target, File... files) {
    return new DragEvent(
        null, target, type, board(files), 10, 10, 10, 10, TransferMode.COPY, null, null, null);
  }

  private static Dragboard board(File... files) {
    TKClipboard clipboard =
        (TKClipboard)
            Proxy.newProxyInstance(
                Drops.class.getClassLoader(),
                new Class<?>[] {TKClipboard.class},
                (_, method, arguments) ->
                    switch (method.getName()) {
                      case "hasContent" -> DataFormat.FILES.equals(arguments[0]);
                      case "getContent" ->
                          DataFormat.FILES.equals(arguments[0]) ? List.of(files) : null;
                      case "getContentTypes" -> Set.of(DataFormat.FILES);
                      case "getTransferModes" -> Set.of(TransferMode.COPY);
                      default -> throw new UnsupportedOperationException(method.getName());
                    });
    return DragboardHelper.createDragboard(clipboard);
  }
}
