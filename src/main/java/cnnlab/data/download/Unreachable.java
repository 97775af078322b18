package cnnlab.data.download;

/** None of a file's addresses answered. */
final class Unreachable extends Exception {
  Unreachable(RemoteFile file) {
    super("None of " + file.addresses() + " answered");
  }
}
