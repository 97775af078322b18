package cnnlab.evaluation;

import cnnlab.data.tree.DataHome;
import cnnlab.run.StoredRun;
import java.nio.file.Path;

/** Where predictions are kept. */
public final class EvaluationHome {
  private static final int HASH_SHOWN = 8;

  private EvaluationHome() {}

  /** Beside a run; of one that comes along, at home. */
  public static Path of(StoredRun run, String sha256) {
    return run.isBundled()
        ? atHome(run.folder().getFileName().toString(), sha256)
        : run.folder().resolve("evaluation");
  }

  /** Of a weight file: at home, whatever becomes of the file's folder. */
  public static Path of(Path weights, String sha256) {
    String name = weights.getFileName().toString();
    int end = name.lastIndexOf('.');
    return atHome(end > 0 ? name.substring(0, end) : name, sha256);
  }

  private static Path atHome(String name, String sha256) {
    return DataHome.cache()
        .resolve("evaluations")
        .resolve(name + "-" + sha256.substring(0, HASH_SHOWN));
  }
}
