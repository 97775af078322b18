package cnnlab.engine;

import cnnlab.run.RunSettings;
import cnnlab.text.UserProblem;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Recognizes that memory ran out, in Java's heap or in the engine's native memory. */
public final class MemoryProblem {
  private MemoryProblem() {}

  public static boolean is(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
        .anyMatch(cause -> cause instanceof OutOfMemoryError || isAllocation(cause.getMessage()));
  }

  /** How ND4J and JavaCPP word it. */
  private static boolean isAllocation(@Nullable String message) {
    String words = Objects.toString(message, "").toLowerCase(Locale.ROOT);
    return words.contains("bad_alloc")
        || words.contains("cannot allocate")
        || words.contains("failed to allocate")
        || words.contains("out of memory");
  }

  /** That in words, where it is what was thrown; else what was thrown. */
  public static Throwable inWords(Throwable thrown) {
    return is(thrown) && !(thrown instanceof UserProblem)
        ? UserProblem.of("memory.out").causedBy(thrown)
        : thrown;
  }

  /** Why training ended that was not to end. */
  public static UserProblem orCrash(RunSettings settings, Throwable thrown) {
    return is(thrown)
        ? of(settings, thrown)
        : UserProblem.of("train.crashed", thrown.toString()).causedBy(thrown);
  }

  public static UserProblem of(RunSettings settings, Throwable cause) {
    int batch = settings.batchSize();
    return UserProblem.of("train.memory", settings.network().name(), batch, Math.max(1, batch / 2))
        .at("batchSize")
        .causedBy(cause);
  }
}
