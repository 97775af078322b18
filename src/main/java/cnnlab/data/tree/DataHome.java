package cnnlab.data.tree;

import cnnlab.files.Sha256;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** Where fetched data sets lie, and what was worked out about others. */
public final class DataHome {
  private static final int KEY_BYTES = 8;

  private DataHome() {}

  /**
   * The folder that the system property {@code cnnlab.data} names, else {@code $CNNLAB_DATA}, else
   * {@code .cnnlab/data} at home. It need not exist.
   */
  public static Path folder() {
    String chosen = System.getProperty("cnnlab.data", System.getenv("CNNLAB_DATA"));
    return chosen == null || chosen.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cnnlab", "data")
        : Path.of(chosen).toAbsolutePath();
  }

  /** What can be worked out again. It need not exist. */
  public static Path cache() {
    return folder().resolve("cache");
  }

  /** A short name for what is kept about a path; the same for the same place. */
  public static String key(Path place) {
    byte[] path = place.toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(path), 0, KEY_BYTES);
  }
}
