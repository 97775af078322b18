package cnnlab.data.fetch;

import cnnlab.data.known.RemoteFile;

/** None of a file's addresses answered. */
final class Unreachable extends Exception {
  Unreachable(RemoteFile file) {
    super("None of " + file.addresses() + " answered");
  }
}
