package cnnlab.training;

import cnnlab.arch.ArchitectureJson;
import cnnlab.arch.NetworkSettings;
import cnnlab.arch.catalogue.Catalogue;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.run.RunRecord;
import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The settings of a run, for another. A network of one's own is the one that the run was trained
 * with: where its file is gone or holds another by now, the run's own copy takes its place.
 */
public final class ReusedSettings {
  private static final String NETWORK = "network.json";

  private ReusedSettings() {}

  /**
   * The settings of a run.
   *
   * @param folder the run's, to which a network is written that is no longer elsewhere
   * @throws UserProblem if it cannot be written there
   */
  public static RunSettings of(RunRecord run, Path folder) throws UserProblem {
    RunSettings settings = run.settings();
    if (!run.hasOwnNetwork() || isStillThere(run)) {
      return settings;
    }
    Path copy = folder.resolve(NETWORK);
    try {
      AtomicFile.write(copy, ArchitectureJson.write(run.architecture()));
    } catch (IOException e) {
      throw FileProblem.of(e, copy);
    }
    NetworkSettings network = settings.network();
    return settings.with(
        new NetworkSettings(
            copy.toString(),
            network.inputSize(),
            network.classes(),
            1, // its channels contain the width
            network.auxiliary()));
  }

  private static boolean isStillThere(RunRecord run) {
    try {
      return Catalogue.build(run.settings().network()).equals(run.architecture());
    } catch (UserProblem gone) {
      return false;
    }
  }
}
