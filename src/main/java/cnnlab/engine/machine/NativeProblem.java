package cnnlab.engine.machine;

import cnnlab.files.FileProblem;
import cnnlab.text.UserProblem;
import java.nio.file.Path;

/** Says why a native library could not be loaded. */
public final class NativeProblem {
  private NativeProblem() {}

  /**
   * The problem of a library that JavaCPP or JNA was to unpack below the home and load: not always
   * this machine's processor.
   */
  public static UserProblem of(String library, Throwable thrown) {
    return FileProblem.ofFullDisk(thrown, Path.of(System.getProperty("user.home")))
        .orElseGet(() -> UserProblem.of("engine.native", library).causedBy(thrown));
  }
}
