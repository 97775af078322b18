package cnnlab.data.download;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By what a publisher lets people know the right file.
 *
 * @param digits hexadecimal; all of them, or as many of the first as are published
 */
public record Checksum(String algorithm, String digits) {

  static Checksum md5(String digits) {
    return new Checksum("MD5", digits);
  }

  /** The first digits of a SHA-256. */
  public static Checksum sha256(String digits) {
    return new Checksum("SHA-256", digits);
  }

  /** Whether it is that of a file's content. */
  public boolean isOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestOutputStream digest =
            new DigestOutputStream(
                OutputStream.nullOutputStream(), MessageDigest.getInstance(algorithm))) {
      in.transferTo(digest);
      return HexFormat.of().formatHex(digest.getMessageDigest().digest()).startsWith(digits);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has those two
    }
  }
}
