package cnnlab.engine.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The builds of ND4J's native part.
 *
 * <p>Left alone, JavaCPP loads the first build on the class path that links, whatever the
 * processor.
 */
public enum InstructionSet {
  AVX512("AVX-512", "-onednn-avx512"),
  AVX2("AVX2", "-onednn-avx2"),
  GENERIC("generic", "");

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private final String title;
  private final String extension;

  InstructionSet(String title, String extension) {
    this.title = title;
    this.extension = extension;
  }

  public String title() {
    return title;
  }

  /** JavaCPP's platform extension. */
  public String extension() {
    return extension;
  }

  /** The widest one that this machine runs and ND4J is published for. */
  public static InstructionSet ofThisMachine() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    try {
      return system.startsWith("windows")
          ? AVX2
          : of(Files.readString(PROCESSOR, StandardCharsets.US_ASCII));
    } catch (IOException notLinux) {
      return GENERIC;
    }
  }

  /**
   * The widest one that a processor runs.
   *
   * @param processors Linux's description
   */
  public static InstructionSet of(String processors) {
    if (processors.matches("(?s).*\\bavx512f\\b.*\\bavx512dq\\b.*")
        && processors.matches("(?s).*\\bavx512bw\\b.*\\bavx512vl\\b.*")) {
      return AVX512;
    }
    return processors.matches("(?s).*\\bavx2\\b.*") ? AVX2 : GENERIC;
  }
}
