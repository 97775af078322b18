package cnnlab.data;

import cnnlab.data.correction.Correction;
import cnnlab.data.correction.Corrections;
import cnnlab.data.tree.DataHome;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.files.WholeRecord;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Corrections on disk. Those of a folder or an archive lie beside it ({@code photos} and {@code
 * photos.corrections.json}), those of a data set known by its name in {@link DataHome}; nothing is
 * written into the data.
 */
public final class CorrectionsFile {
  private static final String ENDING = ".corrections.json";
  private static final int MOST_MEBIBYTES = 64;
  private static final JsonMapper JSON = new JsonMapper();

  private CorrectionsFile() {}

  /** Where the list of a data set lies, whether or not there is one yet. */
  public static Path of(String nameOrPath) throws UserProblem {
    if (Datasets.isName(nameOrPath)) {
      return DataHome.folder().resolve(nameOrPath + ENDING);
    }
    Path data = Path.of(Datasets.lasting(nameOrPath));
    return data.resolveSibling(data.getFileName() + ENDING);
  }

  /**
   * Reads a list; {@link Corrections#NONE} where there is no file.
   *
   * @throws UserProblem where it is damaged, or says two things of one image
   */
  public static Corrections read(Path file) throws UserProblem {
    if (!Files.exists(file)) {
      return Corrections.NONE;
    }
    try {
      Corrections read =
          Objects.requireNonNull(
              JSON.readValue(LimitedFile.text(file, MOST_MEBIBYTES), Corrections.class));
      WholeRecord.require(read, Set.of());
      Set<String> images = new HashSet<>();
      for (Correction change : read.changes()) {
        if (!images.add(change.image())) {
          throw new IllegalArgumentException(change.image());
        }
      }
      return read;
    } catch (JsonProcessingException | RuntimeException e) {
      throw UserProblem.of("correction.damaged", file).at(file.toString()).causedBy(e);
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** Writes a list in place of the one before; removes the file where nothing is corrected. */
  public static void write(Path file, Corrections corrections) throws UserProblem {
    try {
      if (corrections.changes().isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(
            file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(corrections) + "\n");
      }
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }
}
