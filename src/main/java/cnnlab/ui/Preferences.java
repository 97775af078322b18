package cnnlab.ui;

import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.io.StringReader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program remembers from one start to the next, in one file of keys and values. A file
 * that cannot be read or written costs the memory, never the program; the latter is told once.
 */
public final class Preferences {
  private static final Logger log = LoggerFactory.getLogger(Preferences.class);
  private static final int MOST_RECENT = 10;

  private final Path file;
  private final Properties values = new Properties();
  private @Nullable UserProblem unsaved;
  private Consumer<UserProblem> tell = _ -> {};

  public Preferences(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try {
        values.load(new StringReader(LimitedFile.text(file, 1)));
      } catch (IOException | UserProblem | IllegalArgumentException e) {
        log.warn("Starting with default preferences: {} cannot be read", file, e);
      }
    }
  }

  /** A file that lies beside this one, for what is too long for a line. */
  public Path beside(String name) {
    return file.resolveSibling(name);
  }

  public Optional<String> text(String key) {
    return Optional.ofNullable(values.getProperty(key));
  }

  /** The number remembered, or {@code otherwise} if none or no number is. */
  public double number(String key, double otherwise) {
    try {
      return text(key).map(Double::parseDouble).orElse(otherwise);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /** The constant remembered, or {@code otherwise}. */
  public <E extends Enum<E>> E choice(String key, E otherwise) {
    try {
      return text(key)
          .map(name -> Enum.valueOf(otherwise.getDeclaringClass(), name))
          .orElse(otherwise);
    } catch (IllegalArgumentException e) {
      return otherwise;
    }
  }

  /** Remembers a value; {@code toString} is what is kept. */
  public void put(String key, Object value) {
    String text = value.toString();
    if (!text.equals(values.setProperty(key, text))) {
      save();
    }
  }

  /** Files used lately under this key, the latest first; those deleted since are left out. */
  public List<Path> recent(String key) {
    return text(key).stream()
        .flatMap(String::lines)
        .flatMap(line -> path(line).stream())
        .filter(Files::exists)
        .toList();
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException damaged) {
      return Optional.empty();
    }
  }

  /** Puts a file first among the recent ones. */
  public void addRecent(String key, Path used) {
    List<Path> recent = new ArrayList<>(recent(key));
    recent.remove(used.toAbsolutePath());
    recent.addFirst(used.toAbsolutePath());
    List<String> lines = recent.stream().limit(MOST_RECENT).map(Path::toString).toList();
    put(key, String.join("\n", lines));
  }

  /** Calls this once when values cannot be saved: now, where it has happened already. */
  public void onUnsaved(Consumer<UserProblem> told) {
    tell = told;
    if (unsaved != null) {
      tell.accept(unsaved);
    }
  }

  private void save() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path temporary = file.resolveSibling(file.getFileName() + ".new");
      try (Writer writer = Files.newBufferedWriter(temporary)) {
        values.store(writer, "CNN Lab");
      }
      Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      if (unsaved == null) { // once, not at each step of a slider
        unsaved =
            UserProblem.of("preferences.unsaved", FileProblem.of(e, file))
                .at(file.toString())
                .causedBy(e);
        log.warn("Told once", unsaved);
        tell.accept(unsaved);
      }
    }
  }
}
