package cnnlab.run;

import cnnlab.weights.ElementType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import oshi.SystemInfo;

/**
 * On what a run was made.
 *
 * @param version CNN Lab's
 * @param created ISO-8601 instant
 * @param engine executor and backend ("ND4J 1.0.0-M2.1 CPU, AVX512")
 * @param origin of the weights it started with; null where they were random
 * @param weights to what its best weights were rounded when it was bundled; null where they are as
 *     training left them, in single precision
 */
public record Provenance(
    String version,
    String created,
    String jdk,
    String os,
    String cpu,
    int threads,
    String engine,
    @Nullable PretrainedOrigin origin,
    @Nullable ElementType weights) {
  /** Before the lab was written, and when years no longer have four digits. */
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");

  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

  public Provenance {
    Instant time = Instant.parse(created); // runs are named by it: anything else is damage
    if (time.isBefore(FIRST) || time.isAfter(LAST)) {
      throw new IllegalArgumentException(created);
    }
  }

  /** What computed: "AMD EPYC 9654, 8 threads". */
  public String machine() {
    return "%s, %d thread%s".formatted(cpu, threads, threads == 1 ? "" : "s");
  }

  /** CNN Lab's version. */
  public static final String VERSION = "1.0";

  /** Of what begins with nothing, here and now. */
  public static Provenance now(String engine, int threads) {
    return now(engine, threads, null);
  }

  /** Of a run that begins here and now. */
  public static Provenance now(String engine, int threads, @Nullable PretrainedOrigin origin) {
    return new Provenance(
        VERSION,
        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        processor(),
        threads,
        engine,
        origin,
        null);
  }

  /** The processor's name as the system tells it. */
  public static String processor() {
    return new SystemInfo().getHardware().getProcessor().getProcessorIdentifier().getName().strip();
  }
}
