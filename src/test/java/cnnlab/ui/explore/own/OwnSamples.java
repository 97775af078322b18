package cnnlab.ui.explore.own;

import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.Draft;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.arch.catalogue.Entry;
import java.nio.file.Files;
import java.nio.file.Path;

/** Networks of one's own for tests. */
public final class OwnSamples {
  private OwnSamples() {}

  /** LeNet-5 under another title, in a file of that name. */
  public static Entry save(String title, Path folder) throws Exception {
    Draft draft = Draft.of(Catalogue.build(Catalogue.entry("lenet5").settings())).renamed(title);
    Path file = Files.createDirectories(folder).resolve(title + ".json").toAbsolutePath();
    Files.writeString(file, ArchitectureJson.write(draft.build()));
    return Catalogue.entry(file.toString());
  }
}
