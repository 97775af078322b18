package cnnlab.ui.explore.gallery;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
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
  private static final String ENDING = ".json";

  private OwnNetworks() {}

  /** By title; a file that is no network is passed over, and a folder that is none has none. */
  static List<Entry> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    List<Entry> found = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(ENDING)).toList()) {
        add(file, found);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(Entry::title, String.CASE_INSENSITIVE_ORDER));
    return List.copyOf(found);
  }

  /**
   * Keeps a network, under its name or the next one that is free; one that is there already is not
   * written again.
   */
  static Entry keep(Path folder, Architecture architecture) throws UserProblem {
    String json = ArchitectureJson.write(architecture);
    String name = architecture.name().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
    Path file = folder.resolve(name + ENDING);
    try {
      Files.createDirectories(folder);
      for (int i = 2; Files.exists(file) && !Files.readString(file).equals(json); i++) {
        file = folder.resolve(name + "-" + i + ENDING);
      }
      AtomicFile.write(file, json);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
    return Catalogue.entry(file.toAbsolutePath().toString());
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
