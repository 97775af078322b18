package cnnlab.data.download;

import java.net.URI;
import java.util.List;

/**
 * A file as it is published.
 *
 * @param bytes its size
 * @param rounding by how many bytes the size may be wrong, where it is published rounded; else 0
 * @param checksum as its publisher or torchvision gives it
 * @param addresses where it can be had, the first to be tried first
 */
public record RemoteFile(
    String name, long bytes, long rounding, Checksum checksum, List<URI> addresses) {
  public RemoteFile {
    addresses = List.copyOf(addresses);
  }

  static RemoteFile of(String name, long bytes, String md5, String... folders) {
    return new RemoteFile(
        name,
        bytes,
        0,
        Checksum.md5(md5),
        List.of(folders).stream().map(at -> URI.create(at + name)).toList());
  }

  /** The fewest bytes that the whole file can have. */
  long least() {
    return bytes - rounding;
  }

  /** The most bytes that it can have. */
  long most() {
    return bytes + rounding;
  }
}
