package cnnlab.data.tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an archive is by its content, whatever it is called. */
enum ArchiveFormat {
  ZIP("PK"),
  GZIP("\u001f\u008b"),
  RAR("Rar!"),
  SEVEN_ZIP("7z\u00bc\u00af"),
  /** What is none of the others; its own mark came late and may be missing. */
  TAR("");

  private static final int HEAD = 4;

  private final String beginning;

  ArchiveFormat(String beginning) {
    this.beginning = beginning;
  }

  static ArchiveFormat of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
      for (ArchiveFormat format : values()) {
        if (head.startsWith(format.beginning)) {
          return format;
        }
      }
      return TAR;
    }
  }
}
