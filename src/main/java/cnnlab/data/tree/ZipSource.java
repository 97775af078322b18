package cnnlab.data.tree;

import cnnlab.text.UserProblem;
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
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;

/**
 * A zip file, whose entries are unpacked one by one when asked for. It stays open as long as it is
 * reachable.
 *
 * @param stored names by which the file is asked for them, where they differ
 * @param notes in which encoding its names were read, where it does not say
 */
record ZipSource(
    ZipFile zip,
    Names files,
    SortedSet<String> folders,
    Map<String, String> stored,
    List<UserProblem> notes)
    implements FileSource {

  static ZipSource of(Path file) throws IOException, UserProblem {
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
    } catch (ZipException e) {
      return unusual(file, e);
    }
    return of(file, zip, UnaryOperator.identity(), List.of());
  }

  /** One with a password, or with names that are not UTF-8; or a broken one. */
  private static ZipSource unusual(Path file, ZipException problem)
      throws IOException, UserProblem {
    List<ZipArchiveEntry> entries;
    try (var listing =
        org.apache.commons.compress.archivers.zip.ZipFile.builder().setPath(file).get()) {
      entries = Collections.list(listing.getEntries());
    }
    if (entries.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
      throw UserProblem.of("data.archive.password", file.getFileName())
          .at(file.toString())
          .causedBy(problem);
    }
    List<byte[]> unmarked =
        entries.stream()
            .filter(entry -> !entry.getGeneralPurposeBit().usesUTF8ForNames())
            .map(ZipArchiveEntry::getRawName)
            .toList();
    NameEncoding encoding =
        NameEncoding.of(unmarked)
            .orElseThrow(
                () ->
                    UserProblem.of("data.archive.names", file.getFileName())
                        .at(file.toString())
                        .causedBy(problem));
    // Latin-1 keeps the bytes of names that are not marked as UTF-8; those that are, it leaves.
    Charset bytes = StandardCharsets.ISO_8859_1;
    Map<String, String> names = new HashMap<>();
    for (byte[] raw : unmarked) {
      names.put(new String(raw, bytes), encoding.strictly(raw).orElseThrow());
    }
    Optional<UserProblem> note =
        names.values().stream()
            .filter(name -> name.chars().anyMatch(letter -> letter > 127))
            .min(String::compareTo)
            .map(
                example ->
                    UserProblem.of(
                        "data.note.encoding", file.getFileName(), encoding.title(), example));
    return of(
        file,
        new ZipFile(file.toFile(), bytes),
        name -> names.getOrDefault(name, name),
        note.stream().toList());
  }

  private static ZipSource of(
      Path file, ZipFile zip, UnaryOperator<String> decode, List<UserProblem> notes)
      throws UserProblem {
    List<String> files = new ArrayList<>();
    SortedSet<String> folders = new TreeSet<>();
    Map<String, String> stored = new HashMap<>();
    for (ZipEntry each : Collections.list(zip.entries())) {
      String entry = each.getName();
      String decoded = decode.apply(entry);
      String name = EntryName.clean(file, decoded);
      if (!name.isEmpty() && (decoded.endsWith("/") || decoded.endsWith("\\"))) {
        folders.add(name);
      } else if (!name.isEmpty()) {
        files.add(name);
        if (!name.equals(entry)) {
          stored.put(name, entry);
        }
      }
    }
    Collections.sort(files);
    return new ZipSource(zip, Names.of(files), folders, stored, notes);
  }

  @Override
  public long bytes(String file) throws IOException {
    return entry(file).getSize();
  }

  @Override
  public InputStream open(String file) throws IOException {
    return zip.getInputStream(entry(file));
  }

  private ZipEntry entry(String file) throws IOException {
    ZipEntry entry = zip.getEntry(stored.getOrDefault(file, file));
    if (entry == null) {
      throw new IOException(file);
    }
    return entry;
  }
}
