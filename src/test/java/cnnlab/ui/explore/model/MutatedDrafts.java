package cnnlab.ui.explore.model;

import cnnlab.analysis.Analysis;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Drafts that were not saved, whose file is damaged. */
public final class MutatedDrafts {
  private MutatedDrafts() {}

  /** A sound file of one draft. */
  public static byte[] sound(Path file) throws Exception {
    NetworkSettings settings = new NetworkSettings("lenet5", 32, 3, 0.5, false);
    DraftVersion draft = DraftVersion.of(Analysis.of(Catalogue.build(settings)), settings);
    return Files.readAllBytes(new DraftFile(file).write(List.of(new DraftFile.Kept(draft, draft))));
  }

  /** Reads them and shows each. */
  public static void read(Path file) {
    new DraftFile(file).read().values().forEach(history -> history.now().shown());
  }
}
