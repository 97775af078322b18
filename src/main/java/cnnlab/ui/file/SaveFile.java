package cnnlab.ui.file;

import cnnlab.files.FileProblem;
import cnnlab.text.Note;
import cnnlab.text.UserProblem;
import cnnlab.ui.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Asks where something is to be saved, writes it in the background, and tells that it is there. */
public final class SaveFile {

  /** Writes a file, in the format that its name chooses. */
  @FunctionalInterface
  public interface Writing {
    void to(Path file) throws IOException, UserProblem;
  }

  /** The same, with something to tell of it. */
  @FunctionalInterface
  public interface NotedWriting {

    /** Writes it; what is to be told of the file. */
    Optional<Note> to(Path file) throws IOException, UserProblem;
  }

  private SaveFile() {}

  /**
   * Asks, and writes.
   *
   * @param title of the dialog
   * @param name that is proposed
   */
  public static void ask(
      Services services,
      Window window,
      String title,
      String name,
      List<ExtensionFilter> filters,
      Writing writing) {
    services
        .files()
        .save(window, title, name, filters)
        .ifPresent(file -> write(services, file, writing));
  }

  /** Writes. */
  public static void write(Services services, Path file, Writing writing) {
    noted(
        services,
        file,
        to -> {
          writing.to(to);
          return Optional.empty();
        });
  }

  static void noted(Services services, Path file, NotedWriting writing) {
    services
        .background()
        .run(
            "save " + file,
            () -> {
              try {
                return writing.to(file);
              } catch (IOException e) {
                throw FileProblem.of(e, file);
              }
            },
            note -> services.files().tellSaved(file, note.orElse(null)),
            services.errors()::show);
  }
}
