package cnnlab.data.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip file, whose entries are unpacked one by one when asked for. It stays open as long as it is
 * reachable.
 *
 * @param stored names as the file has them, where they differ
 */
record ZipSource(ZipFile zip, Names files, SortedSet<String> folders, Map<String, String> stored)
    implements FileSource {
  /** What Chinese systems wrote before UTF-8. */
  private static final String CHINESE = "GB18030";

  static ZipSource of(Path file) throws IOException {
    ZipFile zip = zip(file);
    List<String> files = new ArrayList<>();
    SortedSet<String> folders = new TreeSet<>();
    Map<String, String> stored = new HashMap<>();
    zip.stream()
        .map(ZipEntry::getName)
        .forEach(
            entry -> {
              String name = EntryName.clean(entry);
              if (name.isEmpty()) {
                return;
              }
              if (entry.endsWith("/") || entry.endsWith("\\")) {
                folders.add(name);
                return;
              }
              files.add(name);
              if (!name.equals(entry)) {
                stored.put(name, entry);
              }
            });
    Collections.sort(files);
    return new ZipSource(zip, Names.of(files), folders, stored);
  }

  private static ZipFile zip(Path file) throws IOException {
    try {
      return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      if (Charset.isSupported(CHINESE) && String.valueOf(e.getMessage()).contains("entry name")) {
        return new ZipFile(file.toFile(), Charset.forName(CHINESE));
      }
      throw e;
    }
  }

  @Override
  public InputStream open(String file) throws IOException {
    ZipEntry entry = zip.getEntry(stored.getOrDefault(file, file));
    if (entry == null) {
      throw new IOException(file);
    }
    return zip.getInputStream(entry);
  }
}
