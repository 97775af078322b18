package cnnlab.ui.explore.model;

import cnnlab.arch.History;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file that holds drafts as long as they are not saved: they outlive the window, even one that
 * is killed.
 */
final class DraftFile {
  private static final Logger LOG = LoggerFactory.getLogger(DraftFile.class);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final Path file;

  /**
   * What is kept of one draft.
   *
   * @param first the network that it began as
   */
  record Kept(DraftVersion first, DraftVersion now) {

    static Kept of(History<DraftVersion> history) {
      DraftVersion now = history.now();
      return new Kept(history.past().isEmpty() ? now : history.past().getFirst(), now);
    }
  }

  private static final int MOST_MEBIBYTES = 64;

  DraftFile(Path file) {
    this.file = file;
  }

  /** Writes what is kept; nothing is no file. */
  synchronized Path write(List<Kept> drafts) throws UserProblem {
    try {
      if (drafts.isEmpty()) {
        Files.deleteIfExists(file);
      } else {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, JSON.writeValueAsString(drafts));
      }
    } catch (IOException e) {
      throw UserProblem.of("draft.unsaved", FileProblem.of(e, file))
          .at(file.toString())
          .causedBy(e);
    }
    return file;
  }

  /** The drafts, by the name of the network they began as; none where they cannot be read. */
  synchronized Map<String, History<DraftVersion>> read() {
    Map<String, History<DraftVersion>> drafts = new LinkedHashMap<>();
    try {
      if (Files.exists(file)) {
        Kept[] all = JSON.readValue(LimitedFile.text(file, MOST_MEBIBYTES), Kept[].class);
        for (Kept each : Objects.requireNonNullElse(all, new Kept[0])) {
          String name = each.now().settings().name();
          drafts.put(name, History.of(each.first()).then(each.now()));
        }
      }
    } catch (JsonProcessingException damaged) {
      LOG.warn("The drafts kept in {} cannot be understood", file, damaged);
    } catch (IOException | UserProblem unreadable) {
      LOG.warn("The drafts kept in {} cannot be read", file, unreadable);
    }
    return drafts;
  }
}
