package cnnlab.run;

import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.Folders;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder that holds all runs, a folder each.
 *
 * @param root made when the first run is
 */
public record RunStore(Path root) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String TRASH = ".trash";
  private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);
  private static final String IMPORT = ".import-";

  /** An import of a process; of earlier versions without its number. */
  private static final Pattern OF_PROCESS = Pattern.compile("\\.import-?(\\d{0,18})(-\\d+)?");

  public RunStore {
    root = root.toAbsolutePath().normalize();
  }

  /** The store in its usual place: {@code $CNNLAB_RUNS}, or {@code .cnnlab/runs} at home. */
  public static RunStore usual() {
    String chosen = System.getenv("CNNLAB_RUNS");
    return new RunStore(
        chosen == null || chosen.isBlank()
            ? Path.of(System.getProperty("user.home"), ".cnnlab", "runs")
            : Path.of(chosen));
  }

  /** The runs that can be read, newest first. */
  public List<StoredRun> list() throws UserProblem {
    return listing().runs();
  }

  /** All folders: runs, and what cannot be read as one. */
  public RunListing listing() throws UserProblem {
    List<StoredRun> runs = new ArrayList<>();
    List<RunListing.Broken> broken = new ArrayList<>();
    for (Path folder : folders()) {
      try {
        runs.add(StoredRun.read(folder));
      } catch (UserProblem reason) {
        broken.add(new RunListing.Broken(folder, reason));
      }
    }
    return new RunListing(runs, broken, List.of());
  }

  /** Everything that may be a run, newest first. */
  List<Path> folders() throws UserProblem {
    FileProblem.requireReachable(root);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries
          .filter(entry -> Files.isDirectory(entry) && !name(entry).startsWith("."))
          .filter(entry -> !isStillborn(entry))
          .sorted(Comparator.comparing(RunStore::name).reversed())
          .toList();
    } catch (IOException e) {
      throw FileProblem.of(e, root);
    }
  }

  /** Whether a program was killed before it had written anything of a run. */
  private static boolean isStillborn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(
          file -> name(file).equals(RunFiles.RUNNING) || AtomicFile.isUnfinished(file));
    } catch (IOException _) {
      return false; // it is told what is wrong with it when it is read
    }
  }

  /** Reads the run in a folder, which may lie anywhere. */
  public StoredRun open(Path folder) throws UserProblem {
    return StoredRun.read(folder.toAbsolutePath().normalize());
  }

  /**
   * Reads the run that a user means: one in a folder, which may lie anywhere, or one of these or
   * else of those that come along, by its folder's name or by its title.
   */
  public StoredRun named(String name) throws UserProblem {
    return find(name).orElseThrow(() -> UserProblem.of("run.unknown", name).at(name));
  }

  /** The same, if there is one; a problem also where several have the title. */
  Optional<StoredRun> find(String name) throws UserProblem {
    Optional<Path> folder = places(name).filter(each -> Files.isDirectory(each)).findFirst();
    if (folder.isPresent()) {
      return Optional.of(open(folder.get()));
    }
    List<StoredRun> own = titled(name);
    List<StoredRun> titled = own.isEmpty() ? BundledRuns.store().titled(name) : own;
    if (titled.size() > 1) {
      String all = titled.stream().map(run -> name(run.folder())).collect(Collectors.joining(", "));
      throw UserProblem.of("run.ambiguous", name, all).at(name);
    }
    return titled.stream().findFirst();
  }

  private List<StoredRun> titled(String title) throws UserProblem {
    return list().stream().filter(run -> run.record().title().equalsIgnoreCase(title)).toList();
  }

  /** A run's folder, also where its record is pointed at. */
  public static Path folderOf(Path folderOrRecord) {
    Path folder = folderOrRecord.toAbsolutePath().getParent();
    boolean record = folderOrRecord.endsWith(RunFiles.RECORD) && Files.exists(folderOrRecord);
    return record && folder != null ? folder : folderOrRecord;
  }

  /** Where its folder may be, if it is named by one. */
  private Stream<Path> places(String name) {
    try {
      Path path = folderOf(Path.of(name));
      return name.isBlank()
          ? Stream.empty()
          : Stream.of(path, root.resolve(path), BundledRuns.root().resolve(path));
    } catch (InvalidPathException aTitle) {
      return Stream.empty();
    }
  }

  /**
   * Begins a run in a folder of its own, named by time (UTC), network and data; nothing remains of
   * one for which there is no room.
   */
  public RunFolder create(RunRecord record) throws UserProblem {
    Path folder = newFolder(root, folderName(record));
    try {
      return RunFolder.begin(folder, record);
    } catch (UserProblem unwritable) {
      remove(folder);
      throw unwritable;
    }
  }

  private static String folderName(RunRecord record) {
    return "%s-%s-%s"
        .formatted(
            TIME.format(Instant.parse(record.provenance().created())),
            fileName(record.architecture().name()),
            fileName(record.dataset()));
  }

  /** Writes a run that nobody writes any more to one file, for {@link #importRun}. */
  public void export(Path folder, Path file) throws UserProblem {
    if (RunLock.isSet(folder)) {
      throw RunLock.busy(folder);
    }
    RunArchive.write(folder, file);
  }

  /**
   * Takes in a run that was exported, here or elsewhere; nothing remains of one that is refused.
   *
   * @return its folder
   */
  public Path importRun(Path file) throws UserProblem {
    removeLeftOvers();
    Path unpacked = newFolder(root, IMPORT + ProcessHandle.current().pid());
    try {
      RunArchive.read(file, unpacked);
      RunRecord record = StoredRun.read(unpacked).record();
      return move(unpacked, newFolder(root, folderName(record)));
    } finally {
      remove(unpacked);
    }
  }

  /** Removes what killed programs left here of imports; it is no run. */
  void removeLeftOvers() {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, RunStore::isLeftOver)) {
      for (Path folder : folders) {
        Folders.delete(folder);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.info("Left-overs stay in {}", root, e); // they are in nobody's way
    }
  }

  private static boolean isLeftOver(Path folder) {
    Matcher ofProcess = OF_PROCESS.matcher(name(folder));
    return ofProcess.matches()
        && ProcessHandle.of(Long.parseLong("0" + ofProcess.group(1))).isEmpty();
  }

  private static void remove(Path folder) throws UserProblem {
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  /**
   * Takes up a run again that was stopped, killed, has failed or is to be extended.
   *
   * @param settings its own, with as many epochs as it is to have in all and the place where its
   *     data are now
   * @throws UserProblem where another process trains it, or it cannot go on
   */
  public ResumedRun resume(Path folder, RunSettings settings) throws UserProblem {
    BundledRuns.requireOwn(folder);
    try {
      RunLock.set(folder);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
    try {
      return StoredRun.read(folder).resumed(settings);
    } catch (UserProblem | RuntimeException | Error e) {
      release(folder, e);
      throw e;
    }
  }

  private static void release(Path folder, Throwable reason) {
    try {
      RunLock.remove(folder);
    } catch (IOException e) {
      reason.addSuppressed(e);
    }
  }

  /**
   * Moves a run, whole or broken, to the folder {@code .trash} beside it.
   *
   * @return where it lies now, from where {@link #restore} brings it back
   */
  public Path delete(Path folder) throws UserProblem {
    BundledRuns.requireOwn(folder);
    if (RunLock.isSet(folder)) {
      throw RunLock.busy(folder);
    }
    return move(folder, newFolder(root.resolve(TRASH), name(folder)));
  }

  /** Keeps what a user says about a run; also while it is being trained. */
  public void describe(Path folder, RunNotes notes) throws UserProblem {
    BundledRuns.requireOwn(folder);
    notes.write(folder);
  }

  /** Brings a deleted run back from the trash; returns its folder. */
  public Path restore(Path grave) throws UserProblem {
    return move(grave, newFolder(root, name(grave)));
  }

  private static Path move(Path folder, Path emptyFolder) throws UserProblem {
    try {
      return Files.move(folder, emptyFolder, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileProblem.of(e, folder);
    }
  }

  /** Makes a folder that was not there; a number is added where the name is taken. */
  private static Path newFolder(Path parent, String name) throws UserProblem {
    try {
      Files.createDirectories(parent);
      int number = 1;
      while (true) {
        try {
          return Files.createDirectory(parent.resolve(number == 1 ? name : name + "-" + number));
        } catch (FileAlreadyExistsException _) {
          number++;
        }
      }
    } catch (IOException e) {
      throw FileProblem.of(e, parent);
    }
  }

  private static String fileName(String text) {
    return text.replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}._-]+", "_");
  }

  private static String name(Path folder) {
    return folder.getFileName().toString();
  }
}
