package cnnlab.weights.hub;

import cnnlab.data.download.RemoteFile;

/** From where published weights can be had. */
public sealed interface Origin {

  /** From their publisher's address. */
  record Published(RemoteFile file) implements Origin {}

  /**
   * From a package of the client {@code npm}, which knows where to get it.
   *
   * @param specification name and version
   */
  record Packaged(String specification) implements Origin {}
}
