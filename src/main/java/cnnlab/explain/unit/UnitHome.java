package cnnlab.explain.unit;

import cnnlab.data.tree.DataHome;
import java.nio.file.Path;

/** Where is kept which images excite the units of a network: beside the data. */
public final class UnitHome {
  private static final int HASH_SHOWN = 16;

  private UnitHome() {}

  /**
   * A folder for a network and a part of a data set.
   *
   * @param sha256 of the network's weight file, hexadecimal
   * @param split "test"
   */
  public static Path of(String sha256, String dataset, String split) {
    return DataHome.cache()
        .resolve("units")
        .resolve(sha256.substring(0, HASH_SHOWN))
        .resolve(dataset + "-" + split);
  }
}
