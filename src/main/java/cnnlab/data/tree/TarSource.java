package cnnlab.data.tree;

import cnnlab.text.UserProblem;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * A tar file, by an index of where each file's content lies in it.
 *
 * @param offsets of the content in the tar file, in the order of the names
 * @param sizes in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // compared by identity, never used as a key
record TarSource(Path tar, Names files, SortedSet<String> folders, long[] offsets, int[] sizes)
    implements FileSource {

  /** A file longer than an array can be is passed over. */
  private static final long LARGEST = Integer.MAX_VALUE - 8;

  private record Entry(String name, long offset, int size) {}

  /**
   * Reads the headers and passes over what lies between.
   *
   * @param archive what the tar was unpacked from, or itself
   */
  static TarSource of(Path file, Path archive) throws IOException, UserProblem {
    List<Entry> entries = new ArrayList<>();
    SortedSet<String> folders = new TreeSet<>();
    long length = Files.size(file);
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        TarArchiveInputStream tar = new TarArchiveInputStream(raw)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = EntryName.clean(archive, entry.getName());
        long offset = tar.getBytesRead();
        if (offset + entry.getSize() > length) {
          throw new EOFException(name);
        }
        if (!name.isEmpty() && entry.isDirectory()) {
          folders.add(name);
        } else if (!name.isEmpty() && isContent(entry)) {
          entries.add(new Entry(name, offset, (int) entry.getSize()));
        }
      }
    }
    entries.sort(Comparator.comparing(Entry::name));
    return new TarSource(
        file,
        Names.of(entries.stream().map(Entry::name).toList()),
        folders,
        entries.stream().mapToLong(Entry::offset).toArray(),
        entries.stream().mapToInt(Entry::size).toArray());
  }

  private static boolean isContent(TarArchiveEntry entry) {
    return entry.isFile()
        && !entry.isLink()
        && !entry.isSymbolicLink()
        && !entry.isSparse()
        && entry.getSize() <= LARGEST;
  }

  @Override
  public long bytes(String name) throws IOException {
    return sizes[place(name)];
  }

  @Override
  public InputStream open(String name) throws IOException {
    int index = place(name);
    InputStream in = new FileInputStream(tar.toFile());
    try {
      in.skipNBytes(offsets[index]);
      return BoundedInputStream.builder()
          .setInputStream(new BufferedInputStream(in))
          .setMaxCount(sizes[index])
          .get();
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private int place(String name) throws IOException {
    int index = files.find(name);
    if (index < 0) {
      throw new IOException(name);
    }
    return index;
  }
}
