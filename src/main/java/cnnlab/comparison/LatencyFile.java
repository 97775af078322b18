package cnnlab.comparison;

import cnnlab.arch.Architecture;
import cnnlab.arch.ArchitectureJson;
import cnnlab.data.tree.DataHome;
import cnnlab.files.AtomicFile;
import cnnlab.files.FileProblem;
import cnnlab.files.LimitedFile;
import cnnlab.files.Sha256;
import cnnlab.files.WholeRecord;
import cnnlab.text.UserProblem;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The latencies that were measured, by network and machine: what one machine took is never shown as
 * what another takes.
 */
public final class LatencyFile {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Map<String, Latency>>> LAYOUT =
      new TypeReference<>() {};

  private static final int MOST_MEBIBYTES = 16;

  private final Path file;

  public LatencyFile(Path file) {
    this.file = file;
  }

  /** The user's, beside what else can be worked out again. */
  public static LatencyFile usual() {
    return new LatencyFile(DataHome.cache().resolve("latency.json"));
  }

  /** What was measured of networks on one machine, by their {@link #key}. */
  public Map<String, Latency> on(String machine) {
    Map<String, Latency> found = new TreeMap<>();
    read()
        .forEach(
            (network, machines) ->
                Optional.ofNullable(machines.get(machine)).ifPresent(it -> found.put(network, it)));
    return found;
  }

  /** Keeps what was measured, in place of what was before on the same machine. */
  public synchronized void put(Architecture network, Latency latency) throws UserProblem {
    Map<String, Map<String, Latency>> all = read();
    all.computeIfAbsent(key(network), _ -> new TreeMap<>()).put(latency.machine(), latency);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AtomicFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    } catch (IOException e) {
      throw FileProblem.of(e, file);
    }
  }

  /** Tells a network from others: SHA-256 of its architecture. */
  public static String key(Architecture network) {
    byte[] json = ArchitectureJson.write(network).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.digest().digest(json));
  }

  private Map<String, Map<String, Latency>> read() {
    try {
      if (!Files.exists(file)) {
        return new TreeMap<>();
      }
      var all = JSON.readValue(LimitedFile.text(file, MOST_MEBIBYTES), LAYOUT);
      for (Map<String, Latency> machines : all.values()) {
        machines.values().forEach(latency -> WholeRecord.require(latency, Set.of()));
      }
      return all;
    } catch (IOException | UserProblem | RuntimeException _) {
      return new TreeMap<>(); // it is measured anew
    }
  }
}
