package cnnlab.data.tree;

import cnnlab.files.AtomicFile;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found below a folder, kept in the cache, so that only folders that changed since need be
 * listed again. A system changes a folder's times when a file in it comes, goes or is renamed; the
 * one of them cannot be set back.
 *
 * @param folders by their path from the top, "" for the top
 */
record FolderIndex(Map<String, Listed> folders) {
  private static final Logger LOG = LoggerFactory.getLogger(FolderIndex.class);
  private static final int FORMAT = 0x434c4932; // CLI2

  /** The coarsest clock of a file system, FAT's: within it a change may leave no trace. */
  private static final long TICK_MILLIS = 2000;

  /**
   * A folder's own files and folders, by name.
   *
   * @param times of the folder
   * @param seen when it was listed
   */
  record Listed(FileTimes times, long seen, List<String> files, List<String> folders) {
    boolean isStill(FileTimes now) {
      return now.changed() > 0 // else programs could set back the only time there is
          && times.equals(now)
          && Math.max(now.modified(), now.changed()) + TICK_MILLIS < seen;
    }
  }

  /** What is known of a folder; nothing where it was never listed or that cannot be read. */
  static FolderIndex load(Path root) {
    Path file = file(root);
    Map<String, Listed> folders = new HashMap<>();
    if (Files.exists(file)) {
      try (DataInputStream in =
          new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
        int count = in.readInt() == FORMAT ? in.readInt() : 0;
        for (int i = 0; i < count; i++) {
          String folder = in.readUTF();
          folders.put(
              folder,
              new Listed(
                  new FileTimes(in.readLong(), in.readLong()), in.readLong(), read(in), read(in)));
        }
      } catch (IOException e) {
        LOG.warn("The index {} cannot be read; the folder is listed anew", file, e);
        folders.clear();
      }
    }
    return new FolderIndex(folders);
  }

  /** Keeps this for the next time; where that is not possible, the next time takes longer. */
  void save(Path root) {
    Path file = file(root);
    try {
      Files.createDirectories(file.getParent());
      AtomicFile.write(
          file,
          channel -> {
            DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
            out.writeInt(FORMAT);
            out.writeInt(folders.size());
            for (Map.Entry<String, Listed> folder : folders.entrySet()) {
              out.writeUTF(folder.getKey());
              out.writeLong(folder.getValue().times().modified());
              out.writeLong(folder.getValue().times().changed());
              out.writeLong(folder.getValue().seen());
              write(folder.getValue().files(), out);
              write(folder.getValue().folders(), out);
            }
            out.flush();
          });
    } catch (IOException e) {
      LOG.warn("The index {} cannot be kept", file, e);
    }
  }

  private static Path file(Path root) {
    return DataHome.cache().resolve(DataHome.key(root) + ".index");
  }

  private static List<String> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(in.readUTF());
    }
    return names;
  }

  private static void write(List<String> names, DataOutputStream out) throws IOException {
    out.writeInt(names.size());
    for (String name : names) {
      out.writeUTF(name);
    }
  }
}
