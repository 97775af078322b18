package cnnlab.data.download;

import java.net.URI;
import java.util.List;

/**
 * A file as it is published.
 *
 * @param bytes its size
 * @param md5 its check sum in hexadecimal, as its publisher or torchvision gives it
 * @param addresses where it can be had, the first to be tried first
 */
public record RemoteFile(String name, long bytes, String md5, List<URI> addresses) {
  public RemoteFile {
    addresses = List.copyOf(addresses);
  }

  static RemoteFile of(String name, long bytes, String md5, String... folders) {
    return new RemoteFile(
        name, bytes, md5, List.of(folders).stream().map(at -> URI.create(at + name)).toList());
  }
}
