package cnnlab.data;

import java.nio.file.Path;

/** Where the data and the weights that come with the program lie. */
public final class Assets {
  private Assets() {}

  /**
   * A folder in {@code assets/}, which lies in the folder that the system property {@code
   * cnnlab.home} names, else in the working directory.
   */
  public static Path folder(String name) {
    return Path.of(System.getProperty("cnnlab.home", "")).resolve("assets").resolve(name);
  }
}
