package cnnlab.ui.explore.model;

import cnnlab.arch.History;
import cnnlab.text.UserProblem;
import cnnlab.ui.Background;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The drafts that are not saved, by the name of the network that each began as. */
final class KeptDrafts {
  private final Background background;
  private Consumer<UserProblem> onUnsaved = _ -> {};
  private final Map<String, History<DraftVersion>> drafts = new LinkedHashMap<>();
  private Optional<DraftFile> file = Optional.empty();

  KeptDrafts(Background background) {
    this.background = background;
  }

  /**
   * Keeps them in this file from now on.
   *
   * @param onRead is called when those in it are here
   * @param unsaved is told at each change that cannot be kept
   */
  void keepIn(Path path, Runnable onRead, Consumer<UserProblem> unsaved) {
    onUnsaved = unsaved;
    DraftFile kept = new DraftFile(path);
    file = Optional.of(kept);
    background.run(
        "explore.draft.read",
        kept::read,
        read -> {
          read.forEach(drafts::putIfAbsent);
          onRead.run();
        });
  }

  Optional<History<DraftVersion>> of(String network) {
    return Optional.ofNullable(drafts.get(network));
  }

  void put(String network, History<DraftVersion> draft) {
    drafts.put(network, draft);
    keep();
  }

  void remove(String network) {
    if (drafts.remove(network) != null) {
      keep();
    }
  }

  private void keep() {
    file.ifPresent(
        it -> {
          List<DraftFile.Kept> kept = drafts.values().stream().map(DraftFile.Kept::of).toList();
          background.run("explore.draft.keep", () -> it.write(kept), _ -> {}, onUnsaved);
        });
  }
}
