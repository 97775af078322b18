package cnnlab.ui;

import cnnlab.text.Note;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks for files and folders, beginning where the last one was chosen; tells what was saved. */
public final class FileDialogs {

  /** What is asked for. */
  public enum Kind {
    OPEN,
    OPEN_SEVERAL,
    FOLDER,
    SAVE;

    /** Under which the folder is remembered: what is opened often lies elsewhere than results. */
    private String key() {
      return this == SAVE ? "folder.save" : "folder.open";
    }
  }

  /**
   * A question for a file or a folder.
   *
   * @param name proposed for a file to be saved
   * @param filters the kinds of file; none for any
   * @param folder in which to begin
   */
  public record Question(
      Kind kind, String title, String name, List<ExtensionFilter> filters, Path folder) {}

  /** Puts a question to the person. */
  @FunctionalInterface
  public interface Dialogs {

    /** The files chosen; none where the person thought better of it. */
    List<Path> ask(Question question, Window owner);
  }

  /**
   * A file that was written.
   *
   * @param note what is to be known of it; null for nothing
   */
  public record Saved(Path file, @Nullable Note note) {}

  private final Preferences preferences;
  private final ReadOnlyObjectWrapper<@Nullable Saved> saved = new ReadOnlyObjectWrapper<>();
  private Dialogs dialogs = FileDialogs::ask;

  public FileDialogs(Preferences preferences) {
    this.preferences = preferences;
  }

  /** Says who is asked in place of the system's dialogs. */
  public void connect(Dialogs others) {
    dialogs = others;
  }

  /** Asks for a file that exists. */
  public Optional<Path> open(Window owner, String title, ExtensionFilter... filters) {
    return open(owner, title, home(), filters);
  }

  /**
   * Asks for a file that exists.
   *
   * @param first the folder in which to begin the first time
   */
  public Optional<Path> open(Window owner, String title, Path first, ExtensionFilter... filters) {
    return asked(Kind.OPEN, owner, title, "", List.of(filters), first).stream().findFirst();
  }

  /** Asks for files that exist. */
  public List<Path> openSeveral(Window owner, String title, ExtensionFilter... filters) {
    return asked(Kind.OPEN_SEVERAL, owner, title, "", List.of(filters), home());
  }

  /** Asks for a folder that exists. */
  public Optional<Path> folder(Window owner, String title) {
    return asked(Kind.FOLDER, owner, title, "", List.of(), home()).stream().findFirst();
  }

  /**
   * Asks for a file to be written. Its name ends as the chosen kind does where it ends as none of
   * them.
   */
  public Optional<Path> save(
      Window owner, String title, String name, List<ExtensionFilter> filters) {
    return asked(Kind.SAVE, owner, title, name, filters, home()).stream().findFirst();
  }

  private List<Path> asked(
      Kind kind,
      Window owner,
      String title,
      String name,
      List<ExtensionFilter> filters,
      Path first) {
    FxThread.require();
    Path begin =
        preferences.recent(kind.key()).stream()
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(first);
    List<Path> chosen = dialogs.ask(new Question(kind, title, name, filters, begin), owner);
    chosen.stream()
        .findFirst()
        .map(file -> kind == Kind.FOLDER ? file : file.toAbsolutePath().getParent())
        .ifPresent(folder -> preferences.put(kind.key(), folder.toAbsolutePath()));
    return chosen;
  }

  /** Not the folder from which the program was started, as some systems would have it. */
  private static Path home() {
    return Path.of(System.getProperty("user.home"));
  }

  /** The file that was saved last; null before the first. */
  public ReadOnlyObjectProperty<@Nullable Saved> savedProperty() {
    return saved.getReadOnlyProperty();
  }

  /** Tells that a file was written. */
  public void tellSaved(Path file, @Nullable Note note) {
    saved.set(new Saved(file, note));
  }

  private static List<Path> ask(Question question, Window owner) {
    if (question.kind() == Kind.FOLDER) {
      DirectoryChooser chooser = new DirectoryChooser();
      chooser.setTitle(question.title());
      chooser.setInitialDirectory(existing(question.folder()));
      return Stream.ofNullable(chooser.showDialog(owner)).map(File::toPath).toList();
    }
    FileChooser chooser = new FileChooser();
    chooser.setTitle(question.title());
    chooser.setInitialDirectory(existing(question.folder()));
    chooser.setInitialFileName(question.name());
    chooser.getExtensionFilters().setAll(question.filters());
    return switch (question.kind()) {
      case OPEN_SEVERAL ->
          Objects.requireNonNullElse(chooser.showOpenMultipleDialog(owner), List.<File>of())
              .stream()
              .map(File::toPath)
              .toList();
      case SAVE ->
          Stream.ofNullable(chooser.showSaveDialog(owner))
              .map(File::toPath)
              .map(file -> ended(file, question.filters(), chooser.getSelectedExtensionFilter()))
              .toList();
      case OPEN, FOLDER ->
          Stream.ofNullable(chooser.showOpenDialog(owner)).map(File::toPath).toList();
    };
  }

  private static @Nullable File existing(Path folder) {
    return Files.isDirectory(folder) ? folder.toFile() : null;
  }

  /** Not every system's dialog adds the ending; one that asked about another name wrote nothing. */
  static Path ended(Path file, List<ExtensionFilter> filters, @Nullable ExtensionFilter chosen) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    boolean named =
        filters.stream()
            .flatMap(filter -> filter.getExtensions().stream())
            .anyMatch(pattern -> name.endsWith(pattern.substring(1)));
    if (named || chosen == null) {
      return file;
    }
    String ending = chosen.getExtensions().getFirst().substring(1);
    Path other = file.resolveSibling(file.getFileName() + ending);
    for (int i = 2; Files.exists(other); i++) {
      other = file.resolveSibling(file.getFileName() + "-" + i + ending);
    }
    return other;
  }
}
