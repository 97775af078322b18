package cnnlab.engine.machine;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import oshi.SystemInfo;

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
    return of(new SystemInfo().getHardware().getProcessor().getFeatureFlags());
  }

  /**
   * The widest one that a processor runs.
   *
   * @param features as the system lists them: Linux's flags, or Windows' names of features
   */
  public static InstructionSet of(List<String> features) {
    Set<String> flags = new HashSet<>();
    for (String line : features) {
      flags.addAll(List.of(line.toLowerCase(Locale.ROOT).split("[^a-z0-9]+", -1)));
    }
    if (flags.containsAll(List.of("avx512f", "avx512dq", "avx512bw", "avx512vl"))) {
      return AVX512;
    }
    return flags.contains("avx2") ? AVX2 : GENERIC;
  }
}
