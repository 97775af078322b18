package cnnlab.weights.pytorch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A pickle written by hand, as somebody would who means harm. */
final class PickleBytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  /** Bytes, given as whole numbers or as characters. */
  PickleBytes add(int... codes) {
    for (int code : codes) {
      out.write(code);
    }
    return this;
  }

  PickleBytes add(String ascii) {
    out.writeBytes(ascii.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  PickleBytes add(PickleBytes other) {
    out.writeBytes(other.bytes());
    return this;
  }

  PickleBytes global(String module, String name) {
    return add("c" + module + "\n" + name + "\n");
  }

  /** A text of at most 255 bytes. */
  PickleBytes text(String text) {
    return add('X', text.length(), 0, 0, 0).add(text);
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  /** As the pickle of a zip, with a storage of zeros under the key 0. */
  Path asZip(Path file, int storageBytes) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.setMethod(ZipOutputStream.DEFLATED);
      put(zip, "archive/data.pkl", bytes());
      put(zip, "archive/data/0", new byte[storageBytes]);
      put(zip, "archive/version", "3\n".getBytes(StandardCharsets.US_ASCII));
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
  }

  /** As the fourth pickle of a file of before 1.6. */
  Path asLegacy(Path file) throws IOException {
    try (OutputStream to = Files.newOutputStream(file)) {
      to.write(
          new PickleBytes()
              .add(0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19)
              .add(".")
              .add(0x80, 2, 'M', 0xe9, 3, '.')
              .add(0x80, 2, '}', '.')
              .add(this)
              .add(0x80, 2, ']', '.')
              .bytes());
    }
    return file;
  }
}
