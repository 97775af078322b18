package cnnlab.data.tree;

import cnnlab.files.Zips;
import cnnlab.text.UserProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Names as archives store them. They name entries only and never become paths on this machine. */
final class EntryName {
  /** What macOS, Windows, Linux and network storage (Synology, QNAP) put beside people's files. */
  private static final Set<String> SYSTEM =
      Set.of(
          "__MACOSX",
          "$RECYCLE.BIN",
          "System Volume Information",
          "RECYCLER",
          "Thumbs.db",
          "desktop.ini",
          "lost+found",
          "@eaDir",
          "#recycle",
          "@Recycle",
          "#snapshot");

  private EntryName() {}

  /**
   * The name with '/' between its parts and none at either end; empty where a part is hidden or was
   * put there by another system.
   *
   * @throws UserProblem where it leads out of the archive, as no honest one does
   */
  static String clean(Path archive, String stored) throws UserProblem {
    Zips.requireInside(archive, stored);
    List<String> parts = new ArrayList<>();
    for (String part : stored.replace('\\', '/').split("/", -1)) {
      if (isHidden(part)) {
        return "";
      }
      if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return String.join("/", parts);
  }

  /** Whether a file or folder of this name is passed over. */
  static boolean isHidden(String part) {
    return (part.length() > 1 && part.startsWith(".")) || SYSTEM.contains(part);
  }
}
