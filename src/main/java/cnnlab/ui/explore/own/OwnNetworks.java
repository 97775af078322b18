package cnnlab.ui.explore.own;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import cnnlab.arch.catalogue.Family;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The networks of one's own that are kept in a folder, each in a file named as the network is. What
 * is deleted lies in the folder {@code .trash} in it.
 */
public final class OwnNetworks {
  public static final String ENDING = ".json";

  private static final String NOT_IN_NAMES = "\\p{Cntrl}/\\\\:*?\"<>|";
  private static final String TRASH = ".trash";

  private final Path folder;
  private final Deque<Deleted> trash = new ArrayDeque<>();

  private record Deleted(String title, Path file, Path trashed) {}

  public OwnNetworks(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /** By title; a file that is no network is passed over, and a folder that is none has none. */
  List<Entry> list() {
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

  private static void add(Path file, List<Entry> found) {
    try {
      Entry network = Catalogue.entry(file.toString());
      Catalogue.build(network.settings());
      found.add(network);
    } catch (UserProblem notANetwork) {
      // named when it is opened
    }
  }

  /**
   * Keeps a network, under its name or the next one that is free; one that is there already is not
   * written again.
   */
  synchronized Entry keep(Architecture architecture) throws UserProblem {
    String json = ArchitectureJson.write(architecture);
    String name = architecture.name().replaceAll("[" + NOT_IN_NAMES + "]", "_");
    Path file = folder.resolve(name + ENDING);
    try {
      Files.createDirectories(folder);
      for (int i = 2; Files.exists(file) && !text(file).equals(json); i++) {
        file = folder.resolve(name + "-" + i + ENDING);
      }
      AtomicFile.write(file, json);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
    return Catalogue.entry(file.toString());
  }

  private static String text(Path file) throws IOException, UserProblem {
    return LimitedFile.text(file, ArchitectureJson.MOST_MEBIBYTES);
  }

  /** Whether a network is kept here; one that was opened elsewhere is its owner's alone. */
  boolean keeps(Entry network) {
    return network.family() == Family.OWN && folder.equals(Path.of(network.name()).getParent());
  }

  /**
   * Where a network of this name is to be kept.
   *
   * @throws UserProblem where the name cannot be a file's, or another network has it
   */
  public Path fileFor(String name) throws UserProblem {
    if (!name.matches("[^%1$s]*[^%1$s.]".formatted(NOT_IN_NAMES))) {
      throw UserProblem.of("explore.name", name).at("name");
    }
    Path file = folder.resolve(name + ENDING);
    if (Files.exists(file)) {
      throw UserProblem.of("explore.name-taken", name).at("name");
    }
    return file;
  }

  /** Gives a network that is kept here another name, and its file too. */
  synchronized Entry rename(Entry network, String name) throws UserProblem {
    Path former = Path.of(network.name());
    if (name.equals(network.title())) {
      return network;
    }
    Path file = fileFor(name);
    try {
      Architecture own = ArchitectureJson.readOwn(text(former));
      AtomicFile.write(file, ArchitectureJson.write(renamed(own, name)));
      Files.delete(former);
    } catch (IOException e) {
      throw FileProblem.of(e, former);
    }
    return Catalogue.entry(file.toString());
  }

  private static Architecture renamed(Architecture own, String name) {
    return new Architecture(name, own.form(), own.source(), own.layers(), own.heads());
  }

  /** Moves a network that is kept here to the trash. */
  synchronized void delete(Entry network) throws UserProblem {
    Path file = Path.of(network.name());
    try {
      Path place = Files.createDirectories(folder.resolve(TRASH));
      Path trashed = Files.createTempFile(place, file.getFileName() + "-", ENDING);
      Files.move(file, trashed, StandardCopyOption.REPLACE_EXISTING);
      trash.push(new Deleted(network.title(), file, trashed));
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** Brings back what was deleted last of what is still deleted, if there is anything. */
  synchronized Optional<Entry> undoDelete() throws UserProblem {
    Deleted last = trash.peek();
    if (last == null) {
      return Optional.empty();
    }
    if (Files.exists(last.file())) {
      throw UserProblem.of("explore.name-taken", last.title()).at("name");
    }
    trash.pop();
    try {
      Files.move(last.trashed(), last.file());
    } catch (IOException e) {
      throw FileProblem.of(e, last.file());
    }
    return Optional.of(Catalogue.entry(last.file().toString()));
  }

  /** Titles of what is in the trash since the start, the last first. */
  synchronized List<String> deleted() {
    return trash.stream().map(Deleted::title).toList();
  }
}
