package cnnlab.ui.explore.gallery;

import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The networks of one's own that are kept in a folder. */
final class OwnNetworks {
  private OwnNetworks() {}

  /** By title; a file that is no network is passed over, and a folder that is none has none. */
  static List<Entry> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        add(file, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(Entry::title, String.CASE_INSENSITIVE_ORDER));
    return List.copyOf(found);
  }

  private static void add(Path file, List<Entry> found) {
    try {
      Entry network = Catalogue.entry(file.toAbsolutePath().toString());
      Catalogue.build(network.settings());
      found.add(network);
    } catch (UserProblem notANetwork) {
      // named when it is opened
    }
  }
}
